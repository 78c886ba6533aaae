import type { PersonThen } from '../authority/authority-event.ts';
import type { RecordedOf } from '../interaction/recorded.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { NeedHandling, NeedOutcome } from './need.ts';

/** The stream of what people made of the needs of the floor. */
export const attentionStream = 'attention';

/** What somebody made of a need. */
export type AttentionEvent =
  | { readonly type: 'NeedClaimed'; readonly needId: string; readonly by: PersonThen }
  | { readonly type: 'NeedReleased'; readonly needId: string; readonly by: PersonThen }
  | { readonly type: 'NeedSnoozed'; readonly needId: string; readonly by: PersonThen; readonly until: EpochMs }
  | { readonly type: 'NeedClosed'; readonly needId: string; readonly by: PersonThen; readonly outcome: NeedOutcome };

/** An entry of that stream. */
export type AttentionRecorded = RecordedOf<AttentionEvent>;

/** What people made of needs, as it stands now. */
export interface Attention {
  readonly sequence: number;
  /** By need; those that nobody touched for a day are forgotten. */
  readonly handlings: Readonly<Record<string, NeedHandling & { readonly touchedAt: EpochMs }>>;
}

/** Before anybody did anything. */
export const initialAttention: Attention = { sequence: 0, handlings: {} };

/** How long what nobody touches any more is kept. */
export const handlingKeptMs = 24 * 60 * 60_000;

/** What is asked to be recorded, and by whom. */
export type AttentionCommand =
  | { readonly type: 'ClaimNeed'; readonly needId: string; readonly by: PersonThen }
  | { readonly type: 'ReleaseNeed'; readonly needId: string; readonly by: PersonThen }
  | { readonly type: 'SnoozeNeed'; readonly needId: string; readonly by: PersonThen; readonly until: EpochMs }
  | { readonly type: 'CloseNeed'; readonly needId: string; readonly by: PersonThen; readonly outcome: NeedOutcome };

/** Why it was not. */
export type AttentionRefusal = 'need/gone' | 'need/claimed' | 'need/not-in-time';

/** A need is put off for four hours at most: nobody sweeps one out of sight. */
export const longestSnoozeMs = 4 * 60 * 60_000;

/** What follows from such a command. */
export type AttentionDecision = { readonly events: readonly AttentionEvent[] } | { readonly refused: AttentionRefusal };

/** Decides what is recorded of a need. Whether there is such a need was seen to before. Pure. */
export function decideAttention({ handlings }: Attention, command: AttentionCommand, now: EpochMs): AttentionDecision {
  const { needId, by } = command;
  const { closed, claimedBy: holder } = handlings[needId] ?? untouched(needId);
  if (closed) return { refused: 'need/gone' };
  if (command.type === 'CloseNeed') return one({ type: 'NeedClosed', needId, by, outcome: command.outcome });
  if (holder !== null && holder.accountId !== by.accountId) return { refused: 'need/claimed' };
  switch (command.type) {
    case 'ClaimNeed':
      return holder === null ? one({ type: 'NeedClaimed', needId, by }) : nothing;
    case 'ReleaseNeed':
      return holder === null ? nothing : one({ type: 'NeedReleased', needId, by });
    case 'SnoozeNeed':
      return snooze(command, now);
  }
}

function snooze(
  { needId, by, until }: Extract<AttentionCommand, { type: 'SnoozeNeed' }>,
  now: EpochMs,
): AttentionDecision {
  const isInTime = until > now && until <= now + longestSnoozeMs;
  return isInTime ? one({ type: 'NeedSnoozed', needId, by, until }) : { refused: 'need/not-in-time' };
}

const nothing: AttentionDecision = { events: [] };
const one = (event: AttentionEvent): AttentionDecision => ({ events: [event] });

/** Folds one entry in. Pure and total. */
export function evolveAttention(state: Attention, { sequence, occurredAt: at, event }: AttentionRecorded): Attention {
  if (sequence <= state.sequence) return state;
  const kept = Object.entries(state.handlings).filter(([, { touchedAt }]) => touchedAt > at - handlingKeptMs);
  const { needId } = event;
  const before: NeedHandling = state.handlings[needId] ?? untouched(needId);
  const handling = { ...before, ...changeOf(event, at), touchedAt: at };
  return { sequence, handlings: { ...Object.fromEntries(kept), [needId]: handling } };
}

/** Of a need that nobody did anything about. */
export const untouched = (needId: string): NeedHandling => ({
  ...{ needId, claimedBy: null, claimedAt: null, snoozedUntil: null, closed: null },
});

function changeOf(event: AttentionEvent, at: EpochMs): Partial<NeedHandling> {
  switch (event.type) {
    case 'NeedClaimed':
      return { claimedBy: event.by, claimedAt: at, snoozedUntil: null };
    case 'NeedReleased':
      return { claimedBy: null, claimedAt: null };
    case 'NeedSnoozed':
      return { claimedBy: null, claimedAt: null, snoozedUntil: event.until };
    case 'NeedClosed':
      return { closed: { by: event.by, at, outcome: event.outcome } };
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the fold
      return {};
  }
}
