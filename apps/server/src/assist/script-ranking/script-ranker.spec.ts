import type { CallTurn } from '../call-turn.ts';
import { ColdRanker } from './cold-ranker.ts';
import { ScriptRanker, type ScriptExample } from './script-ranker.ts';
import type { ScriptText } from './script-text.ts';

const aScript = (id: string, opening: string): ScriptText => ({
  ...{ id, opening: [{ text: opening, weight: 1 }] },
  ...{ customer: [], agent: [], actions: [] },
});
const call = (...texts: readonly string[]): readonly CallTurn[] => texts.map((text) => ({ by: 'customer', text }));
const example = (script: string, ...texts: readonly string[]): ScriptExample => ({ script, turns: call(...texts) });

describe('scripts that people have called about', () => {
  const cold = new ColdRanker('en', [
    aScript('outage', 'the internet is down'),
    aScript('bill', 'I have a question about an invoice'),
    aScript('garden', 'somebody should water the garden'),
  ]);
  const examples = [
    example('outage', 'hello', 'nothing works since the storm'),
    example('outage', 'the storm took it all away'),
    example('bill', 'good morning', 'you took forty euros twice'),
    example('bill', 'twice the money was taken'),
  ];
  const ranker = ScriptRanker.train('en', cold, examples);
  const best = (...texts: readonly string[]) => {
    const chances = ranker.chances(call(...texts));
    return cold.scripts[chances.indexOf(Math.max(...chances))]?.id;
  };

  it('are found by what was said in those calls, though no script says it', () => {
    expect(best('there was a storm here')).toBe('outage');
    expect(best('why did you take it twice')).toBe('bill');
  });

  it('leave room for a script that nobody has called about', () => {
    expect(best('can somebody water my garden')).toBe('garden');
  });

  it('have chances that add up to one', () => {
    const chances = ranker.chances(call('the storm and the garden'));
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
  });

  it('are found alike by whoever learns from the same calls', () => {
    const again = ScriptRanker.train('en', cold, examples);
    expect([...again.chances(call('the storm'))]).toEqual([...ranker.chances(call('the storm'))]);
  });
});
