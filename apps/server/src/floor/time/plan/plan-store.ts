import { type PlanImported, type PlannedActivity, type PlannedStretch, type TimeWindow } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../../../platform/database.ts';

/** The longest that one row of a plan may last, milliseconds: a day on which clocks are put back. */
export const longestPlanned = 25 * 3_600_000;

/** What was brought in last, with its number. */
export interface LastImport extends PlanImported {
  /** 1-based; a later one is greater. */
  readonly n: number;
}

/** What people are planned for, in the database. */
@Injectable()
export class PlanStore {
  constructor(private readonly database: DatabasePool) {}

  /** What is planned in a window, of each person in order; those without a plan are left out. */
  async planned({ from, to }: TimeWindow): Promise<ReadonlyMap<string, readonly PlannedStretch[]>> {
    const { rows } = await this.database.pool.query<PlannedRow>(
      `SELECT agent_id AS "agentId", from_at AS "from", to_at AS "to", activity FROM planned_stretch
       WHERE from_at < $2 AND from_at > $1::bigint - ${longestPlanned} AND to_at > $1 ORDER BY agent_id, from_at`,
      [from, to],
    );
    const plans = new Map<string, PlannedStretch[]>();
    for (const { agentId, activity, ...row } of rows) {
      const plan = plans.get(agentId) ?? [];
      plan.push({ activity, from: Number(row.from), to: Number(row.to) });
      plans.set(agentId, plan);
    }
    return plans;
  }

  /** Null where none was ever brought in. Asked anew each time: a command brings plans in beside a server that runs. */
  async lastImport(): Promise<LastImport | null> {
    const { rows } = await this.database.pool.query<{ n: string; at: string; by: string }>(
      'SELECT n, at, by FROM plan_import ORDER BY n DESC LIMIT 1',
    );
    const [row] = rows;
    return row ? { n: Number(row.n), at: Number(row.at), by: row.by } : null;
  }
}

interface PlannedRow {
  readonly agentId: string;
  readonly from: string;
  readonly to: string;
  readonly activity: PlannedActivity;
}
