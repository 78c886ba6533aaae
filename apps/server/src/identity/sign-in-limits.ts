import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThanOrEqual, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { FailedSignInRow } from './failed-sign-in.entity.ts';
import { accountRule, addressRule, failureWindow, waitAfter, type LockOutRule } from './lock-out.ts';
import { networkOf } from './network-of.ts';

/** Any number, the same in every process: sets our locks of the database apart from others. */
const lockSpace = 41_172;

/** An attempt that may go on, or how long it must wait. */
export type Attempt = { readonly attemptId: string } | { readonly waitMs: number };

/** Counts failures of signing in, per account and per address, whether or not there is such an account. */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt as a failure before the password is looked at, so that many at once get no more tries than one after the
   * other. An attempt that must wait counts for nothing.
   */
  begin(accountId: string, address: string): Promise<Attempt> {
    const account = accountSubject(accountId);
    const network = `address:${networkOf(address)}`;
    return this.database.transaction(async (manager) => {
      // both locks in one order, or two attempts could wait for each other
      for (const subject of [account, network].sort()) {
        await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [lockSpace, subject]);
      }
      const waits = [
        await this.waitOf(manager, account, accountRule),
        await this.waitOf(manager, network, addressRule),
      ];
      const waitMs = Math.max(...waits);
      if (waitMs > 0) return { waitMs };
      const attemptId = randomUUID();
      const at = String(this.clock.now());
      await manager.insert(FailedSignInRow, [
        { attemptId, subject: account, at },
        { attemptId, subject: network, at },
      ]);
      return { attemptId };
    });
  }

  /** The attempt was none: takes it back, and clears the account's record; the address's other failures stay. */
  async forgive(manager: EntityManager, accountId: string, attemptId: string): Promise<void> {
    await manager.delete(FailedSignInRow, { attemptId });
    await manager.delete(FailedSignInRow, { subject: accountSubject(accountId) });
  }

  /** Removes what no longer counts. */
  async sweep(): Promise<void> {
    const until = String(this.clock.now() - failureWindow);
    await this.database.manager.delete(FailedSignInRow, { at: LessThanOrEqual(until) });
  }

  private async waitOf(manager: EntityManager, subject: string, rule: LockOutRule): Promise<number> {
    const rows = await manager.findBy(FailedSignInRow, { subject });
    return waitAfter(
      rows.map(({ at }) => Number(at)),
      this.clock.now(),
      rule,
    );
  }
}

function accountSubject(accountId: string): string {
  return `account:${createHash('sha256').update(accountId).digest('hex')}`;
}
