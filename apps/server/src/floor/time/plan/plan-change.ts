import type { PlannedStretch } from '@aliado/domain';
import type { ShiftRow } from './plan-file.ts';
import type { WrongPlanRow } from './plan-rows.ts';

/** Some of a plan as it is stored. */
export interface StoredRow extends PlannedStretch {
  readonly agentId: string;
  /** On which its shift begins, YYYY-MM-DD. */
  readonly day: string;
}

/** What an import makes of a plan. */
export interface PlanChange {
  readonly added: readonly StoredRow[];
  readonly removed: readonly StoredRow[];
  /** Rows that are there as they are in the file. */
  readonly unchanged: number;
  /** Rows that overlap some of the plan that they do not replace. */
  readonly wrong: readonly WrongPlanRow[];
  /** People of whom something is taken in. */
  readonly people: number;
  /** Days of theirs that are replaced. */
  readonly days: number;
}

/**
 * What a file makes of a plan. Of each person it replaces the days on which shifts begin that are in it, and whatever its rows cover
 * whole. A row that overlaps anything else of the plan is wrong.
 * @param rows by person and time, no two of one person overlapping.
 * @param stored by person and time.
 * @param left those whose plan stays as it is.
 */
export function planChange(
  rows: readonly ShiftRow[],
  stored: readonly StoredRow[],
  left: ReadonlySet<string>,
): PlanChange {
  const storedBy = byPerson(stored);
  const changes = [...byPerson(rows.filter(({ agentId }) => !left.has(agentId)))].map(([agentId, own]) =>
    changeOf(own, storedBy.get(agentId) ?? []),
  );
  const right = changes.filter(({ wrong }) => wrong.length === 0);
  return {
    added: right.flatMap(({ added }) => added),
    removed: right.flatMap(({ removed }) => removed),
    unchanged: right.reduce((sum, { unchanged }) => sum + unchanged, 0),
    wrong: changes.flatMap(({ wrong }) => wrong),
    people: right.length,
    days: right.reduce((sum, { days }) => sum + days, 0),
  };
}

/** The change of one person's plan. */
function changeOf(rows: readonly ShiftRow[], stored: readonly StoredRow[]): Omit<PlanChange, 'people'> {
  const days = new Set(rows.map(({ day }) => day));
  const isReplaced = (one: StoredRow) => days.has(one.day) || covered(one, rows) === one.to - one.from;
  const staying = stored.filter((one) => !isReplaced(one));
  const kept = new Set(stored.filter(isReplaced).map(keyOf));
  const wanted = rows.map(({ agentId, activity, from, to, day }): StoredRow => ({ agentId, activity, from, to, day }));
  const same = new Set(wanted.map(keyOf).filter((key) => kept.has(key)));
  const overlapping = rows.filter((row) => covered(row, staying) > 0);
  return {
    added: wanted.filter((one) => !same.has(keyOf(one))),
    removed: stored.filter((one) => isReplaced(one) && !same.has(keyOf(one))),
    unchanged: same.size,
    wrong: overlapping.map(({ line, agentId }) => ({
      agentId,
      fault: { line, column: null, reason: 'plan/overlap', expected: null, value: agentId },
    })),
    days: days.size,
  };
}

/** How much of a span these cover, milliseconds. */
const covered = ({ from, to }: PlannedStretch, others: readonly PlannedStretch[]): number =>
  others.reduce((sum, one) => sum + Math.max(0, Math.min(to, one.to) - Math.max(from, one.from)), 0);

const keyOf = ({ activity, from, to, day }: StoredRow): string => [activity, from, to, day].join(' ');

function byPerson<Row extends { readonly agentId: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.agentId) ?? [];
    group.push(row);
    groups.set(row.agentId, group);
  }
  return groups;
}
