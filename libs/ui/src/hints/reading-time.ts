import type { DurationMs, Hint } from '@aliado/domain';

/** A glance that finds it, and a word after a word: 240 words a minute (Brysbaert 2019, silent reading). */
const glanceMs = 1_000;
const wordMs = 250;

/** How long a hint must stand in sight to have been read, in the longer of its languages. */
export function readingTimeOf({ title, text }: Pick<Hint, 'title' | 'text'>): DurationMs {
  const words = (one: string) => one.split(/\s+/u).length;
  return glanceMs + wordMs * Math.max(words(title.es) + words(text.es), words(title.en) + words(text.en));
}
