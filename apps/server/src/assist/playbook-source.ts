import type { Language } from '@aliado/domain';
import type { Playbook } from '../playbooks/playbook.ts';
import type { KnowledgeSource } from './knowledge.ts';

/** What is in force, as hints are read out of it in one language. */
export function playbookSource(playbook: Playbook, language: Language): KnowledgeSource {
  const matters = playbook.isLoaded() ? playbook.organisation().matters : [];
  const names = new Map(matters.map(({ id, name }) => [id, name]));
  return {
    scripts: playbook.currentScripts(),
    guidelines: playbook.currentGuidelines(),
    articles: playbook.articles(language),
    synonyms: playbook.synonyms(),
    matterName: (matter) => names.get(matter) ?? null,
  };
}
