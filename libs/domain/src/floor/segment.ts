import type { Channel } from '../interaction/interaction-event.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';

/**
 * How a segment ended. `moved` is a flow-out: it left its queue for another before anybody answered. `failed` is a line that broke
 * while it waited.
 */
export type SegmentEnd = 'abandoned' | 'moved' | 'failed' | 'ended' | 'transferred-blind' | 'transferred-attended';

/**
 * One passage of a contact through one queue, from the moment it was queued until whoever answered has written it up. A contact that
 * is transferred has several; one that was offered straight to somebody has one without a queue. All figures of the floor are counts
 * and sums over segments.
 */
export interface Segment {
  readonly interactionId: string;
  /** 0-based within the contact. */
  readonly ordinal: number;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  readonly queueId: string | null;
  /** When it was queued, or offered where it never was. The segment counts in the interval of this moment. */
  readonly beganAt: EpochMs;
  /** Null while nobody answered. */
  readonly answeredAt: EpochMs | null;
  /** Who answered. */
  readonly agentId: string | null;
  /** Null while it waits or is talked. */
  readonly end: SegmentEnd | null;
  readonly endedAt: EpochMs | null;
  /** Null while it is not on hold. */
  readonly heldSince: EpochMs | null;
  /** Without a hold that still lasts. */
  readonly heldFor: DurationMs;
  readonly holds: number;
  /** When the after-contact work began that is not finished; null for none. */
  readonly workSince: EpochMs | null;
  /** Null until it is finished, or if there was none. */
  readonly workedFor: DurationMs | null;
  /** As written up; null before, or where nobody said. */
  readonly matter: string | null;
  readonly disposition: string | null;
}

/** A contact as its segments tell it. */
export interface ContactTrack {
  readonly interactionId: string;
  /** The sequence of the last entry folded in; 0 before the first. */
  readonly sequence: number;
  readonly channel: Channel;
  readonly direction: 'inbound' | 'outbound';
  readonly customerId: string | null;
  /** Whether the contact itself is over: no segment begins after that, whatever a source tells late. */
  readonly isOver: boolean;
  /** In the order in which they began. */
  readonly segments: readonly Segment[];
}

/** A contact before its first entry. */
export const initialTrack = (interactionId: string): ContactTrack => ({
  interactionId,
  sequence: 0,
  channel: 'voice',
  direction: 'inbound',
  customerId: null,
  isOver: false,
  segments: [],
});

/** Whether nobody answered yet and somebody may. */
export const isWaiting = ({ answeredAt, end }: Segment): boolean => answeredAt === null && end === null;

/** Whether customer and agent are connected. */
export const isTalked = ({ answeredAt, end }: Segment): boolean => answeredAt !== null && end === null;

/** Whether nothing of it can change any more: nobody waits, talks, or writes it up. */
export const isComplete = ({ end, workSince }: Segment): boolean => end !== null && workSince === null;
