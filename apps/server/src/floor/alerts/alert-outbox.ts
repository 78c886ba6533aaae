import { factOf, type AlertRule, type DurationMs, type EpochMs } from '@aliado/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { retryAfter } from '../../fulfilment/retry-after.ts';
import { WebhookSender, type DeliveryOutcome } from '../../fulfilment/webhook.ts';
import { Clock } from '../../platform/clock.ts';
import { Configuration } from '../../platform/configuration.ts';
import { DatabasePool } from '../../platform/database.ts';
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

/** How many go out in one round, one after the other: the receiver hears of them in their order. */
const batch = 20;

/** News that old help nobody any more. */
const keptMs: DurationMs = 24 * 60 * 60_000;

/** Tells another system what was raised and taken back, signed as granted remedies are, until it has heard it or a day is over. */
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
    const { sender } = this;
    if (!sender) return;
    this.timer = setInterval(() => {
      this.round ??= this.deliver(sender).finally(() => (this.round = null));
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
      'INSERT INTO alert_delivery (id, body, due_at, attempts) VALUES ($1, $2, $3, 0) ON CONFLICT DO NOTHING',
      [id, bodyOf(news), at],
    );
  }

  private async deliver(sender: WebhookSender): Promise<void> {
    const now = this.clock.now();
    try {
      const { rows } = await this.database.pool.query<DeliveryRow>(
        'SELECT id, body, attempts FROM alert_delivery WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2',
        [now, batch],
      );
      for (const row of rows) await this.settle(row, await sender.send(row, now), now);
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

interface DeliveryRow {
  readonly id: string;
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
