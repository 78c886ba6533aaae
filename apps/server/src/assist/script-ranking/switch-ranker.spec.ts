import type { CallTurn } from '../call-turn.ts';
import { ColdRanker } from './cold-ranker.ts';
import type { ScriptText } from './script-text.ts';
import { SwitchRanker, type SwitchExample } from './switch-ranker.ts';

const aScript = (id: string, opening: string): ScriptText => ({
  ...{ id, opening: [{ text: opening, weight: 1 }] },
  ...{ customer: [], agent: [], actions: [] },
});
const said = (...texts: readonly string[]): readonly CallTurn[] => texts.map((text) => ({ by: 'customer', text }));

describe('a call that turns to something else', () => {
  const cold = new ColdRanker('en', [
    aScript('weather', 'what is the weather like'),
    aScript('flight', 'I would like to book a flight'),
    aScript('hotel', 'I am looking for a hotel'),
  ]);
  const example = (script: string, walked: readonly string[], ...texts: readonly string[]): SwitchExample => ({
    ...{ script, walked },
    turns: said(...texts),
  });
  const examples = [
    example('weather', ['flight'], 'book a flight', 'will it rain there'),
    example('hotel', ['flight'], 'book a flight', 'and where could I sleep'),
    example('weather', ['hotel'], 'find a hotel', 'will it rain in May'),
    example('flight', ['hotel'], 'find a hotel', 'how do I get there by plane'),
  ];
  const ranker = SwitchRanker.train('en', cold, examples);

  it('is understood by what was said last', () => {
    const chances = ranker.chances({ turns: said('book a flight', 'will it rain'), walked: ['flight'] });
    expect(chances.indexOf(Math.max(...chances))).toBe(0);
  });

  it('does not turn to the script in hand', () => {
    const chances = ranker.chances({ turns: said('about the hotel'), walked: ['hotel'] });
    expect(chances[2]).toBe(0);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
  });
});
