import type { ImportRefusal, RefusedRow } from '../customer/import-report.ts';
import type { MetricSource } from '../floor/metric.ts';
import type { PlanImpact, TimePart } from '../floor/plan.ts';
import type { TimeWindow } from '../floor/time-stretch.ts';
import type { TimeMetricId } from '../floor/time-metric.ts';
import type { TimeTally } from '../floor/time-tally.ts';
import type { EpochMs } from '../time/epoch.ts';

/** What people's time is counted by: themselves, the team or the site that they are of, or an interval. */
export type TimeGrouping = 'agent' | 'team' | 'site' | 'interval';

/** All of them. */
export const timeGroupings = ['agent', 'team', 'site', 'interval'] as const satisfies readonly TimeGrouping[];

/** What was imported last of what people are planned for. */
export interface PlanImported {
  readonly at: EpochMs;
  /** The name of whoever did it, or of a program. */
  readonly by: string;
}

/** How people spent a day, from `GET /api/floor/time`. */
export interface FloorTime extends TimeWindow {
  /** By whose calendar the day is: that of the site whose zone is asked for, else that of the house. */
  readonly timeZone: string;
  /** When it was counted, with all that was recorded before; a day that goes on up to then. */
  readonly at: EpochMs;
  /** Null where no plan was ever imported. */
  readonly plan: PlanImported | null;
  /** How many of those who are counted have a plan for the day. */
  readonly planned: number;
  readonly groups: readonly {
    /** An agent, a team, a site, or an interval by its beginning; null for who has no team or is at no site. */
    readonly key: string | null;
    /** Of somebody, as their account has it; null for all else. */
    readonly name: string | null;
    readonly tally: TimeTally;
    readonly values: readonly {
      readonly metric: TimeMetricId;
      readonly source: MetricSource;
      readonly value: number | null;
    }[];
  }[];
}

/** Some of somebody's time: in one state, for all of which the same is planned. */
export interface TimeRow extends TimePart {
  readonly agentId: string;
  readonly agentName: string | null;
  /** The name of whoever chose the state; null where it follows from work, and for the server. */
  readonly setByName: string | null;
  /** Whether it goes on. */
  readonly isOpen: boolean;
  /** Null for whoever does what is planned, or has no plan. */
  readonly impact: PlanImpact | null;
}

/** The rows behind a figure of time, from `GET /api/floor/time/rows`: newest first. */
export interface TimeRows {
  readonly rows: readonly TimeRow[];
  /** All there are; more than `rows` where the page is full. */
  readonly total: number;
  /** What to ask for as `before` to read on; null where these are the last. */
  readonly next: string | null;
}

/** Why a row of a plan, or the whole file, was not taken in. The console has a sentence for each, in both languages. */
export type PlanRefusal =
  | Exclude<ImportRefusal, 'import/unknown-customer' | 'import/unknown-file'>
  /** Nobody with this user name has an account. */
  | 'plan/unknown-person'
  /** It ends before it begins, or lasts longer than a day. */
  | 'plan/span'
  /** Somebody is planned for two things at once: `expected` is the line of the other one, or null where that is in the plan already. */
  | 'plan/overlap';

/** A row that was not taken in. */
export interface RefusedPlanRow extends Omit<RefusedRow, 'file' | 'reason'> {
  readonly reason: PlanRefusal;
}

/**
 * What an import of a plan did, or would do. The days of people that it covers are replaced; whoever has a row that is wrong keeps
 * their plan as it was.
 */
export interface PlanReport {
  readonly isDryRun: boolean;
  /** Without header and empty lines. */
  readonly rows: number;
  /** People whose plan is in it. */
  readonly people: number;
  /** Days of people that it replaces. */
  readonly days: number;
  readonly added: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly refused: number;
  /** At most the first thousand. */
  readonly faults: readonly RefusedPlanRow[];
}
