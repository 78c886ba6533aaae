import { countsIn, type EpochMs, type Metric, type QueueTarget, type Segment } from '@aliado/domain';
import { newestFirst, type SegmentPlace } from './day-segments.ts';

/** Which segments are asked for; what is undefined is not asked, null is for those that have none. */
export interface SegmentFilter {
  readonly queueId: string | null | undefined;
  readonly isBy: (agentId: string | null) => boolean;
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Those behind this figure; null for all. */
  readonly metric: Metric | null;
}

/** A page of segments. */
export interface SegmentPage {
  readonly segments: readonly Segment[];
  readonly total: number;
  /** Where the next page begins; null where there is none. */
  readonly next: string | null;
}

/** The segments that fit, in the order in which they are given. */
export function filtered(
  segments: readonly Segment[],
  { queueId, isBy, from, to, metric }: SegmentFilter,
  targetOf: (queueId: string | null) => QueueTarget,
): readonly Segment[] {
  return segments.filter(
    (segment) =>
      from <= segment.beganAt &&
      segment.beganAt < to &&
      (queueId === undefined || segment.queueId === queueId) &&
      isBy(segment.agentId) &&
      (metric === null || countsIn(metric, segment, targetOf(segment.queueId))),
  );
}

/**
 * A page of segments that are in order, the newest first.
 * @param before what a page before this one gave as `next`; undefined for the first.
 */
export function pageOf(segments: readonly Segment[], before: string | undefined, size: number): SegmentPage {
  const place = before === undefined ? null : placeOf(before);
  const start = place === null ? 0 : segments.findIndex((segment) => newestFirst(segment, place) > 0);
  const page = start < 0 ? [] : segments.slice(start, start + size);
  const last = page.at(-1);
  const isLast = start < 0 || start + size >= segments.length;
  return { segments: page, total: segments.length, next: last && !isLast ? cursorOf(last) : null };
}

const cursorOf = ({ beganAt, ordinal, interactionId }: SegmentPlace): string =>
  `${beganAt}~${ordinal}~${interactionId}`;

function placeOf(cursor: string): SegmentPlace {
  const [beganAt = '', ordinal = '', ...id] = cursor.split('~');
  return { beganAt: Number(beganAt), ordinal: Number(ordinal), interactionId: id.join('~') };
}
