import { fold } from '../text/analyser.ts';

/** What tells again what was said: its words, without accents, signs and how numbers go. */
export const plainWords = (text: string): string =>
  fold(text)
    .replace(/\d+/g, '0')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
