import type { Append } from './event-log.ts';
import type { Intention, RecordOutcome } from './stream-recorder.ts';

/** An intention, and who waits for what becomes of it. */
export interface Waiting<S, E, R extends string> {
  readonly intention: Intention<S, E, R>;
  readonly resolve: (outcome: RecordOutcome<R>) => void;
  readonly reject: (error: unknown) => void;
}

/** What one intention of a batch comes to once the batch is on disk. */
export interface Step<S, E, R extends string> {
  readonly waiting: Waiting<S, E, R>;
  readonly outcome: RecordOutcome<R>;
  /** Null where nothing is to be written. */
  readonly append: Append | null;
}

/** Hands an outcome to whoever waits for it. Never throws. */
export async function settle<S, E, R extends string>(
  { resolve, reject }: Waiting<S, E, R>,
  outcome: Promise<RecordOutcome<R>>,
): Promise<void> {
  await outcome.then(resolve, reject);
}
