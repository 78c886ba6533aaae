import {
  heardPromise,
  wallAt,
  type HintProposal,
  type Interaction,
  type Language,
  type Line,
  type Organisation,
} from '@aliado/domain';

/** A line as far as a promise is read from it. */
type Spoken = Pick<
  Extract<Line, { kind: 'utterance' }>,
  'sequence' | 'participantId' | 'text' | 'startedAt' | 'language'
>;

/** The hour by which a day that was promised without an hour ends, where the house does not say when it closes. */
const endOfDay = 20;

/** How often a sentence that binds, with a time to it, was a promise: on the written dialogues of our own pack. */
const score = 0.85;

/** Offers to keep a promise that an agent was heard to make; null for none, and for one that stands already with the same time. */
export function promiseHint(
  line: Spoken,
  { language, promises }: Pick<Interaction, 'language' | 'promises'>,
  { timeZone }: Pick<Organisation, 'timeZone'>,
  defaultLanguage: Language,
): HintProposal | null {
  const dayOf = (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 10);
  const promise = heardPromise(line, {
    language: line.language ?? language ?? defaultLanguage,
    entities: { identifiers: [], country: null, phone: () => null, dayOf },
    ...{ timeZone, endOfDay },
  });
  if (!promise || promises.some(({ dueAt }) => dueAt === promise.dueAt)) return null;
  const { cue, ...heard } = promise;
  const target = { id: `promise-${line.sequence}`, version: 1 };
  return {
    isContradicted: false,
    hint: {
      ...{ id: `${line.sequence}:promise`, kind: 'promise', target },
      title: { es: '¿Lo dejamos prometido?', en: 'Keep it as a promise?' },
      text: { es: heard.words, en: heard.words },
      reason: { proposer: 'rule', source: target, words: [cue], lineSequence: line.sequence, score },
      promise: { ...heard, team: null },
    },
  };
}
