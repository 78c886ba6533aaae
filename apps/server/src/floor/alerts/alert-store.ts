import { usualAlertRules, type AlertRule, type AlertRuleTerms, type AlertWay, type EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DatabasePool } from '../../platform/database.ts';
import { storable } from '../../platform/storable-text.ts';

/** An alert that is not quiet. */
export interface StandingAlert {
  readonly ruleId: string;
  readonly subjectId: string;
  /** Of its rule. */
  readonly version: number;
  readonly since: EpochMs;
  /** Null while it has not held for long enough. */
  readonly raisedAt: EpochMs | null;
  /** Since when it does not hold any more; null while it does. */
  readonly lapsedAt: EpochMs | null;
}

/** Names one subject of one rule. */
export type AlertKey = Pick<StandingAlert, 'ruleId' | 'subjectId'>;

/** What somebody or another system is to be told. */
export interface AlertDelivery extends AlertKey {
  /** The same news is put in line once. */
  readonly id: string;
  readonly way: Extract<AlertWay, 'mail' | 'webhook'>;
  /** The address of a mail; empty for the one other system. */
  readonly recipient: string;
  readonly body: string;
  readonly at: EpochMs;
}

/** What became of alerts: kept together, or not at all. */
export interface AlertChanges {
  readonly standing: readonly StandingAlert[];
  readonly quiet: readonly AlertKey[];
  /** In the order in which it happened. */
  readonly deliveries: readonly AlertDelivery[];
  /** Up to when the rules were looked at. */
  readonly lookedAt: EpochMs;
}

/** What stood when it was kept last. */
export interface AlertsBefore {
  readonly standing: readonly StandingAlert[];
  /** Null before anything was kept. */
  readonly lookedAt: EpochMs | null;
}

/** The rules of the house, and how alerts stand by them, in the database. */
@Injectable()
export class AlertStore {
  constructor(private readonly database: DatabasePool) {}

  /** All rules: those that a deployment begins with, as far as nobody changed them, then those that were written, by id. */
  async rules(): Promise<readonly AlertRule[]> {
    const { rows } = await this.database.pool.query<RuleRow>('SELECT id, version, terms FROM alert_rule ORDER BY id');
    const written = new Map(rows.map((row) => [row.id, row]));
    const usual = usualAlertRules.flatMap((rule) => (written.has(rule.id) ? [] : [rule]));
    return [
      ...usual,
      // rules of before mail have no recipients
      ...rows.flatMap(({ id, version, terms }) =>
        terms ? [{ ...terms, mailTo: terms.mailTo ?? [], id, version }] : [],
      ),
    ];
  }

  /**
   * Writes a rule in the place of what it was; null where somebody else changed it meanwhile.
   * @param terms null to remove it.
   * @param after the version that was changed; 0 for a new one.
   */
  async write(
    id: string,
    terms: AlertRuleTerms | null,
    { after, by }: { readonly after: number; readonly by: string },
  ): Promise<number | null> {
    const usual = usualAlertRules.find((rule) => rule.id === id)?.version ?? 0;
    const { rows } = await this.database.pool.query<{ readonly version: number }>(
      `INSERT INTO alert_rule AS held (id, version, terms, changed_by) SELECT $1::varchar, $4::int + 1, $2::json, $5::varchar
         WHERE $3::int = $4::int OR EXISTS (SELECT FROM alert_rule WHERE id = $1)
       ON CONFLICT (id) DO UPDATE SET version = held.version + 1, terms = excluded.terms, changed_by = excluded.changed_by
         WHERE held.version = $3 OR (held.terms IS NULL AND $3 = 0) RETURNING version`,
      [id, terms === null ? null : JSON.stringify(terms), after, usual, by],
    );
    return rows[0]?.version ?? null;
  }

  /** The accounts of those who changed rules last, by rule; of such as nobody changed, or nobody knows by whom, nothing. */
  async changedBy(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.pool.query<{ readonly id: string; readonly by: string }>(
      'SELECT id, changed_by AS by FROM alert_rule WHERE changed_by IS NOT NULL',
    );
    return new Map(rows.map(({ id, by }) => [id, by]));
  }

