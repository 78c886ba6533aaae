import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from './principal.ts';
import { TypeormAuditTrail } from './typeorm-audit-trail.ts';
import { TypeormSessionDirectory } from './typeorm-session-directory.ts';

/** Ends a person's own sessions. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: TypeormSessionDirectory,
    private readonly audit: TypeormAuditTrail,
  ) {}

  /**
   * Ends one of their sessions, or all of them.
   * @returns how many ended; 0 for a session that is not theirs.
   */
  async end({ accountId }: Pick<Principal, 'accountId'>, sessionId?: string): Promise<number> {
    const gone = await this.database.transaction(async (manager) => {
      const ended = await this.sessions.remove(manager, accountId, sessionId);
      if (ended.length > 0) {
        const detail = { sessions: ended.length };
        await this.audit.recordWithin(manager, {
          actor: accountId,
          action: 'session/closed',
          object: `account:${accountId}`,
          detail,
        });
      }
      return ended;
    });
    this.sessions.tell(gone, 'signed-out');
    return gone.length;
  }
}
