import type { ChecklistItem, Language, Script } from '@aliado/domain';

/** The lists of phrases that a script has. */
export type PhraseList = 'triggers' | 'heard' | 'notFor';

/** Phrases as they are typed, one a line: without what is empty or said twice. */
export const phrasesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The script with other phrases in one language. What rules it out is left out where there is none. */
export function withPhrases(script: Script, list: PhraseList, language: Language, phrases: readonly string[]): Script {
  const next = { ...(script[list] ?? { es: [], en: [] }), [language]: phrases };
  if (list === 'triggers' || next.es.length > 0 || next.en.length > 0) return { ...script, [list]: next };
  const { [list]: _, ...rest } = script;
  return rest;
}

/** The script as one that stands for itself, or as a part of others. */
export function asPart(script: Script, isPart: boolean): Script {
  const { isPart: _, ...rest } = script;
  return isPart ? { ...rest, isPart: true } : rest;
}

/** Items that a checklist has at least, and at most. */
export const checklistLength = { least: 8, most: 12 } as const;

/** The script with another checklist; none for null. */
export function withChecklist(script: Script, items: readonly ChecklistItem[] | null): Script {
  if (items) return { ...script, checklist: items };
  const { checklist: _, ...rest } = script;
  return rest;
}

/** A checklist to begin with. */
export const newChecklist = (): readonly ChecklistItem[] =>
  Array.from({ length: checklistLength.least }).reduce<readonly ChecklistItem[]>(withNewItem, []);

/** The checklist with one more item at its end. */
export function withNewItem(items: readonly ChecklistItem[]): readonly ChecklistItem[] {
  let number = items.length + 1;
  while (items.some(({ id }) => id === `item-${number}`)) number += 1;
  const words = { es: '…', en: '…' };
  return [...items, { id: `item-${number}`, words, by: 'agent', heard: { es: [], en: [] } }];
}

/** The checklist with an item made anew. */
export const withItem = (
  items: readonly ChecklistItem[],
  place: number,
  change: Partial<ChecklistItem>,
): readonly ChecklistItem[] => items.map((item, at) => (at === place ? { ...item, ...change } : item));

/** The checklist with an item one place up or down; as it is where there is no such place. */
export function withMoved(items: readonly ChecklistItem[], place: number, by: -1 | 1): readonly ChecklistItem[] {
  const item = items[place];
  const isPossible = item !== undefined && items[place + by] !== undefined;
  return isPossible ? items.toSpliced(place, 1).toSpliced(place + by, 0, item) : items;
}
