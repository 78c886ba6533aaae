import { permissionsOf, roles, type EpochMs, type Language, type Role } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { Configuration } from '../platform/configuration.ts';
import { isHttps } from '../platform/origin.ts';
import type { Principal } from './principal.ts';
import { tokenIn } from './session-cookie.ts';
import { SessionDirectory, type Revocation } from './session-directory.ts';
import { SessionRow } from './session.entity.ts';
import { expiryOf } from './session-life.ts';
import { mintToken, sessionIdOf } from './session-token.ts';

/** How exactly the last use is kept, milliseconds: not every request is worth a write. */
const useResolution = 60_000;

/** What a browser says about itself when it signs in. */
export interface Browser {
  readonly userAgent: string;
  readonly ip: string;
}

/** Sessions in PostgreSQL; every request reads them, so what ends them or changes a role holds from the next request on. */
@Injectable()
export class TypeormSessionDirectory extends SessionDirectory {
  private readonly ended = new Subject<Revocation>();
  /** Sessions that were used here and may still have an open connection. */
  private readonly used = new Set<string>();
  private readonly isHttps: boolean;
  override readonly revocations = this.ended.asObservable();

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    { settings }: Configuration,
  ) {
    super();
    this.isHttps = isHttps(settings.publicUrl);
  }

  async authenticate(cookieHeader: string | undefined): Promise<Principal | null> {
    const token = tokenIn(cookieHeader, this.isHttps);
    if (token === null) return null;
    const now = this.clock.now();
    const [row] = await this.database.query<PrincipalRow[]>(principalStatement, [sessionIdOf(token), now]);
    if (!row) return null;
    this.used.add(row.session_id);
    if (now - Number(row.last_seen_at) >= useResolution) await this.touch(row, now);
    return principalOf(row);
  }

  /**
   * Opens a session, unless the account was disabled or got another password since that hash was read.
   * @returns the token for the browser, or null.
   */
  async open(manager: EntityManager, accountId: string, passwordHash: string, from: Browser): Promise<string | null> {
    const { token, sessionId } = mintToken();
    const now = this.clock.now();
    const expiresAt = expiryOf({ createdAt: now, lastSeenAt: now });
    const values = [sessionId, accountId, passwordHash, now, expiresAt, from.userAgent.slice(0, 256), from.ip];
    const opened = await manager.query<unknown[]>(openStatement, values);
    return opened.length === 1 ? token : null;
  }

  /** The sessions of an account that have not expired, the newest use first. */
  async listOf(accountId: string): Promise<readonly SessionRow[]> {
    const rows = await this.database.manager.find(SessionRow, { where: { accountId }, order: { lastSeenAt: 'DESC' } });
    return rows.filter(({ expiresAt }) => Number(expiresAt) > this.clock.now());
  }

  /** Ends sessions of an account: one, or all of them. Nothing is told yet: `tell` when the transaction is through. */
  async remove(manager: EntityManager, accountId: string, sessionId?: string): Promise<readonly string[]> {
    const gone = await manager.query<{ id: string }[]>(removeStatement, [accountId, sessionId ?? null]);
    return gone.map(({ id }) => id);
  }

  /** Tells whoever holds connections of these sessions. */
  tell(sessionIds: readonly string[], because: Revocation['because']): void {
    if (sessionIds.length > 0) this.ended.next({ sessionIds, because });
  }

  /** Ends what has expired, and tells what ended without this process having told it. */
  async sweep(): Promise<void> {
    const expired = await this.database.query<{ id: string }[]>(expireStatement, [this.clock.now()]);
    const expiredIds = expired.map(({ id }) => id);
    const asked = [...this.used];
    const alive = await this.database.query<{ id: string }[]>('SELECT id FROM session WHERE id = ANY($1)', [asked]);
    const aliveIds = new Set(alive.map(({ id }) => id));
    const missing = asked.filter((id) => !aliveIds.has(id));
    for (const id of missing) this.used.delete(id);
    this.tell(expiredIds, 'expired');
    this.tell(
      missing.filter((id) => !expiredIds.includes(id)),
      'revoked',
    );
  }

  private async touch(row: PrincipalRow, now: EpochMs): Promise<void> {
    const expiresAt = expiryOf({ createdAt: Number(row.created_at), lastSeenAt: now });
    await this.database.manager.update(
      SessionRow,
      { id: row.session_id },
      { lastSeenAt: String(now), expiresAt: String(expiresAt) },
    );
  }
}

interface PrincipalRow {
  readonly session_id: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly account_id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly language: Language;
  readonly team: string | null;
}

function principalOf(row: PrincipalRow): Principal {
  const held = row.roles.filter((role): role is Role => roles.some((known) => known === role));
  return {
    accountId: row.account_id,
    name: row.name,
    roles: held,
    language: row.language,
    team: row.team,
    sessionId: row.session_id,
    permissions: permissionsOf(held),
  };
}

const principalStatement = `
  SELECT s.id AS session_id, s.created_at, s.last_seen_at, a.id AS account_id, a.name, a.roles, a.language, a.team
  FROM session s JOIN account a ON a.id = s.account_id
  WHERE s.id = $1 AND s.expires_at > $2 AND a.disabled_at IS NULL`;

// the lock makes a sign-in wait for a change of the account that is under way, and see what came of it
const openStatement = `
  WITH holder AS (
    SELECT id FROM account WHERE id = $2 AND password_hash = $3 AND disabled_at IS NULL FOR SHARE),
  opened AS (
    INSERT INTO session (id, account_id, created_at, last_seen_at, expires_at, user_agent, ip)
    SELECT $1::varchar, holder.id, $4::bigint, $4::bigint, $5::bigint, $6::varchar, $7::varchar FROM holder RETURNING id)
  SELECT id FROM opened`;

const removeStatement = `
  WITH gone AS (DELETE FROM session WHERE account_id = $1 AND ($2::varchar IS NULL OR id = $2) RETURNING id)
  SELECT id FROM gone`;

const expireStatement = `
  WITH gone AS (DELETE FROM session WHERE expires_at <= $1 RETURNING id) SELECT id FROM gone`;
