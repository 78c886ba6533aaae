import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { SignInLimits } from './sign-in-limits.ts';
import { TypeormSessionDirectory } from './typeorm-session-directory.ts';

/** How often, milliseconds. A session that another process ended is noticed here no later. */
const every = 30_000;

/** Ends what has expired, again and again. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('housekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: TypeormSessionDirectory,
    private readonly limits: SignInLimits,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      // the database may be away for a while: the next round does what this one could not
      this.run().catch((error: unknown) => this.logger.warn(`nothing was swept this time: ${String(error)}`));
    }, every).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** One round. @throws Error if the database cannot be reached. */
  async run(): Promise<void> {
    await this.sessions.sweep();
    await this.limits.sweep();
  }
}
