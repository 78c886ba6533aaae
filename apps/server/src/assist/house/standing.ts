import type {
  CaseFacts,
  CustomerCase,
  CustomerProfile,
  DurationMs,
  EpochMs,
  GuidelineFinding,
  HouseWords,
  Interaction,
  Language,
  Script,
  ScriptStep,
} from '@aliado/domain';
import type { PublishedOrganisation } from '../../playbooks/playbook.ts';
import type { HeardCues } from './heard-cues.ts';

/** What the house knows of who calls, as far as it minds what is said to them. */
export interface CallerFile {
  readonly scope: CaseFacts;
  /** Null for an unknown or no customer. */
  readonly profile: CustomerProfile | null;
  /** What was promised, is behind, and was not promised anew in this contact; null for nothing. */
  readonly missed: CustomerCase | null;
  readonly agentName: string | null;
}

/** Another contact of the same customer that is being talked in. */
export interface OtherContact {
  readonly interactionId: string;
  readonly matter: string | null;
}

/** Where a contact stands, for those who mind what must be said, what must not, and how it may be said. */
export interface Standing {
  readonly state: Interaction;
  readonly now: EpochMs;
  readonly language: Language;
  readonly organisation: PublishedOrganisation;
  readonly words: HouseWords;
  readonly caller: CallerFile;
  /** The matter in hand; while there is none, the likely one. */
  readonly matters: ReadonlySet<string>;
  /** Guidelines of the matter in hand as they hold in this case. */
  readonly findings: readonly GuidelineFinding[];
  readonly heard: HeardCues;
  /** Whether a condition is known to hold in this case. */
  readonly holds: (condition: string) => boolean;
  /** The step that is walked, in the script that holds it; null while none is. */
  readonly present: { readonly script: Script; readonly step: ScriptStep } | null;
  /** Contacts of the same customer that others have now. */
  readonly others: readonly OtherContact[];
  /** For how long nobody has spoken, as far as anybody knows. */
  readonly silentFor: DurationMs;
}
