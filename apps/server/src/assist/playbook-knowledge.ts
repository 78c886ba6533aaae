import { languages, type Language } from '@aliado/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Playbook } from '../playbooks/playbook.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';

/** The knowledge of what is in force, made anew when something is published. */
@Injectable()
export class PlaybookKnowledge implements OnModuleDestroy {
  private readonly held = new Map<Language, Knowledge>();
  private readonly subscription;

  constructor(private readonly playbook: Playbook) {
    this.subscription = playbook.published.subscribe(() => this.read());
  }

  /** What is in force, read in one language. */
  of(language: Language): Knowledge {
    const held = this.held.get(language) ?? this.readOne(language);
    this.held.set(language, held);
    return held;
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  private read(): void {
    for (const language of languages) this.held.set(language, this.readOne(language));
  }

  private readOne(language: Language): Knowledge {
    const matters = this.playbook.isLoaded() ? this.playbook.organisation().matters : [];
    const names = new Map(matters.map(({ id, name }) => [id, name]));
    return knowledgeOf(language, {
      scripts: this.playbook.currentScripts(),
      articles: this.playbook.articles(language),
      matterName: (matter) => names.get(matter) ?? null,
    });
  }
}
