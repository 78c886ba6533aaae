import { languages, type Language } from '@aliado/domain';
import type { Playbook } from '../../playbooks/playbook.ts';
import { MoodReader } from './mood-reader.ts';

/** Those who read moods, one a language, where the organisation wants moods read at all. */
export class MoodReaders {
  private readonly readers: ReadonlyMap<Language, MoodReader> = new Map(
    languages.map((language) => [language, new MoodReader(language, null)]),
  );

  constructor(private readonly playbook: Pick<Playbook, 'isLoaded' | 'organisation'>) {}

  /** Who reads one language; null where moods are not read. */
  of(language: Language): MoodReader | null {
    if (!this.playbook.isLoaded() || !this.playbook.organisation().mood) return null;
    return this.readers.get(language) ?? null;
  }
}
