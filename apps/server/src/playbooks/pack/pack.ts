import type { Article, Guideline, Script } from '@aliado/domain';
import type { PackAuthority } from './authority-schema.ts';
import type { Conversation } from './conversation-schema.ts';
import type { PackOrganisation } from './organisation-schema.ts';
import type { Synonyms } from './synonyms-schema.ts';

/** What an organisation knows and how it decides, as a folder of files holds it. Each list is ordered by id. */
export interface Pack {
  readonly organisation: PackOrganisation;
  /** Null where the pack has none. */
  readonly synonyms: Synonyms | null;
  /** Null where the pack has none: then nobody may give anything. */
  readonly authority: PackAuthority | null;
  readonly scripts: readonly Script[];
  readonly guidelines: readonly Guideline[];
  readonly articles: readonly Article[];
  readonly conversations: readonly Conversation[];
}

/** Something wrong in a file of a pack. */
export interface PackFault {
  /** Relative to the pack's folder, with forward slashes. */
  readonly file: string;
  /** 1-based; 1 when the fault is of the file as a whole. */
  readonly line: number;
  /** Where in the content, as in `rules.2.when.0`; left out when the fault is of the file as a whole. */
  readonly path?: string;
  /** A sentence for whoever wrote the file. */
  readonly reason: string;
}

/** Something in a file of a pack that its writer may want to look at; the pack is taken all the same. */
export type PackNotice = PackFault;

/** A pack, or why it cannot be taken: `pack` is null exactly when there are faults. */
export interface PackReading {
  readonly pack: Pack | null;
  /** By file and line. */
  readonly faults: readonly PackFault[];
  /** By file and line. */
  readonly notices: readonly PackNotice[];
}
