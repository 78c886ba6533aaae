import type { Language } from '@aliado/domain';

/** What people shorten when they type. */
const shortened: Readonly<Record<Language, readonly (readonly [short: RegExp, long: string])[]>> = {
  es: [
    [/\b[qk]\b/giu, 'que'],
    [/\b(?:xq|pq|porq)\b/giu, 'porque'],
    [/\bx\b/giu, 'por'],
    [/\bd\b/giu, 'de'],
    [/\b(?:tb|tmb|tbn)\b/giu, 'también'],
  ],
  en: [],
};

/**
 * What is said in a post, as it would be said aloud: no links and no names that are called, the words of a hashtag apart, words not
 * drawn out, what was shortened in full. How it was written is told by its marks, from the post as it stands.
 */
export function plainPost(text: string, language: Language): string {
  const plain = text
    .replace(/https?:\S*|\bhttp\b/g, ' ')
    .replace(/@\w+/g, ' ')
    .replace(/#(\w+)/gu, (_, words: string) => ` ${words.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ')} `)
    .replace(/(\p{L})\1{2,}/gu, '$1');
  return shortened[language].reduce((long, [short, full]) => long.replace(short, full), plain);
}
