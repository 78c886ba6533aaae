import type { SummarySentence } from '../assist/assist-event.ts';
import type { Language, Localised } from '../text/localised.ts';

/** A sentence of a summary with its full stop, and the log entries it stands on in order, each once. */
export const sentence = (
  about: SummarySentence['about'],
  { es, en }: Localised,
  sequences: readonly (number | null | undefined)[],
): SummarySentence => ({
  about,
  text: { es: closed(es), en: closed(en) },
  sequences: [...new Set(sequences.flatMap((one) => one ?? []))].sort((one, other) => one - other),
});

/** Words in the quotation marks of each language. */
export const quoted = (words: string): Localised => ({ es: `«${words}»`, en: `“${words}”` });

/** The summary as one text. */
export const summaryIn = (sentences: readonly SummarySentence[], language: Language): string =>
  sentences.map(({ text }) => text[language]).join(' ');

/** Parts of a list as one clause: the first as it is, the others with a small letter. */
export const listed = (parts: readonly string[]): string =>
  parts.map((part, at) => (at === 0 ? part : part.charAt(0).toLocaleLowerCase() + part.slice(1))).join(', ');

/** A text without the marks at its end. */
export const open = (text: string): string => text.trim().replace(/[.!?…]+$/u, '');

const closed = (text: string): string => (/[.!?…]$/u.test(text) ? text : `${text}.`);
