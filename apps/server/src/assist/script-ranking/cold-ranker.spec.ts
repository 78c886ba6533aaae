import type { CallTurn } from '../call-turn.ts';
import { ColdRanker } from './cold-ranker.ts';
import type { ScriptText } from './script-text.ts';

const said = (...texts: readonly string[]): readonly CallTurn[] => texts.map((text) => ({ by: 'customer', text }));
const asked = (text: string): CallTurn => ({ by: 'agent', text, action: null });

function aScript(id: string, opening: string, agent: string, actions: readonly string[] = []): ScriptText {
  const plain = (text: string) => [{ text, weight: 1 }];
  return { id, opening: plain(opening), customer: [], agent: plain(agent), actions };
}

describe('scripts that nobody has called about yet', () => {
  const ranker = new ColdRanker('en', [
    aScript('book-ride', 'I would like to book a ride', 'Where should the driver pick you up?', ['find-driver']),
    aScript('change-ride', 'I would like to change my ride', 'What is your booking number?', ['find-booking']),
    aScript('balance', 'Can I see my bank balance?', 'What is your account number?', ['find-account']),
  ]);
  const best = (turns: readonly CallTurn[]) => {
    const scores = ranker.scores(turns);
    return ranker.scripts[scores.indexOf(Math.max(...scores))]?.id;
  };

  it('are found by words that the house never wrote down, where others say the same', () => {
    expect(best(said('Could you get me a taxi?'))).toBe('book-ride');
  });

  it('are told apart by whether a thing is wanted or is under way already', () => {
    expect(best(said('hello', 'about my ride'))).toBe('change-ride');
    expect(best(said('hello', 'I need a ride'))).toBe('book-ride');
  });

  it('are found by the questions that the agent has asked', () => {
    expect(best([...said('hi'), asked('What is your account number, please?')])).toBe('balance');
  });

  it('are found by what the agent did in other systems', () => {
    expect(best([...said('hi'), { by: 'call', action: 'find-booking', given: [] }])).toBe('change-ride');
  });

  it('are all alike after a greeting', () => {
    expect([...ranker.scores(said('Hello!'))]).toEqual([0, 0, 0]);
  });

  it('are not found by what the customer says it is not about', () => {
    const scores = ranker.scores(said('I am not calling about my bank balance, I need a ride'));
    expect(scores[2]).toBe(0);
  });

  it('are explained by the words that weighed, which add up to the score', () => {
    const turns = said('hello', 'a taxi please, book it');
    const words = ranker.weighedWords(turns, 0);
    const sum = words.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(ranker.scores(turns)[0] ?? 0, 6);
    expect(words.map(({ word }) => word)).toContain('taxi');
  });
});
