import type { Script } from '@aliado/domain';
import { knowledgeOf } from '../knowledge.ts';
import { decodeModel } from '../learn/model-bytes.ts';
import { seeded } from '../learn/seeded.ts';
import { isNoWorse } from './judge-hints.ts';
import { trainScripts } from './train-scripts.ts';
import type { TrainingCall } from './training-call.ts';

const aScript = (id: string, name: string): Script => ({
  ...{ id, version: 1, name: { es: name, en: name }, matter: id, owner: 'x', start: 'hello' },
  triggers: { es: [], en: [] },
  steps: [
    { id: 'hello', kind: 'say', next: 'hello', tick: { es: '', en: 'Greet' }, text: { es: '', en: 'Hello there' } },
  ],
});
const knowledge = knowledgeOf('en', {
  ...{ guidelines: [], articles: [], synonyms: null, matterName: () => null },
  scripts: [aScript('outage', 'Connection'), aScript('bill', 'Invoice')],
});
/** What people say of a thing and no script does. */
const words: Readonly<Record<string, readonly string[]>> = {
  outage: ['storm', 'router', 'blinking', 'lamp', 'nothing', 'loads', 'screen', 'frozen'],
  bill: ['money', 'twice', 'euros', 'taken', 'account', 'charge', 'refund', 'sum'],
  none: ['weather', 'holiday', 'hours', 'parking', 'job', 'press', 'school', 'visit'],
};

function calls(count: number): readonly TrainingCall[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, nth) => {
    const about = ['outage', 'bill', 'none'][nth % 3] ?? 'none';
    const pick = () => words[about]?.[Math.floor(random() * 8)] ?? '';
    const text = () => `${pick()} ${pick()} ${pick()} ${pick()}`;
    const turns = [text(), text(), text()].map((said) => ({ by: 'customer' as const, text: said }));
    return { id: `call-${nth}`, language: 'en', script: about === 'none' ? null : about, turns };
  });
}

describe('learning which script is right', () => {
  const trained = trainScripts(calls(150), knowledge, null);
  if ('refused' in trained) throw new Error('there are enough calls');

  it('is judged on calls that were held back, beside what answered before on the same', () => {
    const { found, before } = trained.figures;
    expect(found.calls).toBe(before.calls);
    expect(found.calls + trained.examples).toBe(150);
    expect(found.first).toBeGreaterThan(before.first);
    expect(found.first).toBeGreaterThan(0.9);
    expect(found.quiet).toBeGreaterThan(0.9);
    expect(trained.isNoWorse).toBe(true);
  });

  it('finds the same from the same calls', () => {
    const again = trainScripts(calls(150), knowledge, null);
    expect('bytes' in again && Buffer.from(again.bytes).equals(trained.bytes)).toBe(true);
  });

  it('is found worse than a live model that knows better', () => {
    const live = { version: 1, trained: decodeModel(trained.bytes) };
    const wrong = calls(150).map((call, nth) =>
      nth % 4 === 0 ? call : { ...call, script: call.script === 'bill' ? 'outage' : 'bill' },
    );
    const rightAgain = trainScripts(wrong, knowledge, null);
    if ('refused' in rightAgain) throw new Error('there are enough calls');
    expect(isNoWorse(rightAgain.figures.before, trained.figures.found)).toBe(false);
    const same = trainScripts(calls(150), knowledge, live);
    expect(same).toMatchObject({ isNoWorse: true, figures: { before: trained.figures.found } });
  });

  it('needs calls enough, and leaves out scripts that the playbook does not hold', () => {
    expect(trainScripts(calls(9), knowledge, null)).toMatchObject({
      refused: 'too-few-calls',
      needed: { learning: 20 },
    });
    const strange = calls(150).map((call) => ({ ...call, script: 'gone' }));
    expect(trainScripts(strange, knowledge, null)).toMatchObject({ refused: 'too-few-calls', learning: 0, judging: 0 });
  });
});
