import { unknownFacts, type Script } from '@aliado/domain';
import { knowledgeOf, type Knowledge } from '../knowledge.ts';
import { ScriptRanker, type ScriptExample } from '../script-ranking/script-ranker.ts';
import { spokenTurn, weighted } from '../window.ts';
import { LearntScriptProposer } from './learnt-script-proposer.ts';
import { ScriptTextProposer } from './script-text-proposer.ts';

const aScript = (id: string, name: string): Script => ({
  ...{ id, version: 1, name: { es: name, en: name }, matter: id, owner: 'x', start: 'hello' },
  triggers: { es: [], en: [name] },
  steps: [
    { id: 'hello', kind: 'say', next: 'hello', tick: { es: '', en: 'Greet' }, text: { es: '', en: 'Hello there' } },
  ],
});
const playbook = (...scripts: readonly Script[]) =>
  knowledgeOf('en', { scripts, guidelines: [], articles: [], synonyms: null, matterName: () => null });
const [outage, bill, garden] = [
  aScript('outage', 'The internet is down'),
  aScript('bill', 'A question about an invoice'),
  aScript('garden', 'Somebody should water the roses in the garden'),
];
const example = (script: string, text: string): ScriptExample => ({ script, turns: [{ by: 'customer', text }] });
const examples = [
  ...['a storm and the lamp is blinking', 'lamp blinking red since the storm'].map((text) => example('outage', text)),
  ...['you took forty euros twice', 'euros were taken twice'].map((text) => example('bill', text)),
  ...['good morning', 'when do you open'].map((text) => example('', text)),
];
const before = playbook(outage, bill);
const { trained } = ScriptRanker.train('en', before.scriptVoices, examples).sharpened(4);
const model = { version: 3, trained };

function propose(knowledge: Knowledge, isLearnt: boolean, ...said: readonly string[]) {
  const of = () => knowledge;
  const models = { of: () => (isLearnt ? model : null) };
  const turns = weighted(
    said.map((text, place) => spokenTurn(place + 1, true, text, (words) => knowledge.analyser.tokens(words))),
  );
  const nobody = { matter: null, openMatters: new Set<string>(), scope: unknownFacts, began: 0 };
  const window = { language: 'en', turns, ...nobody } as const;
  return new LearntScriptProposer(of, models, new ScriptTextProposer(of))
    .propose(window)
    .toSorted((one, other) => other.reason.score - one.reason.score);
}

describe('scripts proposed by what earlier calls were about', () => {
  it('say so, with the version of what was learnt, the words that weighed and where they were said', () => {
    const [best] = propose(before, true, 'hello', 'the lamp is blinking');
    expect(best).toMatchObject({
      target: { id: 'outage' },
      reason: { proposer: 'model', source: { id: 'scripts', version: 3 }, lineSequence: 2 },
    });
    expect(best?.reason.words.slice(0, 2).toSorted()).toEqual(['blinking', 'lamp']);
    expect(best?.reason.score).toBeGreaterThan(0.5);
    expect(best?.evidence.length).toBeGreaterThan(1);
  });

  it('are likely only as far as it is no call without a script', () => {
    expect(propose(before, true, 'good morning')[0]?.reason.score).toBeLessThan(0.35);
  });

  it('leave a script that is new in the playbook the chance that its text gives it', () => {
    const after = playbook(outage, bill, garden);
    const said = 'somebody should water the roses in my garden';
    const chanceOf = (isLearnt: boolean) =>
      propose(after, isLearnt, said).find(({ target }) => target.id === 'garden')?.reason;
    expect(chanceOf(true)).toEqual(chanceOf(false));
    const sum = propose(after, true, said).reduce((total, { reason }) => total + reason.score, 0);
    expect(sum).toBeLessThanOrEqual(1);
  });

  it('are not drowned by many new scripts of which each is a little likely by its text', () => {
    const garden = 'Somebody should water the roses in the garden since the storm';
    const many = Array.from({ length: 8 }, (_, place) => aScript(`garden-${place}`, garden));
    const proposals = propose(playbook(outage, bill, ...many), true, 'lamp blinking red in the garden since the storm');
    expect(proposals[0]?.target.id).toBe('outage');
    const chance = proposals[0]?.reason.score ?? 0;
    const strangers = proposals.slice(1).reduce((sum, { reason }) => sum + reason.score, 0);
    expect(chance).toBeGreaterThan(0.35);
    expect(chance + strangers).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('are never one that left the playbook', () => {
    const after = playbook(bill);
    expect(propose(after, true, 'the lamp is blinking').map(({ target }) => target.id)).not.toContain('outage');
  });

  it('are told by their text while nothing was learnt', () => {
    expect(propose(before, false, 'the internet is down')[0]?.reason.proposer).toBe('text');
  });
});
