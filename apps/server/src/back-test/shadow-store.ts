import type { AuthoredKind, EpochMs, ShadowCounts } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ShadowRunRow } from './shadow-run.entity.ts';
import type { TriedDraft } from './rule-books.ts';
import type { TriedKind } from './tried-draft.ts';

/** A draft that is or was applied beside what is in force. */
export interface ShadowRun {
  readonly id: string;
  readonly draft: TriedDraft;
  readonly revision: number;
  readonly from: EpochMs;
  /** Exclusive. */
  readonly until: EpochMs;
  readonly counts: ShadowCounts;
}

/** Shadow runs in the database: the last one of each part of the playbook. */
@Injectable()
export class ShadowStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Keeps a new run in the place of an earlier one. */
  async put({ id, draft, revision, from, until, counts }: ShadowRun): Promise<void> {
    const { kind, content } = draft;
    await this.database.manager.save(ShadowRunRow, {
      ...{ kind, itemId: id, revision, content, fromAt: String(from), untilAt: String(until), counts },
    });
  }

  /** Keeps how far a run has counted; a run that was replaced or removed meanwhile stays as it is. */
  async count({ id, draft: { kind }, from, counts }: ShadowRun): Promise<void> {
    await this.database.manager.update(ShadowRunRow, { kind, itemId: id, fromAt: String(from) }, { counts });
  }

  /** Null where there never was one. */
  async find(kind: TriedKind, id: string): Promise<ShadowRun | null> {
    const row = await this.database.manager.findOneBy(ShadowRunRow, { kind, itemId: id });
    return row && runOf(row);
  }

  /** Those that are not over at this moment. */
  async running(at: EpochMs): Promise<readonly ShadowRun[]> {
    const rows = await this.database.manager.find(ShadowRunRow);
    return rows.map(runOf).filter(({ until }) => until > at);
  }

  /** Whether a draft is applied beside what is in force at this moment. */
  async isRunning(kind: AuthoredKind, id: string, at: EpochMs): Promise<boolean> {
    const row = await this.database.manager.findOneBy(ShadowRunRow, { kind, itemId: id });
    return row !== null && Number(row.untilAt) > at;
  }

  /** Ends a run at a moment; what it counted stays. */
  async end({ id, draft: { kind }, counts }: ShadowRun, at: EpochMs): Promise<void> {
    await this.database.manager.update(ShadowRunRow, { kind, itemId: id }, { untilAt: String(at), counts });
  }
}

/** Only what can be tried is ever kept. */
const runOf = ({ kind, itemId, revision, content, fromAt, untilAt, counts }: ShadowRunRow): ShadowRun => ({
  ...{ id: itemId, revision, from: Number(fromAt), until: Number(untilAt), counts },
  draft: { kind, content } as TriedDraft,
});
