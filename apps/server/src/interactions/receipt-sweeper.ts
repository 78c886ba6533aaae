import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { EventLog } from './event-log.ts';

const day = 86_400_000;

/** How long a repeat is known for one, milliseconds. No source and no console tries again for a month. */
export const receiptsKeptFor = 30 * day;

const everyMs = 3_600_000;

/** Forgets the receipts of commands and frames that nobody will repeat any more, once an hour. */
@Injectable()
export class ReceiptSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ReceiptSweeper.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      // the log may be away for a while: the next round forgets what this one could not
      this.sweep().catch((error: unknown) => this.logger.warn(`old receipts stay for now: ${String(error)}`));
    }, everyMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One round; gives how many were forgotten. @throws Error if the log cannot be reached. */
  sweep(): Promise<number> {
    return this.log.forgetReceipts(this.clock.now() - receiptsKeptFor);
  }
}
