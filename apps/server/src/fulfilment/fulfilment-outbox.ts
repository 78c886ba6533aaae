import type { EpochMs, RemedyTerms } from '@aliado/domain';
import type { Pool, PoolClient } from 'pg';
import type { Delivery, DeliveryOutcome } from './webhook.ts';
import { retryAfter } from './retry-after.ts';

/** A remedy that was granted, as the system that carries it out is told of it. */
export interface GrantedRemedy {
  readonly grantId: string;
  readonly interactionId: string;
  /** Null where nobody knows who called. */
  readonly customerId: string | null;
  readonly terms: RemedyTerms;
  readonly agentId: string;
  /** Whose authority it was. */
  readonly decidedBy: string;
  readonly grantedAt: EpochMs;
}

/** A delivery that people should look at. */
export interface TroubledDelivery {
  readonly grantId: string;
  readonly attempts: number;
  readonly state: 'waiting' | 'given-up';
  readonly dueAt: EpochMs;
  readonly trouble: string;
}

interface TroubledRow extends Omit<TroubledDelivery, 'dueAt' | 'grantId'> {
  readonly grant_id: string;
  readonly due_at: string;
}

/** How many go out side by side. */
const batch = 20;

/** How long a delivery may be in hand before another process takes it up, milliseconds: longer than any attempt lasts. */
const inHandMs = 60_000;

const troubleLength = 300;

/** Granted remedies on their way out, in the database: none is forgotten, whatever crashes. */
export class FulfilmentOutbox {
  constructor(private readonly pool: Pool) {}

  /**
   * Puts a granted remedy in line, in the transaction that grants it. Put twice, it is there once.
   * @param dueAt when it can no longer be taken back.
   */
  async put(transaction: PoolClient, granted: GrantedRemedy, dueAt: EpochMs): Promise<void> {
    await transaction.query(
      `INSERT INTO fulfilment (grant_id, body, due_at, attempts, state) VALUES ($1, $2, $3, 0, 'waiting')
        ON CONFLICT DO NOTHING`,
      [granted.grantId, bodyOf(granted), dueAt],
    );
  }

  /** Takes out what was undone before it was due, in the transaction that undoes it. */
  async takeOut(transaction: PoolClient, grantId: string): Promise<void> {
    await transaction.query(`DELETE FROM fulfilment WHERE grant_id = $1 AND state = 'waiting' AND attempts = 0`, [
      grantId,
    ]);
  }

  /**
   * Tries what is due, and keeps what became of it. A delivery is in one hand at a time; whoever dies with it in hand leaves it
   * due a while later, so that the receiver may hear of it twice, with the same id.
   * @returns how many were tried.
   */
  async tryDue(now: EpochMs, send: (delivery: Delivery) => Promise<DeliveryOutcome>): Promise<number> {
    const { rows } = await this.pool.query<{ grant_id: string; body: string; attempts: number }>(
      `UPDATE fulfilment SET due_at = $1::bigint + $3, attempts = attempts + 1 WHERE grant_id IN (
        SELECT grant_id FROM fulfilment WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at LIMIT $2
        FOR UPDATE SKIP LOCKED) RETURNING grant_id, body, attempts`,
      [now, batch, inHandMs],
    );
    await Promise.all(
      rows.map(async ({ grant_id: id, body, attempts }) => this.settle(id, attempts, await send({ id, body }), now)),
    );
    return rows.length;
  }

  /** What failed at least once and was not delivered since, those given up first. */
  async troubled(limit: number): Promise<readonly TroubledDelivery[]> {
    const { rows } = await this.pool.query<TroubledRow>(
      `SELECT grant_id, attempts, state, due_at, trouble FROM fulfilment
        WHERE state IN ('waiting', 'given-up') AND trouble IS NOT NULL ORDER BY state, due_at LIMIT $1`,
      [limit],
    );
    return rows.map(({ grant_id: grantId, due_at: dueAt, ...row }) => ({ ...row, grantId, dueAt: Number(dueAt) }));
  }

  /** Puts one that was given up, or waits for its next attempt, in line for now. Whether there was one. */
  async tryAgain(grantId: string, now: EpochMs): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `UPDATE fulfilment SET state = 'waiting', due_at = $2, settled_at = NULL
        WHERE grant_id = $1 AND state <> 'delivered' AND attempts > 0`,
      [grantId, now],
    );
    return rowCount === 1;
  }

  private async settle(grantId: string, attempts: number, result: DeliveryOutcome, now: EpochMs): Promise<void> {
    const pause = result.outcome === 'try-again' ? retryAfter(attempts) : null;
    const state = result.outcome === 'delivered' ? 'delivered' : pause === null ? 'given-up' : 'waiting';
    const trouble = result.outcome === 'delivered' ? null : result.trouble.slice(0, troubleLength);
    await this.pool.query(
      'UPDATE fulfilment SET state = $2, trouble = $3, settled_at = $4, due_at = $5 WHERE grant_id = $1',
      [grantId, state, trouble, state === 'waiting' ? null : now, now + (pause ?? 0)],
    );
  }
}

function bodyOf({ grantedAt, ...granted }: GrantedRemedy): string {
  return JSON.stringify({ type: 'remedy.granted', timestamp: new Date(grantedAt).toISOString(), data: granted });
}
