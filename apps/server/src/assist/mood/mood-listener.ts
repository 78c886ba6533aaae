import { itemAt, lowerBound, type Interaction, type Language, type MoodTurn } from '@aliado/domain';
import { hearMood, initialCourse, type MoodCourse } from './mood-course.ts';
import type { MoodReaders } from './mood-readers.ts';

/**
 * Follows how the customer of one contact sounds, by their final words alone: what agents say is never read. What it remembers can
 * be made again from the log.
 */
export class MoodListener {
  private course: MoodCourse = initialCourse;
  /** The last entry that was read, or was not to be. */
  private upTo = 0;

  constructor(
    private readonly readers: Pick<MoodReaders, 'of'>,
    private readonly defaultLanguage: Language,
  ) {}

  /** The points at which the mood turned in what was said since it was asked last, but for those that are known. */
  turns({ lines, language, moodTurns }: Pick<Interaction, 'lines' | 'language' | 'moodTurns'>): readonly MoodTurn[] {
    const known = moodTurns.at(-1)?.lineSequence ?? 0;
    const turns: MoodTurn[] = [];
    for (let at = lowerBound(lines, ({ sequence }) => sequence > this.upTo); at < lines.size; at++) {
      const line = itemAt(lines, at);
      if (!line) break;
      this.upTo = line.sequence;
      if (line.kind !== 'utterance' || line.role !== 'customer') continue;
      const reader = this.readers.of(line.language ?? language ?? this.defaultLanguage);
      if (!reader) continue;
      const { course, turn } = hearMood(this.course, reader.read(line.text), line.sequence);
      this.course = course;
      if (turn && turn.lineSequence > known) turns.push({ ...turn, by: reader.by });
    }
    return turns;
  }
}
