import { siteOf, type EpochMs, type PlanReport, type PlannedActivity, type RefusedPlanRow } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountDirectory } from '../../../identity/account-directory.ts';
import { Playbook } from '../../../playbooks/playbook.ts';
import { planChange, type StoredRow } from './plan-change.ts';
import { readPlanFile, type PlanFile } from './plan-file.ts';
import type { WrongPlanRow, ZoneOf } from './plan-rows.ts';
import { longestPlanned } from './plan-store.ts';

/** The largest file, in bytes: a month of some thousand people. */
export const largestPlanBytes = 16 * 1_048_576;

const mostReported = 1_000;

/** Brings plans in. Two imports at once wait for each other. */
@Injectable()
export class PlanImport {
  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountDirectory,
    private readonly playbook: Playbook,
  ) {}

  /**
   * Takes a plan in, in one transaction: each person's days that it covers are replaced. Whoever has a row that is wrong keeps their
   * plan as it was, and all others get theirs; a second time changes nothing.
   * @param by the account, or the name of a program, that stands beside figures as whoever brought the plan in.
   * @param isDryRun whether only to report what would be done.
   */
  async run(bytes: Buffer, by: string, now: EpochMs, isDryRun: boolean): Promise<PlanReport> {
    const file = await readPlanFile(bytes, await this.zones());
    const runner = this.database.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query(`SELECT pg_advisory_xact_lock(hashtext('aliado:plan-import'))`);
      const report = await write(runner.manager, file);
      if (report.rows > report.refused)
        await runner.query('INSERT INTO plan_import (at, by) VALUES ($1, $2)', [now, by]);
      if (isDryRun) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return { ...report, isDryRun };
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Everybody's clocks: those of their site, else of the house. */
  private async zones(): Promise<ZoneOf> {
    const organisation = this.playbook.isLoaded() ? this.playbook.organisation() : null;
    const home = organisation?.timeZone ?? 'UTC';
    const zoneOf = (team: string | null) => (organisation && siteOf(organisation, team)?.timeZone) ?? home;
    const zones = new Map((await this.accounts.list()).map(({ id, team }) => [id, zoneOf(team)]));
    return (agentId) => zones.get(agentId);
  }
}

async function write(manager: EntityManager, { count, rows, wrong }: PlanFile): Promise<Omit<PlanReport, 'isDryRun'>> {
  const agentIds = [...new Set(rows.map(({ agentId }) => agentId))];
  const stored = rows.length === 0 ? [] : await storedOf(manager, agentIds, rows);
  const left = new Set(wrong.flatMap(({ agentId }) => agentId ?? []));
  const change = planChange(rows, stored, left);
  await manager.query(
    `DELETE FROM planned_stretch USING json_to_recordset($1::json) AS gone (agent_id varchar, from_at bigint)
     WHERE planned_stretch.agent_id = gone.agent_id AND planned_stretch.from_at = gone.from_at`,
    [JSON.stringify(change.removed.map(rowOf))],
  );
  await manager.query(
    'INSERT INTO planned_stretch SELECT * FROM json_populate_recordset(NULL::planned_stretch, $1::json)',
    [JSON.stringify(change.added.map(rowOf))],
  );
  const faults = [...wrong, ...change.wrong].toSorted((one, other) => one.fault.line - other.fault.line);
  return {
    ...{
      rows: count,
      people: change.people,
      days: change.days,
      refused: count - change.added.length - change.unchanged,
    },
    ...{ added: change.added.length, removed: change.removed.length, unchanged: change.unchanged },
    faults: faultsOf(faults),
  };
}

const faultsOf = (wrong: readonly WrongPlanRow[]): readonly RefusedPlanRow[] =>
  wrong.slice(0, mostReported).map(({ fault }) => fault);

/** What is planned for these people around the time of these rows, by person and time. */
async function storedOf(
  manager: EntityManager,
  agentIds: readonly string[],
  rows: PlanFile['rows'],
): Promise<readonly StoredRow[]> {
  const [from, to] = [Math.min(...rows.map((row) => row.from)), Math.max(...rows.map((row) => row.to))];
  // rows of a shift that the file has begin at most a day after its first, and end at most a day later
  const found = await manager.query<DatabaseRow[]>(
    `SELECT agent_id, from_at, to_at, activity, day FROM planned_stretch
     WHERE agent_id = ANY ($1) AND from_at > $2 AND from_at < $3 ORDER BY agent_id, from_at`,
    [agentIds, from - 3 * longestPlanned, to + 3 * longestPlanned],
  );
  return found.map(({ agent_id: agentId, from_at: fromAt, to_at: toAt, ...row }) => ({
    ...{ ...row, agentId, from: Number(fromAt), to: Number(toAt) },
  }));
}

interface DatabaseRow {
  readonly agent_id: string;
  readonly from_at: string;
  readonly to_at: string;
  readonly activity: PlannedActivity;
  readonly day: string;
}

const rowOf = ({ agentId, from, to, activity, day }: StoredRow) => ({
  ...{ agent_id: agentId, from_at: from, to_at: to, activity, day },
});
