import type { EpochMs, TroubledDelivery } from '@aliado/domain';
import type { Pool } from 'pg';
import type { DeliveryOutcome } from '../platform/delivery-outcome.ts';
import { retryAfter } from './retry-after.ts';
import type { Delivery } from './webhook.ts';

/** Names a remedy that was granted. */
export interface GrantKey {
  readonly interactionId: string;
  readonly grantId: string;
}

/** What became of an attempt: as the receiver answered, or nothing was sent because the log says that it was undone. */
export type AttemptOutcome = DeliveryOutcome | { readonly outcome: 'undone' };

/** How many go out side by side. */
const batch = 20;

/** How long a delivery may be in hand before another process takes it up, milliseconds: longer than any attempt lasts. */
const inHandMs = 60_000;

/** How many rows are deleted at once. */
const forgetBatch = 1_000;

const troubleLength = 300;

/**
 * Granted remedies on their way out, in the database. The ledger puts them in line whenever it follows the log, and does so again
 * after a crash; so none is forgotten, and none is there twice.
 */
export class FulfilmentOutbox {
  constructor(private readonly pool: Pool) {}

  /** Puts a remedy that the ledger holds as granted in line. @param dueAt when it can no longer be taken back. */
  async put({ interactionId, grantId }: GrantKey, dueAt: EpochMs): Promise<void> {
    await this.pool.query({ name: 'put-fulfilment', text: putStatement, values: [interactionId, grantId, dueAt] });
  }

  /** Takes out what was undone before it was due. */
  async takeOut({ interactionId, grantId }: GrantKey): Promise<void> {
    await this.pool.query(
      `DELETE FROM fulfilment WHERE interaction_id = $1 AND grant_id = $2 AND state = 'waiting' AND attempts = 0`,
      [interactionId, grantId],
    );
  }

  /**
   * Tries what is due, and keeps what became of it. A delivery is in one hand at a time; whoever dies with it in hand leaves it
   * due a while later, so that the receiver may hear of it twice, with the same id.
   * @returns how many were tried.
   */
  async tryDue(now: EpochMs, send: (delivery: Delivery, key: GrantKey) => Promise<AttemptOutcome>): Promise<number> {
    const { rows } = await this.pool.query<GrantKey & { readonly body: string; readonly attempts: number }>(
      `UPDATE fulfilment SET due_at = $1::bigint + $3, in_hand_until = $1::bigint + $3, attempts = attempts + 1 WHERE (interaction_id, grant_id) IN (
        SELECT interaction_id, grant_id FROM fulfilment WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at LIMIT $2
        FOR UPDATE SKIP LOCKED)
        RETURNING interaction_id AS "interactionId", grant_id AS "grantId", body, attempts`,
      [now, batch, inHandMs],
    );
    await Promise.all(
      rows.map(async ({ body, attempts, ...key }) =>
        this.settle(key, attempts, await send({ id: `${key.interactionId}.${key.grantId}`, body }, key), now),
      ),
    );
    return rows.length;
  }

  /** What failed at least once and was not delivered since, those given up first. */
  async troubled(limit: number): Promise<readonly TroubledDelivery[]> {
    const { rows } = await this.pool.query<Omit<TroubledDelivery, 'dueAt'> & { readonly dueAt: string }>(
      `SELECT interaction_id AS "interactionId", grant_id AS "grantId", attempts, state, due_at AS "dueAt", trouble,
          told->>'remedy' AS remedy, told->'amount' AS amount, told->>'agent' AS "agentId"
        FROM fulfilment CROSS JOIN LATERAL (SELECT body::json->'data' AS told) AS sent WHERE state IN ('waiting', 'given-up') AND trouble IS NOT NULL ORDER BY state, due_at LIMIT $1`,
      [limit],
    );
    return rows.map((row) => ({ ...row, dueAt: Number(row.dueAt) }));
  }

  /**
   * Puts one that was given up, or waits for its next attempt, in line for now. Whether there was one. What is being tried just now
   * is left in the hand that has it, and not sent a second time beside.
   */
  async tryAgain({ interactionId, grantId }: GrantKey, now: EpochMs): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE fulfilment SET state = 'waiting', settled_at = NULL,
          due_at = CASE WHEN in_hand_until > $3::bigint THEN due_at ELSE $3::bigint END
        WHERE interaction_id = $1 AND grant_id = $2 AND state <> 'delivered' AND attempts > 0`,
      [interactionId, grantId, now],
    );
    return rowCount === 1;
  }

  /** Deletes what was delivered before a moment, a batch at a time. @returns how many. */
  async forgetDelivered(before: EpochMs): Promise<number> {
    let forgotten = 0;
    for (let last = forgetBatch; last === forgetBatch; forgotten += last) {
      const { rowCount } = await this.pool.query(
        `DELETE FROM fulfilment WHERE (interaction_id, grant_id) IN (
          SELECT interaction_id, grant_id FROM fulfilment WHERE state = 'delivered' AND settled_at < $1
          LIMIT $2 FOR UPDATE SKIP LOCKED)`,
        [before, forgetBatch],
      );
      last = rowCount ?? 0;
    }
    return forgotten;
  }

  private async settle(
    { interactionId, grantId }: GrantKey,
    attempts: number,
    result: AttemptOutcome,
    now: EpochMs,
  ): Promise<void> {
    if (result.outcome === 'undone') return this.drop({ interactionId, grantId });
    const pause = result.outcome === 'try-again' ? retryAfter(attempts) : null;
    const state = result.outcome === 'delivered' ? 'delivered' : pause === null ? 'given-up' : 'waiting';
    const trouble = result.outcome === 'delivered' ? null : result.trouble.slice(0, troubleLength);
    await this.pool.query(
      `UPDATE fulfilment SET state = $3, trouble = $4, settled_at = $5, due_at = $6, in_hand_until = NULL
        WHERE interaction_id = $1 AND grant_id = $2 AND attempts = $7`, // whoever took it up later says what became of it
      [interactionId, grantId, state, trouble, state === 'waiting' ? null : now, now + (pause ?? 0), attempts],
    );
  }

  private async drop({ interactionId, grantId }: GrantKey): Promise<void> {
    await this.pool.query('DELETE FROM fulfilment WHERE interaction_id = $1 AND grant_id = $2', [
      interactionId,
      grantId,
    ]);
  }
}

// what the ledger has closed went out long ago, and may have been forgotten since; the text is made once, from the ledger's own row: every attempt tells the same
const putStatement = `
  INSERT INTO fulfilment (interaction_id, grant_id, body, due_at, attempts, state)
  SELECT interaction_id, grant_id, json_build_object(
    'type', 'remedy.granted',
    'timestamp', to_char(to_timestamp(granted_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'data', json_build_object(
      'grantId', grant_id, 'interactionId', interaction_id, 'customer', customer_key, 'order', order_number,
      'matter', matter, 'remedy', remedy, 'amount', CASE WHEN amount IS NULL THEN NULL
        ELSE json_build_object('amount', amount, 'currency', currency) END,
      'guideline', json_build_object('id', guideline_id, 'version', guideline_version, 'rule', rule_id),
      'agent', agent_id, 'decidedBy', decided_by))::text, $3, 0, 'waiting'
  FROM remedy_grant WHERE interaction_id = $1 AND grant_id = $2 AND state = 'granted' AND look_at IS NOT NULL
  ON CONFLICT DO NOTHING`;
