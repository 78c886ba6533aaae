import fc from 'fast-check';
import { moods, type AssistEvent } from '../assist/assist-event.ts';

type EventOf<Type extends AssistEvent['type']> = Extract<AssistEvent, { type: Type }>;

const hintId = fc.constantFrom('h1', 'h2', 'h3', 'h4', 'h5');
const lineSequence = fc.integer({ min: 1, max: 20 });
const maybeLine = fc.option(lineSequence, { nil: null });
const words = fc.constantFrom([], ['nunca'], ['nobody', 'came']);
const by = fc.constant({ id: 'scripts', version: 1 });
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const mood = fc.constantFrom(...moods);

/** The fields of each event of what was proposed and read, with ids that meet those of others. */
export const assistFields: {
  readonly [Type in AssistEvent['type']]: {
    readonly [Key in keyof Omit<EventOf<Type>, 'type'>]: fc.Arbitrary<EventOf<Type>[Key]>;
  };
} = {
  HintRead: { hintId },
  HintNotActedOn: { hintId },
  NextStepsProposed: {
    steps: fc.array(
      fc.record({
        scriptId: fc.constant('failed-delivery'),
        stepId: fc.constantFrom('apologise', 'why', 'recap'),
        chance,
      }),
      { maxLength: 3 },
    ),
    ...{ by, words, lineSequence: maybeLine },
  },
  MoodTurned: { before: mood, mood, lineSequence, words, by, score: chance },
  IdeaCaught: { ideaId: fc.constantFrom('i1', 'i2'), words: fc.constant('Avisar antes'), lineSequence: maybeLine },
  WrapUpProposed: {
    agentId: fc.constantFrom('ada', 'bruno', 'carla'),
    sentences: fc.array(
      fc.record({
        about: fc.constantFrom('wanted', 'done', 'promised', 'open', 'mood', 'noted'),
        text: fc.constant({ es: 'Quería su entrega.', en: 'They wanted their delivery.' }),
        sequences: fc.array(lineSequence, { minLength: 1, maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    matter: fc.option(fc.constant('delivery.failed'), { nil: null }),
    disposition: fc.option(fc.constant('promised'), { nil: null }),
    wordedBy: fc.constant(null),
  },
};
