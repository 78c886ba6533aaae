import type { Language, Localised } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Playbook } from '../../playbooks/playbook.ts';
import type { People } from './figure-questions.ts';

/** The names that stand in a file instead of ids; the id itself where nobody named it. */
export interface FileNames {
  readonly queue: (id: string) => string;
  readonly agent: (id: string) => string;
  readonly team: (id: string) => string;
  readonly site: (id: string) => string;
  readonly matter: (id: string) => string;
  readonly disposition: (id: string) => string;
}

/** Knows by which names a reader knows what the house has. */
@Injectable()
export class NamesInFile {
  constructor(private readonly playbook: Playbook) {}

  of(language: Language, people: People): FileNames {
    const organisation = this.playbook.isLoaded() ? this.playbook.organisation() : null;
    const named = (entries: readonly { readonly id: string; readonly name: Localised }[] = []) => {
      const names = new Map(entries.map(({ id, name }) => [id, name[language]]));
      return (id: string) => names.get(id) ?? id;
    };
    return {
      queue: named(organisation?.queues),
      team: named(organisation?.teams),
      site: named(organisation?.sites),
      matter: named(organisation?.matters),
      disposition: named(organisation?.dispositions),
      agent: (id) => people.get(id)?.name ?? id,
    };
  }
}
