import { emptyTally, plus, type DurationMs, type EpochMs, type Tally } from '@aliado/domain';

const minuteMs = 60_000;

/** Minutes that are kept: the longest stretch that can be asked for. */
const keptMinutes = 60;

/** How far back counts go. */
export const keptRecentMs: DurationMs = keptMinutes * minuteMs;

/** Counts of the last hour by the minute in which their segments began. A change costs one addition; all is held in one ring. */
export class RecentTallies {
  private readonly ring: { minute: number; tally: Tally }[] = [];

  /** Adds a change of what a segment counts as. What began before all that is kept is left out. */
  add(beganAt: EpochMs, change: Tally): void {
    const minute = Math.floor(beganAt / minuteMs);
    const place = placeOf(minute);
    const held = this.ring[place];
    if (!held || held.minute < minute) this.ring[place] = { minute, tally: change };
    else if (held.minute === minute) held.tally = plus(held.tally, change);
  }

  /** The counts of the last minutes, the one that runs included. @param minutes up to 60. */
  over(minutes: number, now: EpochMs): Tally {
    const last = Math.floor(now / minuteMs);
    let sum = emptyTally;
    for (let minute = last - minutes + 1; minute <= last; minute++) {
      const held = this.ring[placeOf(minute)];
      if (held?.minute === minute) sum = plus(sum, held.tally);
    }
    return sum;
  }

  /** When the counts of these last minutes can next be different though nothing happens; null where there are none. */
  turnsAt(minutes: number, now: EpochMs): EpochMs | null {
    const last = Math.floor(now / minuteMs);
    for (let minute = last - minutes + 1; minute <= last; minute++) {
      if (this.ring[placeOf(minute)]?.minute === minute) return (minute + minutes) * minuteMs;
    }
    return null;
  }
}

const placeOf = (minute: number): number => ((minute % keptMinutes) + keptMinutes) % keptMinutes;
