import { Webhook } from 'standardwebhooks';
import type { DeliveryOutcome } from '../platform/delivery-outcome.ts';

/** Something to be told to another system. The receiver knows by the id whether it heard it before. */
export interface Delivery {
  readonly id: string;
  /** Told again with the same id, it is the same text. */
  readonly body: string;
}

const answerWithinMs = 10_000;

/** Client errors that say "not now" rather than "never": time-out, conflict, too early, too many. */
const passing: ReadonlySet<number> = new Set([408, 409, 425, 429]);

/** Tells another system over HTTP, signed as Standard Webhooks 1.0.0 describes. */
export class WebhookSender {
  private readonly signer: Webhook;

  /** @param secret any text; the receiver has the same one. */
  constructor(
    private readonly url: string,
    secret: string,
  ) {
    this.signer = new Webhook(secret, { format: 'raw' });
  }

  /** One attempt. Never throws. */
  async send({ id, body }: Delivery, now: number): Promise<DeliveryOutcome> {
    const timestamp = new Date(now);
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        redirect: 'manual', // a signed body goes to the address of the settings and to no other
        signal: AbortSignal.timeout(answerWithinMs),
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(now / 1_000)),
          'webhook-signature': this.signer.sign(id, timestamp, body),
        },
        body,
      });
      await response.body?.cancel();
      return outcomeOf(response.status);
    } catch (error) {
      return { outcome: 'try-again', trouble: troubleOf(error) };
    }
  }
}

function outcomeOf(status: number): DeliveryOutcome {
  if (status >= 200 && status < 300) return { outcome: 'delivered' };
  const isPassing = status >= 500 || passing.has(status);
  return { outcome: isPassing ? 'try-again' : 'refused', trouble: `answered ${status}` };
}

function troubleOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError') return `no answer within ${answerWithinMs / 1_000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
