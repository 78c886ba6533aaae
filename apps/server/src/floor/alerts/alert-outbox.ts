import { factOf, type AlertRule, type DurationMs, type EpochMs } from '@aliado/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { retryAfter } from '../../fulfilment/retry-after.ts';
import { WebhookSender } from '../../fulfilment/webhook.ts';
import { Clock } from '../../platform/clock.ts';
import { Configuration } from '../../platform/configuration.ts';
import { DatabasePool } from '../../platform/database.ts';
import type { DeliveryOutcome } from '../../platform/delivery-outcome.ts';
import { StartFault } from '../../platform/start-fault.ts';

/** An alert that was raised or taken back. */
export interface AlertNews {
  readonly rule: AlertRule;
  readonly subjectId: string;
  readonly isUp: boolean;
  readonly value: number | null;
  readonly at: EpochMs;
}

const lookEveryMs = 1_000;

/** How many go out in one round, one after the other. */
const batch = 20;

/** News that old help nobody any more. */
const keptMs: DurationMs = 24 * 60 * 60_000;

/**
 * Tells another system what was raised and taken back, signed as granted remedies are, until it has heard it or a day is over. Of one
 * rule and one subject it hears in the order in which it happened: what failed holds back what came after it, and nothing else.
 */
@Injectable()
export class AlertOutbox implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AlertOutbox.name);
  private readonly sender: WebhookSender | null;
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;

  /** @throws StartFault if there is an address and no secret. */
  constructor(
    private readonly database: DatabasePool,
    { settings: { alertUrl, alertSecret } }: Configuration,
    private readonly clock: Clock,
  ) {
    if (alertUrl !== null && alertSecret === null) {
      throw new StartFault('Alerts cannot be sent unsigned. Set ALIADO_ALERT_SECRET.');
    }
    this.sender = alertUrl === null || alertSecret === null ? null : new WebhookSender(alertUrl, alertSecret);
  }

  /** Whether there is a system to tell. */
  get isOpen(): boolean {
    return this.sender !== null;
  }

  onApplicationBootstrap(): void {
    if (!this.sender) return;
    this.timer = setInterval(() => {
      this.round ??= this.deliver().finally(() => (this.round = null));
    }, lookEveryMs).unref();
  }

  /** Lets a round that is under way end. */
  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  /** Puts what happened in line; nothing where nobody is to be told. */
  async put(news: AlertNews): Promise<void> {
    if (!this.sender) return;
    const { rule, subjectId, isUp, at } = news;
    const id = `${rule.id}.${subjectId}.${at}.${isUp ? 'raised' : 'cleared'}`;
    await this.database.pool.query(
      `INSERT INTO alert_delivery (id, rule_id, subject_id, body, due_at, attempts) VALUES ($1, $2, $3, $4, $5, 0)
        ON CONFLICT DO NOTHING`,
      [id, rule.id, subjectId, bodyOf(news), at],
    );
  }

  /** Sends what is due, a batch at most; one call at a time. What cannot be read or sent now is left for the next. */
  private async deliver(): Promise<void> {
    const { sender } = this;
    if (!sender) return;
    const now = this.clock.now();
    try {
      const { rows } = await this.database.pool.query<DeliveryRow>(dueStatement, [now, batch]);
      const failed = new Set<string>();
      for (const row of rows) {
        const line = `${row.ruleId} ${row.subjectId}`;
        if (failed.has(line)) continue;
        const result = await sender.send(row, now);
        if (result.outcome === 'try-again') failed.add(line);
        await this.settle(row, result, now);
      }
    } catch (error) {
      this.logger.warn(`alerts wait: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async settle({ id, body, attempts }: DeliveryRow, result: DeliveryOutcome, now: EpochMs): Promise<void> {
    const pause = result.outcome === 'try-again' ? retryAfter(attempts + 1) : null;
    const { timestamp } = JSON.parse(body) as { readonly timestamp: string };
    const isOld = pause !== null && now + pause > Date.parse(timestamp) + keptMs;
    if (result.outcome !== 'delivered') this.logger.warn(`${id} was not taken: ${result.trouble}`);
    if (pause === null || isOld) await this.database.pool.query('DELETE FROM alert_delivery WHERE id = $1', [id]);
    else {
      const values = [id, now + pause];
      await this.database.pool.query(
        'UPDATE alert_delivery SET due_at = $2, attempts = attempts + 1 WHERE id = $1',
        values,
      );
    }
  }
}

// what waits for another attempt keeps back what happened to the same subject by the same rule after it
const dueStatement = `
  SELECT id, rule_id AS "ruleId", subject_id AS "subjectId", body, attempts FROM alert_delivery AS one
  WHERE due_at <= $1 AND NOT EXISTS (
    SELECT FROM alert_delivery AS before
    WHERE before.rule_id = one.rule_id AND before.subject_id = one.subject_id AND before.n < one.n AND before.due_at > $1)
  ORDER BY n LIMIT $2`;

interface DeliveryRow {
  readonly id: string;
  readonly ruleId: string;
  readonly subjectId: string;
  readonly body: string;
  readonly attempts: number;
}

function bodyOf({ rule, subjectId, isUp, value, at }: AlertNews): string {
  const unit = rule.shows === null ? null : (factOf(rule.about, rule.shows)?.unit ?? null);
  return JSON.stringify({
    type: isUp ? 'alert.raised' : 'alert.cleared',
    timestamp: new Date(at).toISOString(),
    data: {
      rule: { id: rule.id, version: rule.version, name: rule.name },
      subject: { kind: rule.about, id: subjectId },
      figure: rule.shows === null ? null : { fact: rule.shows, value, unit },
    },
  });
}
