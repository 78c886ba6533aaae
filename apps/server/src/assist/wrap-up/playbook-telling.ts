import type { Language, SummarySources } from '@aliado/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Playbook } from '../../playbooks/playbook.ts';
import { TellingWords } from './telling-words.ts';

/** Which words are to the point, by the scripts in force. Read when it is first asked for, and anew after a publication. */
@Injectable()
export class PlaybookTelling implements OnModuleDestroy {
  private readonly held = new Map<Language, TellingWords>();
  private readonly subscription;

  constructor(private readonly playbook: Playbook) {
    this.subscription = playbook.published.subscribe(() => this.held.clear());
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** How much words in a language tell of a script. */
  in(language: Language): SummarySources['tellingOf'] {
    const words = this.held.get(language) ?? this.read(language);
    this.held.set(language, words);
    return (said, scriptId) => words.tell(said, scriptId);
  }

  private read(language: Language): TellingWords {
    const matters = this.playbook.isLoaded() ? this.playbook.organisation().matters : [];
    const nameOf = (matter: string) => matters.find(({ id }) => id === matter)?.name[language] ?? '';
    return TellingWords.of(language, this.playbook.currentScripts(), nameOf, this.playbook.synonyms()[language]);
  }
}
