import type { EpochMs, Language } from '@aliado/domain';
import type { DeliveryOutcome } from '../delivery-outcome.ts';

/** One e-mail to one address. Sent again it is the same one: whoever receives it twice can tell by its id. */
export interface Mail {
  /** What it is the news of. Unique among all mail of this server; any text. */
  readonly id: string;
  /** The id of the mail that it follows on, so that programs show both together; null for none. */
  readonly after: string | null;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for programs that show it. Whoever writes it escapes what is not their own. */
  readonly html: string;
  readonly language: Language;
  /** When what it tells happened. */
  readonly at: EpochMs;
}

/** Sends e-mail that nobody wrote by hand. */
export abstract class Mailer {
  /** Whether the house has set up where mail goes out. */
  abstract readonly isOpen: boolean;

  /** One attempt. Never throws. */
  abstract send(mail: Mail): Promise<DeliveryOutcome>;
}
