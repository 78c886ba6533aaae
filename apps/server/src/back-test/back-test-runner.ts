import {
  BackTestTally,
  compareSession,
  unknownFacts,
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
  await inSlices(reading(base, context));
  await inSlices(reading(draft, context));
  const tally = new BackTestTally(context.currency);
  for await (const batch of sessions.read(from, to)) {
    signal.throwIfAborted();
    const compare = (session: PastSession) => tally.add(compareSession(session, base, draft, context));
    await listener.took(batch.length, await inSlices(each(batch, compare)));
  }
  signal.throwIfAborted();
  return tally.result();
}

/** Asks each condition once: what is read here is not read in the middle of a session, where nothing may pause. */
function* reading({ guidelines, policy }: RuleBook, { feel }: JudgingContext): Steps<void> {
  for (const { inputs, rules } of guidelines) {
    for (const { expression } of inputs) {
      feel.value(expression, unknownFacts);
      yield;
    }
    for (const test of new Set(rules.flatMap(({ when }) => when))) {
      feel.holds(test, null, unknownFacts);
      yield;
    }
  }
  for (const { when } of policy?.never ?? []) {
    feel.value(when, unknownFacts);
    yield;
  }
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
