import type { ChunkedList, EpochMs, Interim, Language, Line, Mood, ParticipantRole, Whisper } from '@aliado/domain';
import { itemAt, lowerBound } from '@aliado/domain';
import { formatHour } from '../format/time-format.ts';
import type { Segment } from './segments.ts';
import { segmentsOf } from './segments.ts';

export type Utterance = Extract<Line, { kind: 'utterance' }>;
export type Mark = Extract<Line, { kind: 'mark' }>;

/** Something said between colleagues, in its place among the words. */
export interface WhisperRow {
  readonly id: string;
  readonly by: string;
  readonly text: string;
  readonly hour: string;
}

interface PlacedRow {
  readonly index: number;
  readonly hour: string;
  /** What colleagues said after this line and before the next. */
  readonly whispers: readonly WhisperRow[];
}

interface TurnRow extends PlacedRow {
  readonly kind: 'turn';
  readonly line: Utterance;
  /** The speaker's name; null when only the role is known. */
  readonly by: string | null;
  readonly segments: readonly Segment[];
  /** Whether the line before is by the same voice. */
  readonly isContinued: boolean;
  readonly isPinned: boolean;
  /** How the customer sounds from here on; null where that did not turn. */
  readonly mood: Mood | null;
}

interface MarkRow extends PlacedRow {
  readonly kind: 'mark';
  readonly line: Mark;
  /** What the mark is about, a colleague by name. */
  readonly about: string;
}

/** One row of the window that is drawn. */
export type TranscriptRow = TurnRow | MarkRow;

/** What rows are drawn from besides the lines themselves. */
export interface RowContext {
  readonly names: Readonly<Record<string, string | null>>;
  readonly pins: ReadonlySet<number>;
  readonly moods: Readonly<Record<number, Mood>>;
  /** What colleagues said, by the index of the line after which they said it. */
  readonly whispers: ReadonlyMap<number, readonly Whisper[]>;
  readonly language: Language;
  /** In which hours are told (IANA). */
  readonly timeZone?: string | undefined;
  /** The stretches of a line; kept as long as hints and search stay the same. */
  readonly segmentsOf: (line: Utterance) => readonly Segment[];
}

/** The rows from `from` (inclusive) to `to` (exclusive). */
export function rowsOf(
  lines: ChunkedList<Line>,
  from: number,
  to: number,
  context: RowContext,
): readonly TranscriptRow[] {
  const rows: TranscriptRow[] = [];
  for (let index = from; index < to; index++) {
    const line = itemAt(lines, index);
    if (line) rows.push(rowOf(line, index, index > 0 ? itemAt(lines, index - 1) : undefined, context));
  }
  return rows;
}

function rowOf(line: Line, index: number, before: Line | undefined, context: RowContext): TranscriptRow {
  const hour = (at: EpochMs) => formatHour(at, context.language, { timeZone: context.timeZone });
  const whispers = (context.whispers.get(index) ?? []).map(({ whisperId, by, text, sentAt }) => ({
    ...{ id: whisperId, text, hour: hour(sentAt) },
    by: by.name.split(' ')[0] ?? by.name,
  }));
  if (line.kind === 'mark') {
    const about = context.names[`agent:${line.about ?? ''}`] ?? line.about ?? '';
    return { kind: 'mark', index, line, whispers, about, hour: hour(line.at) };
  }
  return {
    kind: 'turn',
    index,
    line,
    whispers,
    by: context.names[line.participantId] ?? null,
    hour: hour(line.startedAt),
    segments: context.segmentsOf(line),
    isContinued: before?.kind === 'utterance' && before.participantId === line.participantId,
    isPinned: context.pins.has(line.sequence),
    mood: context.moods[line.sequence] ?? null,
  };
}

/** What colleagues said, each after the last line that began before it; before the first line, with that. */
export function whispersByLine(
  lines: ChunkedList<Line>,
  whispers: readonly Whisper[],
): ReadonlyMap<number, readonly Whisper[]> {
  const byLine = new Map<number, readonly Whisper[]>();
  for (const whisper of whispers) {
    const index = Math.max(0, lowerBound(lines, (line) => beganAt(line) > whisper.sentAt) - 1);
    byLine.set(index, [...(byLine.get(index) ?? []), whisper]);
  }
  return byLine;
}

const beganAt = (line: Line): EpochMs => (line.kind === 'mark' ? line.at : line.startedAt);

/** Words not yet final, ready to be drawn at the foot. */
export interface InterimRow {
  readonly id: string;
  readonly role: ParticipantRole;
  readonly by: string | null;
  readonly language: Language | null;
  readonly segments: readonly Segment[];
}

/**
 * The interim words to draw: not those whose final line is already there, and by whole sentences for who asked for less
 * motion.
 */
export function interimRows(
  interims: readonly Interim[],
  lines: ChunkedList<Line>,
  names: RowContext['names'],
  bySentence: boolean,
): readonly InterimRow[] {
  const finals = new Set<string>();
  for (let back = 1; back <= Math.min(8, lines.size); back++) {
    const line = itemAt(lines, -back);
    if (line?.kind === 'utterance') finals.add(line.utteranceId);
  }
  return interims
    .filter(({ utteranceId, text }) => text !== '' && !finals.has(utteranceId))
    .map(({ utteranceId, role, participantId, language, text }) => ({
      id: utteranceId,
      role,
      by: names[participantId] ?? null,
      language,
      segments: segmentsOf(bySentence ? text.replace(/[^.!?…]*$/u, '…') : text),
    }));
}

/** When the newest line happened; null while there is none. */
export function lastInstant(lines: ChunkedList<Line>): EpochMs | null {
  const line = itemAt(lines, -1);
  if (!line) return null;
  return line.kind === 'mark' ? line.at : line.endedAt;
}
