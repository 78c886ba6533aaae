import { roles, type Preferences, type Role } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import {
  AccountDirectory,
  type Account,
  type AccountChanges,
  type AccountOutcome,
  type NewAccount,
} from './account-directory.ts';
import { isAccountId } from './account-id.ts';
import { AccountRow } from './account.entity.ts';
import type { AuditAct } from './audit-trail.ts';
import { hashPassword } from './password-hashing.ts';
import { isWeak } from './password-policy.ts';
import { TypeormAuditTrail } from './typeorm-audit-trail.ts';
import { TypeormSessionDirectory } from './typeorm-session-directory.ts';

/** Any number, the same in every process: changes of accounts are rare and happen one after the other. */
const lockKey = 4_117_260_002;

/** Accounts in PostgreSQL. */
@Injectable()
export class TypeormAccountDirectory extends AccountDirectory {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    private readonly sessions: TypeormSessionDirectory,
    private readonly audit: TypeormAuditTrail,
  ) {
    super();
  }

  async find(id: string): Promise<Account | null> {
    const row = isAccountId(id) ? await this.database.manager.findOneBy(AccountRow, { id }) : null;
    return row && accountOf(row);
  }

  async list(): Promise<readonly Account[]> {
    return (await this.database.manager.find(AccountRow, { order: { id: 'ASC' } })).map(accountOf);
  }

  async create({ password, ...account }: NewAccount, by: string): Promise<AccountOutcome> {
    if (!isAccountId(account.id)) return { refused: 'account/malformed-id' };
    if (isWeak(password, account.id)) return { refused: 'account/weak-password' };
    const passwordHash = await hashPassword(password);
    return this.oneAtATime(async (manager) => {
      if (await manager.existsBy(AccountRow, { id: account.id })) return { refused: 'account/taken' };
      await manager.insert(AccountRow, {
        ...account,
        roles: [...account.roles],
        queues: [...account.queues],
        passwordHash,
        disabledAt: null,
        createdAt: String(this.clock.now()),
        preferences: {},
      });
      await this.audit.recordWithin(manager, actOn(account.id, by, 'account/created', { roles: [...account.roles] }));
      return accountOf(await manager.findOneByOrFail(AccountRow, { id: account.id }));
    });
  }

  async change(id: string, { password, ...changes }: AccountChanges, by: string): Promise<AccountOutcome> {
    if (!isAccountId(id)) return { refused: 'account/unknown' };
    if (password !== undefined && isWeak(password, id)) return { refused: 'account/weak-password' };
    const passwordHash = password === undefined ? null : await hashPassword(password);
    const ended: string[] = [];
    const outcome = await this.oneAtATime<AccountOutcome>(async (manager) => {
      const before = await manager.findOneBy(AccountRow, { id });
      if (!before) return { refused: 'account/unknown' };
      const after = changed(before, changes, passwordHash, String(this.clock.now()));
      if (isAdministrator(before) && !isAdministrator(after) && (await administrators(manager)) < 2) {
        return { refused: 'account/last-administrator' };
      }
      await manager.update(AccountRow, { id }, after);
      if (endsSessions(before, after)) ended.push(...(await this.sessions.remove(manager, id)));
      await this.audit.recordWithin(manager, actOn(id, by, 'account/changed', differences(before, after)));
      return accountOf(after);
    });
    this.sessions.tell(ended, 'revoked');
    return outcome;
  }

  async savePreferences(id: string, preferences: Preferences): Promise<void> {
    await this.database.manager.update(AccountRow, { id }, { preferences: { ...preferences } });
  }

  private oneAtATime<Outcome>(work: (manager: EntityManager) => Promise<Outcome>): Promise<Outcome> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
      return work(manager);
    });
  }
}

function changed(
  before: AccountRow,
  { isDisabled, roles: held, queues, ...plain }: Omit<AccountChanges, 'password'>,
  passwordHash: string | null,
  now: string,
): AccountRow {
  const disabledAt = isDisabled === undefined ? before.disabledAt : isDisabled ? (before.disabledAt ?? now) : null;
  return {
    ...before,
    ...plain,
    roles: held ? [...held] : before.roles,
    queues: queues ? [...queues] : before.queues,
    passwordHash: passwordHash ?? before.passwordHash,
    disabledAt,
  };
}

/** Whether what the account may see or who may use it is different. */
function endsSessions(before: AccountRow, after: AccountRow): boolean {
  return (
    before.passwordHash !== after.passwordHash ||
    before.team !== after.team ||
    after.disabledAt !== null ||
    String(before.roles.toSorted()) !== String(after.roles.toSorted())
  );
}

function isAdministrator({ roles: held, disabledAt }: AccountRow): boolean {
  return held.includes('administrator') && disabledAt === null;
}

async function administrators(manager: EntityManager): Promise<number> {
  return (await manager.find(AccountRow)).filter(isAdministrator).length;
}

/** What the trail keeps of a change: which fields, and the roles, which is what reviews ask for. Never a password. */
function differences(before: AccountRow, after: AccountRow): AuditAct['detail'] {
  const fields = (Object.keys(after) as (keyof AccountRow)[])
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => (field === 'passwordHash' ? 'password' : field));
  return { fields, roles: after.roles, isDisabled: after.disabledAt !== null };
}

function actOn(id: string, actor: string, action: string, detail: AuditAct['detail']): AuditAct {
  return { actor, action, object: `account:${id}`, detail };
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    name: row.name,
    roles: row.roles.filter((role): role is Role => roles.some((known) => known === role)),
    language: row.language,
    team: row.team,
    queues: row.queues,
    tenureMonths: row.tenureMonths,
    disabledAt: row.disabledAt === null ? null : Number(row.disabledAt),
    createdAt: Number(row.createdAt),
    preferences: row.preferences,
  };
}
