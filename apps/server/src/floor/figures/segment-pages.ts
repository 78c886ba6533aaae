import { countsIn, type EpochMs, type Metric, type QueueTarget, type Resolution, type Segment } from '@aliado/domain';
import type { Asked } from './figure-questions.ts';
import { inOrder, type SegmentPlace } from './held-day.ts';

/** Which segments are asked for. */
export interface SegmentFilter {
  readonly isAsked: (segment: Asked) => boolean;
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Those behind this figure alone. */
  readonly behind?: { readonly metric: Metric; readonly targetOf: (queueId: string | null) => QueueTarget } | null;
}

/** A segment that is asked for, with what became of its contact where that is asked too. */
export interface AskedSegment {
  readonly segment: Segment;
  readonly resolution: Resolution | null;
}

/** A page of segments. */
export interface SegmentPage {
  readonly page: readonly AskedSegment[];
  readonly total: number;
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
}

/** The segments that fit, the newest first. @param segments in the order in which they began. */
export function filtered(
  segments: readonly AskedSegment[],
  { isAsked, from, to, behind = null }: SegmentFilter,
): readonly AskedSegment[] {
  return segments
    .filter(
      ({ segment }) =>
        from <= segment.beganAt &&
        segment.beganAt < to &&
        isAsked(segment) &&
        (behind === null || countsIn(behind.metric, segment, behind.targetOf(segment.queueId))),
    )
    .reverse();
}

/**
 * A page of segments that are in order, the newest first.
 * @param before what a page before this one gave as `next`; undefined for the first.
 */
export function pageOf(segments: readonly AskedSegment[], before: string | undefined, size: number): SegmentPage {
  const place = before === undefined ? null : placeOf(before);
  const start = place === null ? 0 : segments.findIndex(({ segment }) => inOrder(segment, place) < 0);
  const page = start < 0 ? [] : segments.slice(start, start + size);
  const last = page.at(-1);
  const isLast = start < 0 || start + size >= segments.length;
  return { page, total: segments.length, next: last && !isLast ? cursorOf(last.segment) : null };
}

const cursorOf = ({ beganAt, ordinal, interactionId }: SegmentPlace): string =>
  `${beganAt}~${ordinal}~${interactionId}`;

function placeOf(cursor: string): SegmentPlace {
  const [beganAt = '', ordinal = '', ...id] = cursor.split('~');
  return { beganAt: Number(beganAt), ordinal: Number(ordinal), interactionId: id.join('~') };
}
