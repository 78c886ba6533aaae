import { languages } from '@aliado/domain';
import type { PackFault } from './pack.ts';
import type { Sourced } from './pack-checks.ts';
import type { Synonyms } from './synonyms-schema.ts';

/** Finds words that stand in two groups, or in two kinds: nobody could say which of them is meant. */
export function checkSynonyms({ value, source }: Sourced<Synonyms>): readonly PackFault[] {
  return languages.flatMap((language) => {
    const { same, kinds } = value[language];
    const groups = same.map((words, index) => ({ words, path: [language, 'same', index] }));
    const named = Object.entries(kinds).map(([kind, words]) => ({ words, path: [language, 'kinds', kind] }));
    return [groups, named].flatMap((lists) => {
      const seen = new Set<string>();
      return lists.flatMap(({ words, path }) =>
        words.flatMap((word, place) => {
          const isRepeated = seen.has(word.toLowerCase());
          seen.add(word.toLowerCase());
          return isRepeated ? [source.faultAt([...path, place], `the word "${word}" stands here twice`)] : [];
        }),
      );
    });
  });
}
