import type { AnyRecorded, Interim } from '@aliado/domain';

/** Words not yet final, by interaction and utterance. What is settled or taken back stays as a mark, to keep late words out. */
export type InterimWords = Readonly<Record<string, Readonly<Record<string, Heard>>>>;

interface Heard {
  readonly revision: number;
  /** Null once final or taken back. */
  readonly words: Interim | null;
}

/** Marks kept for one interaction. Late words are seconds late, not hundreds of utterances. */
const markLimit = 64;

export const noInterimWords: InterimWords = {};

/** Takes in words: the newest revision wins, empty text takes them back, and nothing comes after the final. */
export function hear(all: InterimWords, words: Interim): InterimWords {
  const known = all[words.interactionId] ?? {};
  const before = known[words.utteranceId];
  if (before && words.revision <= before.revision) return all;
  const heard: Heard = { revision: words.revision, words: words.text === '' ? null : words };
  return { ...all, [words.interactionId]: bounded({ ...known, [words.utteranceId]: heard }) };
}

/** Settles the utterances whose final words are among these entries, and all of an interaction that ended. */
export function settle(all: InterimWords, entries: readonly AnyRecorded[]): InterimWords {
  let next = all;
  for (const { streamId, event } of entries) {
    if (event.type === 'UtteranceSpoken') {
      const final: Heard = { revision: Infinity, words: null };
      next = { ...next, [streamId]: bounded({ ...next[streamId], [event.utteranceId]: final }) };
    } else if (event.type === 'InteractionEnded' || event.type === 'InteractionAbandoned') {
      next = { ...next, [streamId]: {} };
    }
  }
  return next;
}

/** What is being said now in an interaction, in the order in which it began. */
export function spokenNow(all: InterimWords, interactionId: string): readonly Interim[] {
  const heard = Object.values(all[interactionId] ?? {});
  return heard.flatMap(({ words }) => words ?? []).sort((a, b) => a.startedAt - b.startedAt);
}

/** Forgets interactions that are no longer watched; all of them when the line broke, since words may have been lost. */
export function forget(all: InterimWords, interactionId?: string): InterimWords {
  if (interactionId === undefined) return noInterimWords;
  return Object.fromEntries(Object.entries(all).filter(([id]) => id !== interactionId));
}

function bounded(heard: Readonly<Record<string, Heard>>): Readonly<Record<string, Heard>> {
  const entries = Object.entries(heard);
  return entries.length <= markLimit ? heard : Object.fromEntries(entries.slice(-markLimit));
}
