import type { Language, Script } from '@aliado/domain';
import type { Steps } from './in-slices.ts';
import type { Analyser } from './text/analyser.ts';

/** With a pause after each script: how telling each concept is, 0 to 1: 1 where one script alone uses it in its triggers, less the more scripts do. */
export function* readingTriggerRarity(
  scripts: readonly Script[],
  language: Language,
  analyser: Analyser,
): Steps<ReadonlyMap<string, number>> {
  const spread = new Map<string, number>();
  for (const { triggers } of scripts) {
    const concepts = triggers[language].flatMap((text) => analyser.tokens(text).map(({ concept }) => concept));
    for (const concept of new Set(concepts)) spread.set(concept, (spread.get(concept) ?? 0) + 1);
    yield;
  }
  const most = Math.log(1 + scripts.length);
  return new Map([...spread].map(([concept, count]) => [concept, Math.log(1 + scripts.length / count) / most]));
}
