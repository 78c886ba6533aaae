import {
  momentOfWall,
  plannedActivities,
  type EpochMs,
  type ImportRefusal,
  type PlannedActivity,
  type RefusedPlanRow,
} from '@aliado/domain';
import { z } from 'zod';
import { id, oneOf, text, timeZone } from '../../../customers/import/cells.ts';
import { faultOf } from '../../../customers/import/csv-table.ts';
import { longestPlanned } from './plan-store.ts';

/** The columns of a plan; the last one may be left out. */
export const planColumns = ['agent', 'activity', 'from', 'to', 'time_zone'] as const;

/** A row of a plan that is right by itself. */
export interface PlanRow {
  /** 1-based, where it begins. */
  readonly line: number;
  readonly agentId: string;
  readonly activity: PlannedActivity;
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** The day on which it begins, YYYY-MM-DD by the clocks that the row goes by. */
  readonly date: string;
}

/** What is wrong with a row, and whose it is; null where that cannot be told. */
export interface WrongPlanRow {
  readonly agentId: string | null;
  readonly fault: RefusedPlanRow;
}

/** Those who have an account, and by whose clocks each one's times are; undefined for whoever has none. */
export type ZoneOf = (agentId: string) => string | undefined;

/** The cells of a row. Every message says what would have been right. */
const planCells = z.object({
  agent: id,
  activity: oneOf(plannedActivities),
  from: text,
  to: text,
  time_zone: timeZone,
}) satisfies z.ZodType<Record<(typeof planColumns)[number], string | null>>;

const timeForm = '2026-11-22 22:00 or 2026-11-22T22:00+01:00';
const wallTime = /^(\d{4}-\d{2}-\d{2})[ T](?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;
const moment = z.iso.datetime({ offset: true, precision: -1 }).or(z.iso.datetime({ offset: true }));

/** Reads one row by its cells. */
export function readPlanRow(
  line: number,
  raw: Readonly<Record<(typeof planColumns)[number], string>>,
  zoneOf: ZoneOf,
): PlanRow | WrongPlanRow {
  const wrong = (
    column: (typeof planColumns)[number] | null,
    { reason, expected = null }: { readonly reason: RefusedPlanRow['reason']; readonly expected?: string | null },
  ): WrongPlanRow => {
    const value = column === null ? `${raw.from} – ${raw.to}` : raw[column] || null;
    return {
      agentId: raw.agent === '' ? null : raw.agent,
      fault: { line, column, reason, expected, value: value && value.slice(0, 60) },
    };
  };
  const parsed = planCells.safeParse(raw);
  if (!parsed.success) {
    const { column, reason, expected } = faultOf(parsed.error);
    return wrong(planColumns.find((one) => one === column) ?? null, { reason: planReason(reason), expected });
  }
  const { agent: agentId, activity, from, to, time_zone: named } = parsed.data;
  const home = zoneOf(agentId);
  if (home === undefined) return wrong('agent', { reason: 'plan/unknown-person' });
  const [begin, end] = [momentIn(from, named ?? home), momentIn(to, named ?? home)];
  if (!begin) return wrong('from', { reason: 'import/malformed', expected: timeForm });
  if (!end) return wrong('to', { reason: 'import/malformed', expected: timeForm });
  const span = end.at - begin.at;
  if (span <= 0 || span > longestPlanned) return wrong(null, { reason: 'plan/span' });
  return { line, agentId, activity, from: begin.at, to: end.at, date: begin.date };
}

/** A schema of cells tells of nothing else. */
const planReason = (reason: ImportRefusal): RefusedPlanRow['reason'] =>
  reason === 'import/missing' ? reason : 'import/malformed';

/** A time by the clocks of a zone, or with its offset; null for anything else. `24:00` is the midnight that ends the day. */
function momentIn(written: string, zone: string): { readonly at: EpochMs; readonly date: string } | null {
  const [, date, hour, minute, last] = wallTime.exec(written) ?? [];
  if (date !== undefined) {
    const midnight = Date.parse(`${date}T00:00Z`);
    if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
    const minutes = last === undefined ? Number(hour) * 60 + Number(minute) : 24 * 60;
    return { at: momentOfWall(midnight + minutes * 60_000, zone), date };
  }
  return moment.safeParse(written).success ? { at: Date.parse(written), date: written.slice(0, 10) } : null;
}
