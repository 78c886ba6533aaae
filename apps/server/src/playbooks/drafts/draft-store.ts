import type { AuthoredKind } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { PlaybookDraftRow } from './playbook-draft.entity.ts';

/** Serialises what changes drafts: a second writer sees what the first one saved. */
const draftLock = 1_795_300_100;

/** The drafts in the database. */
@Injectable()
export class DraftStore {
  /** The change that was asked for last. Waiting here instead of in the database leaves its connections to others. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Every draft, in no order. */
  all(): Promise<readonly PlaybookDraftRow[]> {
    return this.database.manager.find(PlaybookDraftRow);
  }

  /** The draft of a part; null where nobody writes one. */
  find(kind: AuthoredKind, id: string): Promise<PlaybookDraftRow | null> {
    return this.database.manager.findOneBy(PlaybookDraftRow, { kind, id });
  }

  /** Changes a draft, and whatever belongs to that, as one; nobody else changes any draft meanwhile. */
  change<T>(work: (desk: DraftDesk) => Promise<T>): Promise<T> {
    const change = () =>
      this.database.transaction(async (manager) => {
        await manager.query('SELECT pg_advisory_xact_lock($1)', [draftLock]);
        return work(new DraftDesk(manager));
      });
    const done = this.last.then(change, change);
    this.last = done.catch(() => undefined); // whoever asked hears of it
    return done;
  }
}

/** Where drafts are changed: within one transaction. */
export class DraftDesk {
  constructor(readonly manager: EntityManager) {}

  find(kind: AuthoredKind, id: string): Promise<PlaybookDraftRow | null> {
    return this.manager.findOneBy(PlaybookDraftRow, { kind, id });
  }

  /** The highest version of a part that was ever published; 0 for none. */
  async highestVersion(kind: AuthoredKind, id: string): Promise<number> {
    const [row]: { highest: number | null }[] = await this.manager.query(
      'SELECT max(version)::int AS highest FROM playbook_item WHERE kind = $1 AND id = $2',
      [kind, id],
    );
    return row?.highest ?? 0;
  }

  /** A number that no save had before. */
  async nextRevision(): Promise<number> {
    const [row]: { revision: number }[] = await this.manager.query(
      "SELECT nextval('playbook_draft_revision')::int AS revision",
    );
    if (!row) throw new Error('the sequence of revisions gave none');
    return row.revision;
  }

  /** Puts a draft in the place of what stands there. */
  async put(draft: PlaybookDraftRow): Promise<void> {
    await this.manager.save(PlaybookDraftRow, draft);
  }

  async remove({ kind, id }: Pick<PlaybookDraftRow, 'kind' | 'id'>): Promise<void> {
    await this.manager.delete(PlaybookDraftRow, { kind, id });
  }
}
