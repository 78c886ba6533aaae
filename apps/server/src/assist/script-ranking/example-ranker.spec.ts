import type { CallTurn } from '../call-turn.ts';
import { atOnce } from '../in-slices.ts';
import { Analyser } from '../text/analyser.ts';
import { ExampleRanker } from './example-ranker.ts';
import { smallTalk } from './small-talk.ts';

const said = (...texts: readonly string[]): readonly CallTurn[] => texts.map((text) => ({ by: 'customer', text }));
const scripts = [
  { id: 'refund', said: ['I sent it back and have seen no money', 'You owe me money', 'When am I paid back?'] },
  { id: 'visit', said: ['The engineer never came', 'I waited in for the repair', 'Where is the repair man?'] },
  { id: 'unwritten', said: [] },
];
const learn = () => atOnce(ExampleRanker.reading(new Analyser('en'), scripts, smallTalk.en));

describe('scripts that sentences were written down for', () => {
  const ranker = learn();
  const best = (...texts: readonly string[]) => {
    const { scores } = ranker.read(said(...texts));
    return scripts[scores.indexOf(Math.max(...scores))]?.id;
  };

  it('are found by sentences that are like them', () => {
    expect(best('The money has not been paid')).toBe('refund');
    expect(best('I am waiting for your engineer')).toBe('visit');
  });

  it('are found behind small talk, which tells of none', () => {
    const greeting = ranker.read(said('Hello, good morning.'));
    const telling = ranker.read(said('Hello, good morning.', 'The engineer for the repair never came'));
    expect(greeting.anyFits).toBeLessThan(0);
    expect(telling.anyFits).toBeGreaterThan(greeting.anyFits + 1);
    expect(best('Hello, good morning.', 'The engineer for the repair never came')).toBe('visit');
  });

  it('are told by what is said of them, however much small talk comes before it', () => {
    const telling = 'The engineer for the repair never came';
    const [alone, behind] = [[telling], ['Hold on, let me find the paper.', 'Sorry, the baby is crying.', telling]].map(
      (texts) => ranker.read(said(...texts)).scores[1] ?? 0,
    );
    expect(Math.abs((alone ?? 0) - (behind ?? 0))).toBeLessThan(0.3 * Math.abs(alone ?? 0));
  });

  it('are not found by what somebody says that it is not about', () => {
    const asked = ranker.read(said('I have a question, the engineer never came'));
    const denied = ranker.read(said('I have a question, it is not about the engineer who never came'));
    expect(asked.scores[1]).toBeGreaterThan(asked.scores[0] ?? 0);
    expect(denied.anyFits).toBeLessThan(asked.anyFits - 1);
    expect(denied.weighing(1).map(({ word }) => word)).toEqual([
      'I',
      'have',
      'a',
      'question',
      'it',
      'is',
      'not',
      'about',
    ]);
  });

  it('are not found by what the agent says', () => {
    const asked: CallTurn = { by: 'agent', text: 'Is it about the engineer?', action: null };
    expect([...ranker.read([asked]).scores]).toEqual([...ranker.read([]).scores]);
  });

  it('are no likelier than others without a sentence', () => {
    const { scores, weighing } = ranker.read(said('You owe me money'));
    expect(scores[2]).toBe(0);
    expect(weighing(2)).toEqual([]);
  });

  it('are explained by the words that weighed', () => {
    const words = ranker.read(said('hello', 'where is the engineer')).weighing(1);
    expect(words.map(({ word }) => word)).toEqual(['hello', 'where', 'is', 'the', 'engineer']);
    expect(words.toSorted((one, other) => other.weight - one.weight)[0]?.word).toBe('engineer');
  });

  it('are learnt the same from the same sentences', () => {
    const turns = said('the engineer owes me money');
    expect([...learn().read(turns).scores]).toEqual([...ranker.read(turns).scores]);
  });
});
