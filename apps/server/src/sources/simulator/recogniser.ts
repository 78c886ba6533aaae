import type { DurationMs } from '@aliado/domain';
import type { Random } from './random.ts';

/** What a speech recogniser believes at one instant of an utterance. */
export interface Guess {
  /** Since the first word. */
  readonly at: DurationMs;
  readonly text: string;
}

/** What is being recognised. */
export interface Speech {
  readonly text: string;
  /** Wrong guesses that somebody wrote down, in order. */
  readonly heard: readonly string[];
  readonly lasts: DurationMs;
}

/** How often the newest word is misheard at first. */
const mishearing = 0.2;

/** Guesses that grow with the words, one every `every`: lower case, no punctuation, and the newest word not always right. */
export function guessesOf({ text, heard, lasts }: Speech, every: DurationMs, random: Random): readonly Guess[] {
  const words = spokenForm(text).split(' ');
  const told = heard.map((guess) => ({ at: Math.round(lasts * reach(guess, words.length)), text: guess }));
  const grown: Guess[] = [];
  for (let at = every; at < lasts; at += every) {
    const known = words.slice(0, Math.ceil((words.length * at) / lasts));
    const guess = { at: Math.round(at), text: withSlip(known, random) };
    if (told.every((other) => Math.abs(other.at - guess.at) >= every / 2)) grown.push(guess);
  }
  return [...told, ...grown].sort((one, other) => one.at - other.at);
}

/** How far into the utterance somebody is who has said as many words as the guess has; never quite at its end. */
const reach = (guess: string, words: number): number => Math.min(0.95, guess.split(/\s+/).length / words);

const spokenForm = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s'@]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function withSlip(words: readonly string[], random: Random): string {
  const last = words.at(-1) ?? '';
  const isSlip = last.length > 3 && random.happens(mishearing);
  return isSlip ? [...words.slice(0, -1), misheard(last, random)].join(' ') : words.join(' ');
}

/** A word nearly like it: one vowel differs, or its end is not heard yet. */
function misheard(word: string, random: Random): string {
  const vowels = [...word.matchAll(/[aeiouáéíóú]/g)];
  const [first, ...rest] = vowels;
  if (!first || random.happens(0.4)) return word.slice(0, Math.ceil(word.length / 2));
  const at = random.pick([first, ...rest]).index;
  return word.slice(0, at) + random.pick(['a', 'e', 'i', 'o', 'u']) + word.slice(at + 1);
}
