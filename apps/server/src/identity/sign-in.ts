import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isAccountId } from './account-id.ts';
import { AccountRow } from './account.entity.ts';
import { Lanes } from './lanes.ts';
import { isPassword } from './password-hashing.ts';
import { SignInLimits } from './sign-in-limits.ts';
import { TypeormAuditTrail } from './typeorm-audit-trail.ts';
import { TypeormSessionDirectory, type Browser } from './typeorm-session-directory.ts';

/** What somebody typed, and where. */
export interface Credentials extends Browser {
  readonly username: string;
  readonly password: string;
}

/** A session's token, or why there is none. */
export type SignInOutcome =
  | { readonly token: string }
  | { readonly refused: 'session/wrong-credentials' }
  | { readonly refused: 'session/locked'; readonly retryAfterSeconds: number };

/** Turns a name and a password into a session. */
@Injectable()
export class SignIn {
  /** A password takes a core for a while, and the calls must go on. */
  private readonly lanes = new Lanes({ lanes: 2, waiting: 256 });

  constructor(
    private readonly database: DataSource,
    private readonly limits: SignInLimits,
    private readonly sessions: TypeormSessionDirectory,
    private readonly audit: TypeormAuditTrail,
  ) {}

  /** An account that is not there, is disabled, or has another password: the same answer in the same time. */
  attempt(credentials: Credentials): Promise<SignInOutcome> {
    const accountId = credentials.username.trim().toLowerCase();
    return this.lanes.run(async () => {
      const attempt = await this.limits.begin(accountId, credentials.ip);
      if ('waitMs' in attempt) {
        return { refused: 'session/locked', retryAfterSeconds: Math.ceil(attempt.waitMs / 1_000) };
      }
      const row = await this.find(accountId);
      const isRight = await isPassword(credentials.password, row?.passwordHash ?? null);
      const token = isRight && row ? await this.open(row, attempt.attemptId, credentials) : null;
      if (token !== null) return { token };
      const object = `account:${row?.id ?? 'unknown'}`;
      await this.audit.record({
        actor: 'anonymous',
        action: 'session/refused',
        object,
        detail: { ip: credentials.ip },
      });
      return { refused: 'session/wrong-credentials' };
    });
  }

  /** The database is asked even for a name that nobody can have, so that the answer takes the same time. */
  private find(accountId: string): Promise<AccountRow | null> {
    return this.database.manager.findOneBy(AccountRow, { id: isAccountId(accountId) ? accountId : '' });
  }

  private open({ id, passwordHash }: AccountRow, attemptId: string, from: Browser): Promise<string | null> {
    return this.database.transaction(async (manager) => {
      const token = await this.sessions.open(manager, id, passwordHash, from);
      if (token === null) return null;
      await this.limits.forgive(manager, id, attemptId);
      await this.audit.recordWithin(manager, {
        actor: id,
        action: 'session/opened',
        object: `account:${id}`,
        detail: { ip: from.ip },
      });
      return token;
    });
  }
}
