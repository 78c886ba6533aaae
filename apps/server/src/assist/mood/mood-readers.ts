import type { Language } from '@aliado/domain';
import type { Playbook } from '../../playbooks/playbook.ts';
import type { LearntModel, LearntModels } from '../models/learnt-models.ts';
import { LearntMood } from './learnt-mood.ts';
import { MoodReader } from './mood-reader.ts';

/** Those who read moods, one a language, where the organisation wants moods read at all. */
export class MoodReaders {
  private readonly readers = new Map<
    Language,
    { readonly model: LearntModel<'mood'> | null; readonly reader: MoodReader }
  >();

  constructor(
    private readonly playbook: Pick<Playbook, 'isLoaded' | 'organisation'>,
    private readonly models: LearntModels,
  ) {}

  /** Who reads one language, with what is learnt now; null where moods are not read. */
  of(language: Language): MoodReader | null {
    if (!this.playbook.isLoaded() || !this.playbook.organisation().mood) return null;
    const model = this.models.of('mood', language);
    const known = this.readers.get(language);
    if (known?.model === model) return known.reader;
    const reader = new MoodReader(language, model && new LearntMood(language, model));
    this.readers.set(language, { model, reader });
    return reader;
  }
}
