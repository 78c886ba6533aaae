import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.ts';
import { ServerSecret } from '../platform/secret.ts';
import { AuditEntryRow, AuditHeadRow } from './audit-entry.entity.ts';
import { checkEnd, emptyHead, follow, hashOf, sealOf, type AuditHead } from './audit-chain.ts';
import { AuditTrail, type AuditAct, type AuditBreach, type AuditEntry } from './audit-trail.ts';

/** Any number, the same in every process: who holds this lock of the database writes the next line. */
const lockKey = 4_117_260_001;
const page = 1_000;

/** The trail in PostgreSQL. */
@Injectable()
export class TypeormAuditTrail extends AuditTrail {
  private readonly key: Buffer;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    secret: ServerSecret,
  ) {
    super();
    this.key = secret.deriveKey('audit-head');
  }

  record(act: AuditAct): Promise<void> {
    return this.database.transaction((manager) => this.recordWithin(manager, act));
  }

  /** As `record`, in the transaction of the act itself: both happen or neither does. */
  async recordWithin(manager: EntityManager, act: AuditAct): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    const head = (await readHead(manager)) ?? emptyHead;
    const line = { ...act, n: head.n + 1, at: this.clock.now(), previousHash: head.hash };
    const next: AuditHead = { n: line.n, hash: hashOf(line) };
    await manager.insert(AuditEntryRow, { ...line, n: String(line.n), at: String(line.at), hash: next.hash });
    await manager.upsert(AuditHeadRow, { id: 1, ...next, n: String(next.n), seal: sealOf(next, this.key) }, ['id']);
  }

  async last(count: number): Promise<readonly AuditEntry[]> {
    const rows = await this.database.getRepository(AuditEntryRow).find({ order: { n: 'DESC' }, take: count });
    return rows.map(entryOf).reverse();
  }

  verify(): Promise<AuditBreach | null> {
    // one snapshot: lines that are written meanwhile are no breach
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      let end: AuditHead = emptyHead;
      for (;;) {
        const entries = await readAfter(manager, end.n);
        const reached = follow(end, entries);
        if ('because' in reached) return reached;
        end = reached;
        if (entries.length < page) return checkEnd(end, await readHead(manager), this.key);
      }
    });
  }
}

async function readHead(manager: EntityManager): Promise<(AuditHead & { readonly seal: string }) | null> {
  const row = await manager.findOneBy(AuditHeadRow, { id: 1 });
  return row && { n: Number(row.n), hash: row.hash, seal: row.seal };
}

async function readAfter(manager: EntityManager, n: number): Promise<readonly AuditEntry[]> {
  const rows = await manager
    .createQueryBuilder(AuditEntryRow, 'entry')
    .where('entry.n > :n', { n })
    .orderBy('entry.n')
    .limit(page)
    .getMany();
  return rows.map(entryOf);
}

const entryOf = (row: AuditEntryRow): AuditEntry => ({
  ...row,
  n: Number(row.n),
  at: Number(row.at),
  detail: row.detail as AuditEntry['detail'],
});
