import type {
  Article,
  AuthorityPolicy,
  EpochMs,
  Guideline,
  HouseWords,
  Language,
  Organisation,
  Script,
  ScriptEntry,
} from '@aliado/domain';
import type { Observable } from 'rxjs';
import type { PackAccount } from './pack/organisation-schema.ts';
import type { Synonyms } from './pack/synonyms-schema.ts';

/** The organisation as its pack describes it; its people are in the account directory. */
export type PublishedOrganisation = Omit<Organisation, 'people'>;

/**
 * What is in force, now and at any moment before: held in memory. An interaction keeps the playbook with which it was opened, so
 * ask for what decides in it at its `openedAt`. Before the first release, the first one answers.
 */
export abstract class Playbook {
  /** Told when something came into force, by a publication or by its hour, after which everything below answers anew. */
  abstract readonly published: Observable<void>;

  /** Whether a pack is in force. */
  abstract isLoaded(): boolean;

  /** @throws NothingPublished before the first publication. */
  abstract organisation(): PublishedOrganisation;

  /** What the house says, must say and must not do at a moment; nothing before the first publication. */
  abstract houseWordsAt(at: EpochMs): HouseWords;

  /** The people of the demo as the pack describes them. Empty before the first publication. */
  abstract demoAccounts(): readonly PackAccount[];

  /** What customers call by several names; none before the first publication. */
  abstract synonyms(): Synonyms;

  /** The conversations with which a demo begins, by their ids. */
  abstract demoOpening(): readonly string[];

  /** By name of their ids. */
  abstract scripts(): readonly ScriptEntry[];

  abstract currentScripts(): readonly Script[];

  /** The scripts in force at a moment. */
  abstract scriptsAt(at: EpochMs): readonly Script[];

  /** One version of a script, in force or not; null for an unknown one. */
  abstract script(id: string, version: number): Promise<Script | null>;

  abstract currentGuidelines(): readonly Guideline[];

  /**
   * The guidelines for a matter in the release in force at this moment, of which its day on the organisation's calendar lies
   * within the days they name themselves.
   */
  abstract guidelinesFor(matter: string, at: EpochMs): readonly Guideline[];

  /** One version of a guideline, in force or not; null for an unknown one. */
  abstract guideline(id: string, version: number): Promise<Guideline | null>;

  /** Who might give what at a moment; null where the playbook says nothing of it. */
  abstract authorityAt(at: EpochMs): AuthorityPolicy | null;

  abstract articles(language: Language): readonly Article[];

  /**
   * The article in force; null for an unknown one.
   * @param since when a contact began that may still read what was retired after that.
   */
  abstract article(id: string, language: Language, since?: EpochMs): Article | null;
}

/** A script as a list shows it. */
export const scriptEntry = ({ id, version, name, matter, owner }: Script): ScriptEntry => ({
  ...{ id, version, name, matter, owner },
});

/** No pack was loaded yet. */
export class NothingPublished extends Error {
  override readonly name = 'NothingPublished';
  readonly code = 'playbook/nothing-published';
  constructor() {
    super('no pack was loaded yet');
  }
}