  /** How alerts stood when they were kept last. */
  async before(): Promise<AlertsBefore> {
    const { pool } = this.database;
    const { rows } = await pool.query<StandingRow>(
      `SELECT rule_id AS "ruleId", subject_id AS "subjectId", version, since, raised_at AS "raisedAt", lapsed_at AS "lapsedAt"
         FROM standing_alert ORDER BY rule_id, subject_id`,
    );
    const looked = await pool.query<{ readonly at: string }>('SELECT looked_at AS at FROM alert_watch WHERE id = 1');
    const lookedAt = looked.rows[0]?.at;
    return {
      standing: rows.map(({ since, raisedAt, lapsedAt, ...row }) => ({
        ...{ ...row, since: Number(since), raisedAt: momentOf(raisedAt), lapsedAt: momentOf(lapsedAt) },
      })),
      lookedAt: lookedAt === undefined ? null : Number(lookedAt),
    };
  }

  /** Keeps what became of alerts, all of it or nothing. What PostgreSQL cannot hold of a text is replaced. */
  async keep(changes: AlertChanges): Promise<void> {
    const client = await this.database.pool.connect();
    try {
      await client.query('BEGIN');
      await write(client, changes);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined); // the line may be gone: then nothing was kept either
      throw error;
    } finally {
      client.release();
    }
  }
}

async function write(client: PoolClient, { standing, quiet, deliveries, lookedAt }: AlertChanges): Promise<void> {
  await client.query(
    `DELETE FROM standing_alert USING json_to_recordset($1) AS gone ("ruleId" varchar, "subjectId" varchar)
       WHERE rule_id = gone."ruleId" AND subject_id = gone."subjectId"`,
    [recordsOf(quiet)],
  );
  await client.query(
    `INSERT INTO standing_alert (rule_id, subject_id, version, since, raised_at, lapsed_at)
       SELECT * FROM json_to_recordset($1) AS one
         ("ruleId" varchar, "subjectId" varchar, version int, since bigint, "raisedAt" bigint, "lapsedAt" bigint)
       ON CONFLICT (rule_id, subject_id) DO UPDATE SET version = excluded.version, since = excluded.since,
         raised_at = excluded.raised_at, lapsed_at = excluded.lapsed_at`,
    [recordsOf(lastOfEach(standing))],
  );
  await client.query(
    `INSERT INTO alert_delivery (id, way, recipient, rule_id, subject_id, body, made_at, due_at, attempts)
       SELECT id, way, recipient, "ruleId", "subjectId", body, at, at, 0 FROM json_to_recordset($1) AS one
         (id varchar, way varchar, recipient varchar, "ruleId" varchar, "subjectId" varchar, body varchar, at bigint)
       ON CONFLICT DO NOTHING`,
    [recordsOf(deliveries)],
  );
  await client.query(
    `INSERT INTO alert_watch (id, looked_at) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET looked_at = excluded.looked_at`,
    [lookedAt],
  );
}

/** Queues, people and contacts are called as their sources please. */
const recordsOf = (records: readonly object[]): string =>
  JSON.stringify(records, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));

/** Ids that differ only in what cannot be held are one, and one statement writes a row once. */
const lastOfEach = (standing: readonly StandingAlert[]): readonly StandingAlert[] => [
  ...new Map(standing.map((one) => [storable(`${one.ruleId} ${one.subjectId}`), one])).values(),
];

const momentOf = (text: string | null): EpochMs | null => (text === null ? null : Number(text));

interface RuleRow {
  readonly id: string;
  readonly version: number;
  readonly terms: (Omit<AlertRuleTerms, 'mailTo'> & Partial<Pick<AlertRuleTerms, 'mailTo'>>) | null;
}

interface StandingRow extends AlertKey {
  readonly version: number;
  readonly since: string;
  readonly raisedAt: string | null;
  readonly lapsedAt: string | null;
}
