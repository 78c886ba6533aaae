import type { CallTurn } from '../call-turn.ts';
import { Analyser } from '../text/analyser.ts';
import type { Flow } from './flow.ts';
import { TextReader } from './heard-text.ts';
import { momentOf } from './moment.ts';
import { readFlow } from './read-flow.ts';
import { stepBag } from './step-bag.ts';

const reader = new TextReader('en');
const flow = readFlow(
  {
    id: 'book-table',
    steps: [
      {
        id: 'ask-name',
        kind: 'ask',
        texts: ['May I have your name, please?', 'What is your name?'],
        isNegative: false,
      },
      { id: 'ask-day', kind: 'ask', texts: ['On what day would you like to come?'], isNegative: false },
      { id: 'booked', kind: 'tell', texts: ['Your table has been booked.'], isNegative: false },
    ],
    cues: [],
    links: [],
  } satisfies Flow,
  reader,
);
const own = (text: string): CallTurn => ({ by: 'agent', text, action: null });
const asked: CallTurn = { by: 'agent', text: 'May I have your name, please?', action: 'ask-name' };

describe("an agent's own words", () => {
  it('are the step that they come to', () => {
    expect(flow.meant(reader.of('and your name?'))).toBe('ask-name');
    expect(flow.meant(reader.of('the table is booked'))).toBe('booked');
  });

  it('are no step where they are like none', () => {
    expect(flow.meant(reader.of('I love that song'))).toBeNull();
    expect(flow.meant(reader.of(''))).toBeNull();
  });

  it('stand beside what was taken, and are told apart from it', () => {
    const turns = [own('hmm'), own('and your name?')];
    const { taken, meant } = momentOf(turns, reader, flow);
    expect(taken).toEqual(['said', 'said']);
    expect(meant).toEqual(['said', 'ask-name']);
    expect(momentOf(turns, reader).meant).toEqual(taken);
  });

  it('make a call look more like one in which that step was taken', () => {
    const analyser = new Analyser('en');
    const signsOf = (turns: readonly CallTurn[], of: typeof flow | null) =>
      new Set(stepBag(momentOf(turns, reader, of), flow.id, analyser).hashes);
    const taken = signsOf([asked], flow);
    const shared = (of: typeof flow | null) =>
      [...signsOf([own('and your name?')], of)].filter((hash) => taken.has(hash)).length;
    expect(shared(flow)).toBeGreaterThan(shared(null));
  });
});
