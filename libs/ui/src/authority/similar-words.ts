import type { Language, SimilarDecision } from '@aliado/domain';
import type { RemedyWords } from './remedy-words.ts';

/**
 * Decisions like the one in hand and how they ended, in one sentence: those that ended alike are told together. The heading is a
 * key; null where there is none to tell.
 */
export function similarInWords(
  similar: readonly SimilarDecision[],
  words: RemedyWords,
  say: (key: string, values: Record<string, unknown>) => string,
  language: Language,
): { readonly key: string; readonly text: string } | null {
  if (similar.length === 0) return null;
  const counts = [...new Set(similar.map(({ contactsAfter }) => contactsAfter))].sort((a, b) => a - b);
  const parts = counts.map((count) => {
    const alike = similar.filter(({ contactsAfter }) => contactsAfter === count);
    const what = new Intl.ListFormat(language).format(alike.map((one) => words.briefly(one)));
    return say(`ui.authority.ended.${endings[count] ?? 'again'}${alike.length === 1 ? 'One' : 'Other'}`, {
      what,
      count,
    });
  });
  return { key: headings[similar.length - 1] ?? headings[2], text: parts.join('; ') };
}

const endings = ['quiet', 'once'] as const;
const headings = ['ui.authority.similar.one', 'ui.authority.similar.two', 'ui.authority.similar.three'] as const;
