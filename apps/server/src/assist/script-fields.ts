import type { Language, Script } from '@aliado/domain';
import type { KnowledgeSource } from './knowledge.ts';
import type { Field } from './text/postings.ts';

/** Articles on its matter that tell what a script is about; more say nothing new. */
const articleLimit = 8;

/**
 * What a script speaks of: first the words that customers use for it, then its own, then what the house has written about its
 * matter.
 */
export function scriptFields(
  { name, matter, triggers, heard, steps }: Script,
  language: Language,
  { articles, guidelines, matterName }: KnowledgeSource,
): readonly Field[] {
  const told = articles.filter(({ matters }) => matters.includes(matter)).slice(0, articleLimit);
  const decided = guidelines.filter(({ matters }) => matters.includes(matter));
  return [
    { text: `${name[language]}. ${matterName(matter)?.[language] ?? ''}`, weight: 1.5, isSpoken: true },
    { text: [...triggers[language], ...(heard?.[language] ?? [])].join('. '), weight: 2, isSpoken: true },
    { text: steps.map(({ text, tick }) => `${tick[language]}. ${text[language]}`).join('. '), weight: 0.5 },
    { text: told.map(({ title, body }) => `${title}. ${body}`).join('\n'), weight: 0.15 },
    { text: decided.map(({ name: title, why }) => `${title[language]}. ${why[language]}`).join('\n'), weight: 0.3 },
  ];
}
