import type { EpochMs } from '@aliado/domain';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { retryAfter } from '../../fulfilment/retry-after.ts';
import type { DeliveryOutcome } from '../../platform/delivery-outcome.ts';
import type { AlertDelivery } from './alert-store.ts';

/** How many go out in one round, one after the other. */
const batch = 20;

/** News that old help nobody any more. */
const keptMs = 24 * 60 * 60_000;

/** What is in line. */
export type DeliveryInLine = Omit<AlertDelivery, 'way' | 'at'>;

/**
 * Tells news in one way until each is heard or a day old. Of one rule, one subject and one reader they are told in the order in which
 * they happened: what failed holds back what came after it, and nothing else.
 */
export class DeliveryLane {
  private readonly logger = new Logger(DeliveryLane.name);
  private round: Promise<void> | null = null;
  private isEnding = false;

  constructor(
    private readonly way: AlertDelivery['way'],
    private readonly pool: Pool,
    private readonly send: (delivery: DeliveryInLine, now: EpochMs) => Promise<DeliveryOutcome>,
  ) {}

  /** Sends what is due, a batch at most; nothing while it is being sent, nor after the end. */
  deliver(now: EpochMs): void {
    if (this.isEnding) return;
    this.round ??= this.sendDue(now)
      .catch((error: unknown) =>
        this.logger.warn(`alerts wait: ${error instanceof Error ? error.message : String(error)}`),
      )
      .finally(() => (this.round = null));
  }

  /** Resolves once the one that is being sent is sent. What is in line after it waits for the next start. */
  async end(): Promise<void> {
    this.isEnding = true;
    await this.round;
  }

  private async sendDue(now: EpochMs): Promise<void> {
    await this.forgetOld(now);
    const { rows } = await this.pool.query<DeliveryRow>(dueStatement, [now, this.way, batch]);
    const failed = new Set<string>();
    for (const row of rows) {
      if (this.isEnding) return;
      const line = `${row.ruleId} ${row.subjectId} ${row.recipient}`;
      if (failed.has(line)) continue;
      const result = await this.send(row, now);
      if (result.outcome === 'try-again') failed.add(line);
      await this.settle(row, result, now);
    }
  }

  /** News that waited too long, of every way: while the server was down, or while nothing was set up for them to go by. */
  private async forgetOld(now: EpochMs): Promise<void> {
    const { rowCount } = await this.pool.query('DELETE FROM alert_delivery WHERE made_at < $1', [now - keptMs]);
    if (rowCount) this.logger.warn(`${rowCount} news are older than a day, and are told nobody`);
  }

  private async settle({ n, id, attempts, madeAt }: DeliveryRow, result: DeliveryOutcome, now: EpochMs): Promise<void> {
    const pause = result.outcome === 'try-again' ? retryAfter(attempts + 1) : null;
    const isOld = pause !== null && now + pause > Number(madeAt) + keptMs;
    const isLeft = pause !== null && !isOld;
    if (result.outcome !== 'delivered')
      this.logger.warn(`${id} was not taken${isLeft ? '' : ', and is not told again'}: ${result.trouble}`);
    if (!isLeft) await this.pool.query('DELETE FROM alert_delivery WHERE n = $1', [n]);
    else
      await this.pool.query('UPDATE alert_delivery SET due_at = $2, attempts = attempts + 1 WHERE n = $1', [
        ...[n, now + pause],
      ]);
  }
}

// what waits for another attempt keeps back what happened to the same subject by the same rule after it, for the same reader
const dueStatement = `
  SELECT n, id, recipient, rule_id AS "ruleId", subject_id AS "subjectId", body, attempts, made_at AS "madeAt"
  FROM alert_delivery AS one
  WHERE due_at <= $1 AND way = $2 AND NOT EXISTS (
    SELECT FROM alert_delivery AS before
    WHERE before.way = one.way AND before.recipient = one.recipient AND before.rule_id = one.rule_id
      AND before.subject_id = one.subject_id AND before.n < one.n AND before.due_at > $1)
  ORDER BY n LIMIT $3`;

interface DeliveryRow extends DeliveryInLine {
  readonly n: string;
  readonly attempts: number;
  readonly madeAt: string;
}
