import { randomUUID } from 'node:crypto';
import type { Delegation, EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditTrail } from '../../identity/audit-trail.ts';

const columns = `id, from_account AS "from", to_account AS "to", until, created_by AS "createdBy"`;

type Columns = Omit<Delegation, 'until'> & { readonly until: string };

/** Authority that was lent for a while. Every change is in the audit trail. */
@Injectable()
export class Delegations {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditTrail,
  ) {}

  /** What was lent to any of these people and has not ended by now. */
  async lentTo(accountIds: readonly string[], now: EpochMs): Promise<readonly Delegation[]> {
    return this.read('to_account = ANY ($1) AND until > $2', [accountIds, now]);
  }

  /** What somebody lent or was lent and has not ended by now; the first to end first. */
  of(accountId: string, now: EpochMs): Promise<readonly Delegation[]> {
    return this.read('(from_account = $1 OR to_account = $1) AND until > $2 ORDER BY until, id', [accountId, now]);
  }

  async lend(from: string, to: string, until: EpochMs, now: EpochMs): Promise<Delegation> {
    const delegation: Delegation = { id: randomUUID(), from, to, until, createdBy: from };
    await this.audit.record({
      actor: from,
      action: 'authority/lent',
      object: `account:${to}`,
      detail: { delegation: delegation.id, until },
    });
    await this.database.query(
      `INSERT INTO delegation (id, from_account, to_account, until, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [delegation.id, from, to, until, from, now],
    );
    return delegation;
  }

  /** Ends now what somebody lent. Whether there was such a delegation of theirs. */
  async takeBack(id: string, from: string, now: EpochMs): Promise<boolean> {
    const [found] = await this.read('id = $1 AND from_account = $2 AND until > $3', [id, from, now]);
    if (!found) return false;
    const object = `account:${found.to}`;
    await this.audit.record({ actor: from, action: 'authority/taken-back', object, detail: { delegation: id } });
    await this.database.query('UPDATE delegation SET until = $2 WHERE id = $1', [id, now]);
    return true;
  }

  private async read(where: string, values: unknown[]): Promise<readonly Delegation[]> {
    const rows = await this.database.query<Columns[]>(`SELECT ${columns} FROM delegation WHERE ${where}`, values);
    return rows.map((row) => ({ ...row, until: Number(row.until) }));
  }
}
