import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';
import { FulfilmentOutbox, type AttemptOutcome, type GrantKey } from './fulfilment-outbox.ts';
import { WebhookSender, type Delivery } from './webhook.ts';

const lookEveryMs = 2_000;
const forgetEveryMs = 3_600_000;
const dayMs = 86_400_000;

/** Sends granted remedies to the system that carries them out, once they can no longer be taken back. */
@Injectable()
export class Fulfilment implements OnModuleDestroy {
  private readonly logger = new Logger(Fulfilment.name);
  private timer: NodeJS.Timeout | null = null;
  private round: Promise<void> | null = null;
  private forgotAt = -forgetEveryMs;

  constructor(
    private readonly outbox: FulfilmentOutbox,
    private readonly interactions: InteractionRecorder,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins to deliver to this address; what was granted before is delivered too.
   * @param keepDays how long it is known what was delivered.
   */
  start(url: string, secret: string, keepDays: number): void {
    const sender = new WebhookSender(url, secret);
    this.timer = setInterval(() => {
      this.round ??= this.deliver(sender)
        .then(() => this.forget(keepDays * dayMs))
        .finally(() => (this.round = null));
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
      do tried = await this.outbox.tryDue(this.clock.now(), (delivery, key) => this.send(sender, delivery, key));
      while (tried > 0);
    } catch (error) {
      this.logger.warn(`granted remedies wait: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async forget(afterMs: number): Promise<void> {
    const now = this.clock.now();
    if (now - this.forgotAt < forgetEveryMs) return;
    this.forgotAt = now;
    try {
      await this.outbox.forgetDelivered(now - afterMs);
    } catch (error) {
      this.logger.warn(
        `delivered remedies are kept for now: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** The log is asked last: what was undone just before a crash may be in line still. @throws LogUnavailable */
  private async send(
    sender: WebhookSender,
    delivery: Delivery,
    { interactionId, grantId }: GrantKey,
  ): Promise<AttemptOutcome> {
    const { grants } = await this.interactions.state(interactionId);
    const isUndone = grants.some((grant) => grant.grantId === grantId && grant.state === 'undone');
    return isUndone ? { outcome: 'undone' } : sender.send(delivery, this.clock.now());
  }
}
