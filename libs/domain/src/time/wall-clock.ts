import type { EpochMs } from './epoch.ts';

/** What clocks show, as milliseconds that would be UTC: `Date.UTC` of the day and hour on the wall. */
export type WallMs = number;

/** What the clocks of a zone (IANA; the reader's own where none is named) show at a moment. */
export function wallAt(moment: EpochMs, timeZone?: string): WallMs {
  const parts = clockOf(timeZone).formatToParts(moment);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  const second = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return second + (((moment % 1_000) + 1_000) % 1_000);
}

/** The moment when clocks of a zone show this; what they skip in spring is shown by those that were not put forward. */
export function momentOfWall(wall: WallMs, timeZone?: string): EpochMs {
  const guess = wall - aheadOfUtc(wall, timeZone);
  const moment = wall - aheadOfUtc(guess, timeZone);
  return wallAt(moment, timeZone) === wall ? moment : Math.max(guess, moment);
}

const aheadOfUtc = (moment: EpochMs, timeZone?: string): number => wallAt(moment, timeZone) - moment;

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A formatter costs more than a thousand uses of it. There are some four hundred zones, so keeping them is bounded. */
function clockOf(timeZone?: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone ?? '');
  if (kept) return kept;
  const numeric = 'numeric';
  const clock = new Intl.DateTimeFormat('en-US', {
    ...(timeZone && { timeZone }),
    ...{
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    },
  });
  clocks.set(timeZone ?? '', clock);
  return clock;
}
