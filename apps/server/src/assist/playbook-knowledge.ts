import { languages, type Language } from '@aliado/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Playbook } from '../playbooks/playbook.ts';
import { inSlices } from './in-slices.ts';
import { knowledgeOf, readingKnowledge, type Knowledge, type KnowledgeSource } from './knowledge.ts';
import { playbookSource } from './playbook-source.ts';
import { KeptExamples } from './script-ranking/kept-examples.ts';

/**
 * The knowledge of what is in force. A publication is read in slices beside other work; until it is read, what was known before
 * it answers.
 */
@Injectable()
export class PlaybookKnowledge implements OnModuleDestroy {
  private held: ReadonlyMap<Language, Knowledge> = new Map(
    languages.map((language) => [language, knowledgeOf(language, nothing)]),
  );
  private readonly kept = new Map(languages.map((language) => [language, new KeptExamples()]));
  private reading: Promise<void> = Promise.resolve();
  private isRead = false;
  private readonly subscription;

  constructor(private readonly playbook: Playbook) {
    this.subscription = playbook.published.subscribe(() => {
      this.reading = this.reading.then(() => this.read());
    });
  }

  /** What is in force, read in one language. */
  of(language: Language): Knowledge {
    return this.held.get(language) ?? knowledgeOf(language, nothing);
  }

  /** When there is something to answer with; at once unless the first publication is still being read. */
  known(): Promise<void> {
    return this.isRead ? Promise.resolve() : this.reading;
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private async read(): Promise<void> {
    const next = new Map<Language, Knowledge>();
    for (const language of languages) {
      const source = playbookSource(this.playbook, language);
      next.set(language, await inSlices(readingKnowledge(language, source, this.kept.get(language))));
    }
    this.held = next;
    this.isRead = true;
  }
}

const nothing: KnowledgeSource = { scripts: [], guidelines: [], articles: [], synonyms: null, matterName: () => null };
