import {
  advance,
  noTime,
  quarterOfHourMs,
  standingFrom,
  stretchUntil,
  takesContacts,
  timeByQuarter,
  timeTerms,
  type Agent,
  type AgentRecorded,
  type EpochMs,
  type PlannedStretch,
  type Standing,
  type TimeStretch,
  type TimeTally,
  type TimeTerm,
  type TimeWindow,
} from '@aliado/domain';

/** How somebody spends a window, by quarter of an hour. An entry costs the quarters that it ends; all of a day is some ten kilobytes. */
export class AgentSheet {
  private standing: Standing;
  /** Of each quarter all terms, one quarter after the other. */
  private readonly cells: Float64Array;
  private readonly first: EpochMs;
  private wasThere: boolean;

  /** @param plan what is planned for them in the window, in order; empty for nothing. */
  constructor(
    private readonly window: TimeWindow,
    before: Agent,
    readonly plan: readonly PlannedStretch[],
  ) {
    this.standing = standingFrom(window.from, before);
    this.first = quarterOf(window.from);
    this.cells = new Float64Array(Math.ceil((window.to - this.first) / quarterOfHourMs) * timeTerms.length);
    this.wasThere = false;
  }

  /** Takes entries of their stream in, in order; what was taken before changes nothing. */
  take(entries: readonly AgentRecorded[]): void {
    for (const entry of entries) {
      const { standing, stretch } = advance(this.standing, entry);
      this.standing = standing;
      const within = stretch && this.within(stretch);
      if (within) this.add(within);
    }
  }

  /** Whether they were there at all up to a moment, or were to be: nobody else counts among those whose time a day is. */
  counts(until: EpochMs): boolean {
    const isThere = this.running(until)?.status ?? 'offline';
    const wasToBe = this.plan.some(({ activity, from }) => activity !== 'off' && from < until);
    return this.wasThere || wasToBe || isThere !== 'offline';
  }

  /** Their time up to a moment, by quarter; one may come several times, and those in which nothing was told not at all. */
  *quarters(until: EpochMs): Generator<readonly [quarter: EpochMs, tally: TimeTally]> {
    for (let place = 0; place < this.cells.length; place += timeTerms.length) {
      const quarter = this.first + (place / timeTerms.length) * quarterOfHourMs;
      if (quarter >= until) break;
      yield [quarter, this.tallyAt(place)];
    }
    const running = this.running(until);
    if (running) yield* timeByQuarter(running, this.plan);
  }

  private running(until: EpochMs): TimeStretch | null {
    const stretch = stretchUntil(this.standing, until);
    return stretch && this.within(stretch);
  }

  private within(stretch: TimeStretch): TimeStretch | null {
    if (stretch.from >= this.window.to) return null;
    return stretch.to <= this.window.to ? stretch : { ...stretch, to: this.window.to };
  }

  private add(stretch: TimeStretch): void {
    this.wasThere ||= takesContacts(stretch.status) || stretch.status === 'break';
    for (const [quarter, tally] of timeByQuarter(stretch, this.plan)) {
      let place = ((quarter - this.first) / quarterOfHourMs) * timeTerms.length;
      for (const term of timeTerms) {
        this.cells[place] = this.cellAt(place) + tally[term];
        place += 1;
      }
    }
  }

  private tallyAt(first: number): TimeTally {
    const tally: Record<TimeTerm, number> = { ...noTime };
    let place = first;
    for (const term of timeTerms) {
      tally[term] = this.cellAt(place);
      place += 1;
    }
    return tally;
  }

  private cellAt(place: number): number {
    return this.cells[place] ?? 0;
  }
}

const quarterOf = (at: EpochMs): EpochMs => Math.floor(at / quarterOfHourMs) * quarterOfHourMs;
