import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { FulfilmentOutbox } from './fulfilment-outbox.ts';
import { WebhookSender } from './webhook.ts';

const lookEveryMs = 2_000;

/** Sends granted remedies to the system that carries them out, once they can no longer be taken back. */
@Injectable()
export class Fulfilment implements OnModuleDestroy {
  private readonly logger = new Logger(Fulfilment.name);
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;

  constructor(
    private readonly outbox: FulfilmentOutbox,
    private readonly clock: Clock,
  ) {}

  /** Begins to deliver to this address; what was granted before is delivered too. */
  start(url: string, secret: string): void {
    const sender = new WebhookSender(url, secret);
    this.timer = setInterval(() => {
      this.round ??= this.deliver(sender).finally(() => (this.round = null));
    }, lookEveryMs);
  }

  /** Lets a round that is under way end. */
  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  private async deliver(sender: WebhookSender): Promise<void> {
    try {
      let tried = 0;
      do tried = await this.outbox.tryDue(this.clock.now(), (delivery) => sender.send(delivery, this.clock.now()));
      while (tried > 0);
    } catch (error) {
      this.logger.warn(`granted remedies wait: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
