import {
  BackTestTally,
  compareSession,
  type BackTestDifference,
  type BackTestResult,
  type EpochMs,
  type JudgingContext,
  type PastSession,
  type RuleBook,
} from '@aliado/domain';
import { inSlices, type Steps } from '../assist/in-slices.ts';
import type { PastSessionLog } from './past-session-log.ts';

/** Two sets of rules, and the sessions on which they are tried. */
export interface BackTestOrder {
  readonly base: RuleBook;
  readonly draft: RuleBook;
  readonly context: JudgingContext;
  readonly from: EpochMs;
  /** Exclusive. */
  readonly to: EpochMs;
}

/** Who wants to know how a back-test goes on. */
export interface BackTestListener {
  /** Sessions compared since the last time, and what was found in them, in order. */
  took(sessions: number, differences: readonly BackTestDifference[]): Promise<void>;
}

/**
 * Runs a back-test on one core, in slices between which all else has its turn. Holds one batch of sessions at a time.
 * @throws the signal's reason once it is aborted.
 */
export async function runBackTest(
  sessions: PastSessionLog,
  { base, draft, context, from, to }: BackTestOrder,
  listener: BackTestListener,
  signal: AbortSignal,
): Promise<BackTestResult> {
  const tally = new BackTestTally(context.currency);
  for await (const batch of sessions.read(from, to)) {
    signal.throwIfAborted();
    const compare = (session: PastSession) => tally.add(compareSession(session, base, draft, context));
    await listener.took(batch.length, await inSlices(each(batch, compare)));
  }
  signal.throwIfAborted();
  return tally.result();
}

function* each(
  sessions: readonly PastSession[],
  compare: (session: PastSession) => BackTestDifference | null,
): Steps<readonly BackTestDifference[]> {
  const differences: BackTestDifference[] = [];
  for (const session of sessions) {
    const difference = compare(session);
    if (difference) differences.push(difference);
    yield;
  }
  return differences;
}
