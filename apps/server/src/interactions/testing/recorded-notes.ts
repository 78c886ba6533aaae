import type { RecordedOf } from '@aliado/domain';
import type { Append } from '../event-log.ts';
import { InMemoryEventLog } from '../in-memory-event-log.ts';
import { StreamRecorder, type Committed, type Decided, type Intention } from '../stream-recorder.ts';
import { textsOf } from './event-log.contract.ts';

/** What is recorded. */
export type Note = Extract<Append['entries'][number]['event'], { type: 'NoteWritten' }>;

/** A stream of notes. The same text twice in a row says nothing new, and `full` is refused from three notes on. */
export interface Notes {
  readonly sequence: number;
  readonly texts: readonly string[];
}

const evolve = (state: Notes, { sequence, event }: RecordedOf<Note>): Notes => ({
  sequence,
  texts: [...state.texts, event.text],
});

/** Decides to write a text. */
export const write =
  (text: string) =>
  ({ texts }: Notes): Decided<Note, 'full'> => {
    if (texts.length >= 3) return { refused: 'full' };
    return { events: texts.at(-1) === text ? [] : [{ type: 'NoteWritten', noteId: 'n', text }] };
  };

/** Wants a text written to the stream `s`. */
export const intend = (
  text: string,
  more: Partial<Intention<Notes, Note, 'full'>> = {},
): Intention<Notes, Note, 'full'> => ({
  streamId: 's',
  decide: write(text),
  by: 'agent:ada',
  occurredAt: 1_000,
  recordedAt: 2_000,
  commandId: null,
  ...more,
});

/** A recorder of notes over a log, and what it told. */
export function setUp(log = new InMemoryEventLog()) {
  const told: Committed<Notes, Note>[] = [];
  const recorder = new StreamRecorder<Notes, Note, 'full'>(
    log,
    { initial: { sequence: 0, texts: [] }, evolve, version: 1 },
    {
      limit: 10,
      publish: (committed) => told.push(committed),
      turnOf: (before, after) => (before.sequence === 0 ? 'live' : after.texts.length === 3 ? 'closed' : null),
    },
  );
  return { log, recorder, told };
}

/** The texts that a log holds. */
export const kept = async (log: InMemoryEventLog) => textsOf(await log.readAfter('s', 0, 100));
