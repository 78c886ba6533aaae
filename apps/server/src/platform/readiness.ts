import { Injectable } from '@nestjs/common';

/** What features need besides a database that answers, before they can work. */
@Injectable()
export class Readiness {
  private readonly checks: (() => Promise<void>)[] = [];

  /** @param check rejects while the feature cannot work. */
  add(check: () => Promise<void>): void {
    this.checks.push(check);
  }

  /** @throws what the first feature says that cannot work. */
  async ask(): Promise<void> {
    for (const check of this.checks) await check();
  }
}
