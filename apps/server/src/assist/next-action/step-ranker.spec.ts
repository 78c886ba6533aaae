import type { CallTurn } from '../call-turn.ts';
import { coldScore } from './cold-steps.ts';
import type { Flow, FlowCue, FlowStep, StepKind } from './flow.ts';
import { TextReader } from './heard-text.ts';
import { momentOf } from './moment.ts';
import { readFlow, type ReadFlow } from './read-flow.ts';
import { decodeSteps, encodeSteps } from './step-model-bytes.ts';
import { StepModel } from './step-model.ts';
import { StepRanker, type StepExample } from './step-ranker.ts';
import { stepSigns } from './step-signs.ts';

const reader = new TextReader('en');

const step = (id: string, kind: StepKind, text: string, isNegative = false): FlowStep => ({
  ...{ id, kind, isNegative },
  texts: [text],
});
const cue = (from: string | null, to: string, text: string, forms: FlowCue['forms'] = []): FlowCue => ({
  ...{ from, to, text, forms },
  by: 'customer',
});
const answer = (from: string, to: string, text: string): FlowCue => ({ ...cue(from, to, text), by: 'answer' });

/** A script that asks for two things, looks them up, and tells what came of it. */
const booking = (thing: string): Flow => ({
  id: `book-${thing}`,
  steps: [
    step('hello', '=hello', 'Hello, how can I help?'),
    step(`${thing}-day`, 'ask', `On what day is the ${thing}?`),
    step(`${thing}-guests`, 'ask', 'How many guests will there be?'),
    step('query', '=query', ''),
    step(`${thing}-free`, 'tell', `The ${thing} is available.`),
    step(`${thing}-taken`, 'tell', `Sorry, the ${thing} is unavailable.`, true),
    step('goodbye', '=goodbye', 'Thank you and goodbye.'),
  ],
  cues: [
    cue(null, 'hello', 'Hello'),
    cue('hello', `${thing}-day`, `I would like to book a ${thing}`),
    cue(`${thing}-day`, `${thing}-guests`, '', ['day']),
    cue(`${thing}-guests`, 'query', 'guests', ['digits 1', 'digits 2']),
    answer('query', `${thing}-free`, 'It is available.'),
    answer('query', `${thing}-taken`, 'That is unavailable.'),
    cue(`${thing}-free`, 'goodbye', 'Thanks'),
  ],
  links: [],
});

const said = (text: string): CallTurn => ({ by: 'customer', text });
const told = (text: string, action: string): CallTurn => ({ by: 'agent', text, action });
const asked: CallTurn = { by: 'call', action: 'query', given: ['Day'] };
const answered = (message: string): CallTurn => ({ by: 'answer', values: { Message: message } });

/** A call as the script has it, cut at each step that the agent took. */
function examplesOf(thing: string): readonly StepExample[] {
  const flow = readFlow(booking(thing), reader);
  const turns: readonly CallTurn[] = [
    said('hi'),
    told('Hello, how can I help?', 'hello'),
    said(`I need a ${thing}`),
    told(`On what day is the ${thing}?`, `${thing}-day`),
    said('on Friday'),
    told('How many guests will there be?', `${thing}-guests`),
    said('8 guests'),
    asked,
    answered('It is available.'),
    told(`The ${thing} is available.`, `${thing}-free`),
    said('thanks'),
    told('Thank you and goodbye.', 'goodbye'),
  ];
  return turns.flatMap((turn, place) => {
    const taken = turn.by === 'agent' || turn.by === 'call' ? turn.action : null;
    return taken === null ? [] : [{ flow, moment: momentOf(turns.slice(0, place), reader), step: taken }];
  });
}

const opened = [said('hi'), told('Hello, how can I help?', 'hello')];

const best = (flow: ReadFlow, scores: ArrayLike<number>) => {
  const all = Array.from(scores);
  return flow.steps[all.indexOf(Math.max(...all))]?.id;
};

describe('the next step of a script that nobody has walked', () => {
  const flow = readFlow(booking('party'), reader);
  const cold = (...turns: readonly CallTurn[]) => {
    const signs = stepSigns(flow, momentOf(turns, reader));
    return best(flow, signs.map(coldScore));
  };

  it('is the one that the customer has given cause for', () => {
    expect(cold(...opened, said('I would like to book a party'))).toBe('party-day');
  });

  it('is told by what the system answered', () => {
    const before = [...opened, said('a party on Friday with 20 guests'), asked];
    expect(cold(...before, answered('It is available.'))).toBe('party-free');
    expect(cold(...before, answered('That is unavailable.'))).toBe('party-taken');
  });

  it('is found by those who have walked other scripts', () => {
    const choices = ['dinner', 'meeting'].flatMap((thing) =>
      examplesOf(thing).flatMap((example) => StepRanker.choice(example) ?? []),
    );
    const ranker = StepRanker.train([...choices, ...choices, ...choices]);
    const found = examplesOf('party').map(
      ({ moment, step: right }) => best(flow, ranker.scores(stepSigns(flow, moment))) === right,
    );
    expect(found.filter(Boolean).length).toBeGreaterThanOrEqual(5);
  });
});

describe('a step that does not stand in its script', () => {
  it('teaches nothing about the walk', () => {
    const [example] = examplesOf('party');
    expect(example && StepRanker.choice({ ...example, step: 'small-talk' })).toBeNull();
  });
});

describe('the next step of a script that was walked before', () => {
  const examples = ['party', 'dinner'].flatMap((thing) => [...examplesOf(thing), ...examplesOf(thing)]);
  const model = StepModel.train('en', examples, true);
  const party = readFlow(booking('party'), reader);

  it('is what was done at such a moment', () => {
    for (const { moment, flow, step: right } of examplesOf('party'))
      expect(model.rank(flow, moment)[0]?.step).toBe(right);
  });

  it('comes with chances that add up to one, likeliest first', () => {
    const chances = model.rank(party, momentOf([said('hi')], reader)).map(({ chance }) => chance);
    expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
    expect(chances).toEqual(chances.toSorted((one, other) => other - one));
  });

  it('is told with the words that spoke for it', () => {
    const moment = momentOf([...opened, said('I need a party')], reader);
    expect(model.wordsFor(party, moment, 'party-day')).toContain('party');
    expect(model.wordsFor(party, momentOf(opened, reader), 'party-day')).toEqual([]);
  });

  it('stays the same when the model is kept and read again', () => {
    const bytes = encodeSteps('en', model.learnt);
    const again = decodeSteps(bytes);
    for (const { moment, flow } of examplesOf('party')) {
      const [before, after] = [model.rank(flow, moment), again.rank(flow, moment)];
      expect(after.map(({ step: id }) => id)).toEqual(before.map(({ step: id }) => id));
      for (const [place, { chance }] of after.entries()) expect(chance).toBeCloseTo(before[place]?.chance ?? 0, 3);
    }
    expect(Buffer.from(encodeSteps('en', again.learnt)).equals(bytes)).toBe(true);
    expect(() => decodeSteps(bytes.subarray(0, 40))).toThrow(RangeError);
    expect(() => decodeSteps(bytes.subarray(0, bytes.length - 8))).toThrow(RangeError);
  });

  it('is told by the walk alone in a script that was written since', () => {
    const meeting = readFlow(booking('meeting'), reader);
    const moment = momentOf([...opened, said('I would like to book a meeting')], reader);
    expect(model.rank(meeting, moment)[0]?.step).toBe('meeting-day');
  });
});
