import { unknownFacts, type Script, type ScriptStep } from '@aliado/domain';
import { knowledgeOf } from '../knowledge.ts';
import { fitsFrom } from '../rank-proposals.ts';
import { spokenTurn, weighted } from '../window.ts';
import { ScriptTextProposer } from './script-text-proposer.ts';

/** A script as somebody writes it who has no time: a name, one sentence of customers, and what the agent says. */
function aScript(id: string, trigger: string, ...replies: readonly string[]): Script {
  const steps = replies.map((reply, place): ScriptStep => ({
    ...{ id: `s${place}`, kind: 'say', next: `s${place + 1}` },
    ...{ tick: { es: '', en: 'Said' }, text: { es: '', en: reply } },
  }));
  return {
    ...{ id, version: 1, name: { es: id, en: id }, matter: id, owner: 'x', start: 's0' },
    ...{ triggers: { es: [], en: [trigger] }, steps },
  };
}

const scripts = [
  aScript(
    'Viewing',
    'I want to look at a flat',
    'Which apartment would you like to view, and on which day?',
    'There is a viewing of that apartment then. Shall I book it?',
    'Have you paid the application fee for the apartment?',
  ),
  aScript(
    'Ride',
    'I need a taxi',
    'Where should the driver pick you up, and where do you go?',
    'Your driver comes in a white car.',
    'The fare is paid to the driver.',
  ),
  aScript(
    'Party',
    'We celebrate a birthday',
    'How many guests do you invite to the party?',
    'Which food and drinks are for the guests?',
    'The venue is free on that evening.',
  ),
  aScript(
    'Doctor',
    'I am ill',
    'Which doctor do you want an appointment with?',
    'What symptoms should the doctor know of?',
    'The appointment with the doctor is made.',
  ),
];

function chances(house: readonly Script[], ...said: readonly string[]): Readonly<Record<string, number>> {
  const knowledge = knowledgeOf('en', {
    ...{ scripts: house, guidelines: [], articles: [], synonyms: null, matterName: () => null },
  });
  const turns = weighted(
    said.map((text, place) => spokenTurn(place + 1, true, text, (words) => knowledge.analyser.tokens(words))),
  );
  const nobody = { matter: null, openMatters: new Set<string>(), scope: unknownFacts, began: 0 };
  const proposals = new ScriptTextProposer(() => knowledge).propose({ language: 'en', turns, ...nobody });
  return Object.fromEntries(proposals.map(({ target, reason }) => [target.id, reason.score]));
}

describe('scripts proposed by their text', () => {
  const said = 'Could you book me a viewing of an apartment? I have paid the application fee already.';

  it('are found by what their steps say where the house has written down few sentences of customers', () => {
    const { Viewing = 0, ...others } = chances(scripts, said);
    expect(Viewing).toBeGreaterThan(fitsFrom);
    expect(Math.max(0, ...Object.values(others))).toBeLessThan(Viewing / 4);
  });

  it('are left alone there by what nobody has written of', () => {
    const found = chances(scripts, 'Good morning, is that the office?', 'I lost my umbrella with you yesterday.');
    expect(Math.max(0, ...Object.values(found))).toBeLessThan(fitsFrom);
  });

  it('never take more than one chance together, however many sentences there are', () => {
    for (const copies of [0, 4, 10, 20]) {
      const heard = Array.from({ length: copies }, (_, at) => `I would like to see number ${at} of your apartments`);
      const house = scripts.map((one) => (one.id === 'Viewing' ? { ...one, heard: { es: [], en: heard } } : one));
      const sum = Object.values(chances(house, said)).reduce((all, one) => all + one, 0);
      expect(sum).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
