import type { EpochMs } from '@aliado/domain';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { WebhookSender } from '../../fulfilment/webhook.ts';
import { Clock } from '../../platform/clock.ts';
import { Configuration } from '../../platform/configuration.ts';
import { DatabasePool } from '../../platform/database.ts';
import { Mailer, type Mail } from '../../platform/mail/mailer.ts';
import { StartFault } from '../../platform/start-fault.ts';
import { FloorHouse } from '../floor-house.ts';
import { letterOf } from './alert-letter.ts';
import { newsId, webhookBody, type AlertNews } from './alert-news.ts';
import type { AlertDelivery } from './alert-store.ts';
import { DeliveryLane } from './delivery-lane.ts';

const lookEveryMs = 1_000;

/**
 * Tells people by e-mail, and another system, signed as granted remedies are, what was raised and taken back. Each way has a lane of its
 * own: a mail server that does not answer holds up nothing but mail.
 */
@Injectable()
export class AlertOutbox implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly lanes: readonly DeliveryLane[];
  private readonly floorUrl: string | null;
  private timer: NodeJS.Timeout | null = null;
  /** Whether there is another system to tell. */
  readonly hasWebhook: boolean;

  /** @throws StartFault if there is an address of another system and no secret. */
  constructor(
    { pool }: DatabasePool,
    { settings: { alertUrl, alertSecret, publicUrl } }: Configuration,
    private readonly mailer: Mailer,
    private readonly house: FloorHouse,
    private readonly clock: Clock,
  ) {
    if (alertUrl !== null && alertSecret === null) {
      throw new StartFault('Alerts cannot be sent unsigned. Set ALIADO_ALERT_SECRET.');
    }
    const webhook = alertUrl === null || alertSecret === null ? null : new WebhookSender(alertUrl, alertSecret);
    this.hasWebhook = webhook !== null;
    this.floorUrl = publicUrl === null ? null : `${new URL(publicUrl).origin}/floor`;
    this.lanes = [
      ...(webhook ? [new DeliveryLane('webhook', pool, (delivery, now) => webhook.send(delivery, now))] : []),
      ...(mailer.isOpen ? [new DeliveryLane('mail', pool, ({ body }) => mailer.send(JSON.parse(body) as Mail))] : []),
    ];
  }

  /** Whether e-mail goes out. */
  get hasMail(): boolean {
    return this.mailer.isOpen;
  }

  onApplicationBootstrap(): void {
    if (this.lanes.length === 0) return;
    this.timer = setInterval(() => {
      for (const lane of this.lanes) lane.deliver(this.clock.now());
    }, lookEveryMs).unref();
  }

  /** Lets what is on its way go out. */
  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await Promise.all(this.lanes.map((lane) => lane.end()));
  }

  /** What is to be put in line for news: for each way that its rule asks for and that is set up here. */
  deliveriesOf(news: AlertNews): readonly AlertDelivery[] {
    const { rule, subjectId, at } = news;
    const key = { ruleId: rule.id, subjectId, at };
    const mails = this.hasMail && rule.to.includes('mail') ? rule.mailTo.map((one) => this.letter(news, one, key)) : [];
    const isTold = this.hasWebhook && rule.to.includes('webhook');
    const webhook = { ...key, id: newsId(news), way: 'webhook', recipient: '', body: webhookBody(news) } as const;
    return [...(isTold ? [webhook] : []), ...mails];
  }

  private letter(
    news: AlertNews,
    recipient: AlertNews['rule']['mailTo'][number],
    key: { readonly ruleId: string; readonly subjectId: string; readonly at: EpochMs },
  ): AlertDelivery {
    const mail = letterOf(news, recipient, { floorUrl: this.floorUrl, timeZone: this.house.timeZone() });
    return { ...key, id: mail.id, way: 'mail', recipient: recipient.address, body: JSON.stringify(mail) };
  }
}
