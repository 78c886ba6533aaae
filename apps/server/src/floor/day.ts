import { momentOfWall, wallAt, type EpochMs } from '@aliado/domain';

const dayMs = 86_400_000;

/** A day of the organisation. */
export interface Day {
  /** Its midnight. */
  readonly from: EpochMs;
  /** The next midnight; the day ends before it. */
  readonly to: EpochMs;
}

/** The day in which a moment lies, by the clocks of a zone (IANA). Where clocks change it is shorter or longer than others. */
export function dayOf(at: EpochMs, timeZone: string): Day {
  const midnight = Math.floor(wallAt(at, timeZone) / dayMs) * dayMs;
  return { from: momentOfWall(midnight, timeZone), to: momentOfWall(midnight + dayMs, timeZone) };
}

/** Whether a moment lies within a day. */
export const isWithin = ({ from, to }: Day, at: EpochMs): boolean => from <= at && at < to;
