import { isDeepStrictEqual } from 'node:util';
import type { EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { PlaybookItemRow } from './playbook-item.entity.ts';
import { PlaybookReleaseRow, type ItemKey } from './playbook-release.entity.ts';

/** A part of the playbook with its content. */
export interface Item extends ItemKey {
  readonly content: object;
}

/** Serialises publications of all processes on this database. */
const publicationLock = 1_795_200_300;

/** Inserts per statement; PostgreSQL takes 65,535 parameters. */
const batch = 500;

/** Versions and releases in the database. Versions are only ever added. */
@Injectable()
export class PlaybookStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Makes these items, and no others, those in force. Whether anything changed by that.
   * @throws VersionTaken if a version exists already with another content; nothing is published then.
   */
  async publish(items: readonly Item[], at: EpochMs): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [publicationLock]);
      const missing = await missingOf(manager, items);
      const publishedAt = String(at);
      for (let from = 0; from < missing.length; from += batch) {
        const rows = missing.slice(from, from + batch).map((item) => ({ ...item, publishedAt }));
        await manager.insert(PlaybookItemRow, rows);
      }
      const last = await lastRelease(manager);
      const keys = items.map(({ kind, id, version }) => ({ kind, id, version }));
      if (last && isDeepStrictEqual(last.items, keys)) return false;
      await manager.insert(PlaybookReleaseRow, { number: (last?.number ?? 0) + 1, publishedAt, items: keys });
      return true;
    });
  }

  /** The items in force; empty before the first release. */
  async current(): Promise<readonly Item[]> {
    const last = await lastRelease(this.database.manager);
    return last ? read(this.database.manager, last.items) : [];
  }

  /** The content of one version; null for an unknown one. */
  async content({ kind, id, version }: ItemKey): Promise<object | null> {
    const row = await this.database.manager.findOneBy(PlaybookItemRow, { kind, id, version });
    return row?.content ?? null;
  }
}

/** A version was published before with another content. A released version never changes. */
export class VersionTaken extends Error {
  override readonly name = 'VersionTaken';
  readonly code = 'playbook/version-taken';
  constructor(readonly items: readonly ItemKey[]) {
    const named = items.map(({ kind, id, version }) => `${kind} ${id} version ${version}`).join(', ');
    super(`Already published with another content: ${named}. Give what you changed a higher version.`);
  }
}

async function missingOf(manager: EntityManager, items: readonly Item[]): Promise<readonly Item[]> {
  const known = new Map((await read(manager, items)).map((item) => [keyOf(item), item]));
  const changed = items.filter((item) => {
    const before = known.get(keyOf(item));
    return before !== undefined && !isDeepStrictEqual(before.content, item.content);
  });
  if (changed.length > 0) throw new VersionTaken(changed.map(({ kind, id, version }) => ({ kind, id, version })));
  return items.filter((item) => !known.has(keyOf(item)));
}

async function lastRelease(manager: EntityManager): Promise<PlaybookReleaseRow | null> {
  const [last] = await manager.find(PlaybookReleaseRow, { order: { number: 'DESC' }, take: 1 });
  return last ?? null;
}

/** The items of these keys that exist, in the order of the keys. */
async function read(manager: EntityManager, keys: readonly ItemKey[]): Promise<readonly Item[]> {
  const columns = [keys.map(({ kind }) => kind), keys.map(({ id }) => id), keys.map(({ version }) => version)];
  const rows: Item[] = await manager.query(
    `SELECT i.kind, i.id, i.version, i.content FROM unnest($1::varchar[], $2::varchar[], $3::integer[])
      WITH ORDINALITY AS wanted (kind, id, version, place)
      JOIN playbook_item i ON i.kind = wanted.kind AND i.id = wanted.id AND i.version = wanted.version ORDER BY place`,
    columns,
  );
  return rows;
}

const keyOf = ({ kind, id, version }: ItemKey): string => `${kind}:${id}:${version}`;
