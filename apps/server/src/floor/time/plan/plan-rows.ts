import {
  momentOfWall,
  plannedActivities,
  type EpochMs,
  type PlannedActivity,
  type RefusedPlanRow,
} from '@aliado/domain';
import { z } from 'zod';
import { isTimeZone } from '../../../customers/import/file-time.ts';
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

const timeForm = '2026-11-22 22:00 or 2026-11-22T22:00+01:00';
const wallTime = /^(\d{4}-\d{2}-\d{2})[ T](?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;
const moment = z.iso.datetime({ offset: true, precision: -1 }).or(z.iso.datetime({ offset: true }));
const activities: readonly string[] = plannedActivities;
const isActivity = (text: string): text is PlannedActivity => activities.includes(text);

/** Reads one row by its cells, trimmed. */
export function readPlanRow(
  line: number,
  cells: Readonly<Record<(typeof planColumns)[number], string>>,
  zoneOf: ZoneOf,
): PlanRow | WrongPlanRow {
  const { agent, activity, from, to, time_zone: named } = cells;
  const wrong = (
    column: string | null,
    reason: RefusedPlanRow['reason'],
    expected: string | null,
    value: string | null,
  ) => ({
    agentId: agent === '' ? null : agent,
    fault: { line, column, reason, expected, value: value === null ? null : value.slice(0, 60) },
  });
  const missing = (['agent', 'activity', 'from', 'to'] as const).find((column) => cells[column] === '');
  if (missing) return wrong(missing, 'import/missing', null, null);
  const home = zoneOf(agent);
  if (home === undefined) return wrong('agent', 'plan/unknown-person', null, agent);
  if (!isActivity(activity)) return wrong('activity', 'import/malformed', activities.join(' '), activity);
  if (named !== '' && !isTimeZone(named)) return wrong('time_zone', 'plan/unknown-zone', 'Europe/Madrid', named);
  const zone = named === '' ? home : named;
  const [begin, end] = [momentIn(from, zone), momentIn(to, zone)];
  if (!begin) return wrong('from', 'import/malformed', timeForm, from);
  if (!end) return wrong('to', 'import/malformed', timeForm, to);
  if (end.at <= begin.at || end.at - begin.at > longestPlanned)
    return wrong(null, 'plan/span', null, `${from} – ${to}`);
  return { line, agentId: agent, activity, from: begin.at, to: end.at, date: begin.date };
}

/** A time by the clocks of a zone, or with its offset; null for anything else. `24:00` is the midnight that ends the day. */
function momentIn(text: string, zone: string): { readonly at: EpochMs; readonly date: string } | null {
  const [, date, hour, minute, last] = wallTime.exec(text) ?? [];
  if (date !== undefined) {
    const midnight = Date.parse(`${date}T00:00Z`);
    if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return null;
    const minutes = last === undefined ? Number(hour) * 60 + Number(minute) : 24 * 60;
    return { at: momentOfWall(midnight + minutes * 60_000, zone), date };
  }
  return moment.safeParse(text).success ? { at: Date.parse(text), date: text.slice(0, 10) } : null;
}
