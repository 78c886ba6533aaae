import { usualAlertRules, type AlertRule, type AlertRuleTerms, type EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DatabasePool } from '../../platform/database.ts';

/** An alert that is raised. */
export interface RaisedAlert {
  readonly ruleId: string;
  readonly subjectId: string;
  /** Of its rule. */
  readonly version: number;
  readonly since: EpochMs;
  readonly raisedAt: EpochMs;
}

/** The rules of the house, and what is raised by them, in the database. */
@Injectable()
export class AlertStore {
  constructor(private readonly database: DatabasePool) {}

  /** All rules: those that a deployment begins with, as far as nobody changed them, then those that were written, by id. */
  async rules(): Promise<readonly AlertRule[]> {
    const { rows } = await this.database.pool.query<RuleRow>('SELECT id, version, terms FROM alert_rule ORDER BY id');
    const written = new Map(rows.map((row) => [row.id, row]));
    const usual = usualAlertRules.flatMap((rule) => (written.has(rule.id) ? [] : [rule]));
    return [...usual, ...rows.flatMap(({ id, version, terms }) => (terms ? [{ ...terms, id, version }] : []))];
  }

  /**
   * Writes a rule in the place of what it was; null where somebody else changed it meanwhile.
   * @param terms null to remove it.
   * @param after the version that was changed; 0 for a new one.
   */
  async write(id: string, terms: AlertRuleTerms | null, after: number): Promise<number | null> {
    const usual = usualAlertRules.find((rule) => rule.id === id)?.version ?? 0;
    const { rows } = await this.database.pool.query<{ readonly version: number }>(
      `INSERT INTO alert_rule AS held (id, version, terms) SELECT $1::varchar, $4::int + 1, $2::json
         WHERE $3::int = $4::int OR EXISTS (SELECT FROM alert_rule WHERE id = $1)
       ON CONFLICT (id) DO UPDATE SET version = held.version + 1, terms = excluded.terms
         WHERE held.version = $3 OR (held.terms IS NULL AND $3 = 0) RETURNING version`,
      [id, terms === null ? null : JSON.stringify(terms), after, usual],
    );
    return rows[0]?.version ?? null;
  }

  /** What is raised. */
  async raised(): Promise<readonly RaisedAlert[]> {
    const { rows } = await this.database.pool.query<RaisedRow>(
      `SELECT rule_id AS "ruleId", subject_id AS "subjectId", version, since, raised_at AS "raisedAt" FROM raised_alert`,
    );
    return rows.map((row) => ({ ...row, since: Number(row.since), raisedAt: Number(row.raisedAt) }));
  }

  /** Keeps that something is raised. */
  async raise({ ruleId, subjectId, version, since, raisedAt }: RaisedAlert): Promise<void> {
    await this.database.pool.query(
      `INSERT INTO raised_alert (rule_id, subject_id, version, since, raised_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (rule_id, subject_id) DO UPDATE
         SET version = excluded.version, since = excluded.since, raised_at = excluded.raised_at`,
      [ruleId, subjectId, version, since, raisedAt],
    );
  }

  /** Keeps that something is not raised any more. */
  async clear(ruleId: string, subjectId: string): Promise<void> {
    await this.database.pool.query('DELETE FROM raised_alert WHERE rule_id = $1 AND subject_id = $2', [
      ruleId,
      subjectId,
    ]);
  }
}

interface RuleRow {
  readonly id: string;
  readonly version: number;
  readonly terms: AlertRuleTerms | null;
}

interface RaisedRow extends Omit<RaisedAlert, 'since' | 'raisedAt'> {
  readonly since: string;
  readonly raisedAt: string;
}
