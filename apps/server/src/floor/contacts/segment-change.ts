import type { ContactTrack, Segment } from '@aliado/domain';

/** One segment that an entry made or changed. */
export interface SegmentChange {
  /** Null for one that just began. */
  readonly before: Segment | null;
  readonly after: Segment;
}

/** What differs between a track and the same track after an entry: one or two segments, whatever happened. */
export function changesOf(before: ContactTrack, after: ContactTrack): readonly SegmentChange[] {
  if (before.segments === after.segments) return [];
  return after.segments.flatMap((segment, place) => {
    const old = before.segments[place];
    return old === segment ? [] : [{ before: old ?? null, after: segment }];
  });
}
