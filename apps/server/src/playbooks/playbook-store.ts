import { isDeepStrictEqual } from 'node:util';
import type { EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { PlaybookItemRow, type PlaybookItemKind } from './playbook-item.entity.ts';
import { PlaybookReleaseRow, type ItemKey } from './playbook-release.entity.ts';
import { placeAt, timelineOf, type TimedRelease } from './timeline.ts';

/** A part of the playbook with its content. */
export interface Item extends ItemKey {
  readonly content: object;
}

/** A part with the file it is written as; null where it has none of its own. */
export interface WrittenItem extends Item {
  readonly text: string | null;
}

/** One version as it was published. */
export interface PublishedVersion extends WrittenItem {
  readonly publishedAt: EpochMs;
}

/** A release as it was made. */
export interface Release extends TimedRelease, Pick<PlaybookReleaseRow, 'author' | 'reviewedBy' | 'note'> {
  readonly publishedAt: EpochMs;
}

/** What somebody publishes beside what else is in force. */
export interface NewPart extends Omit<Release, 'number' | 'extent' | 'items'> {
  readonly items: readonly WrittenItem[];
}

/** Serialises publications of all processes on this database. */
const publicationLock = 1_795_200_300;

/** Inserts per statement; PostgreSQL takes 65,535 parameters. */
const batch = 500;

/** Versions and releases in the database. Versions are only ever added; a release is withdrawn at most. */
@Injectable()
export class PlaybookStore {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /**
   * Makes these items, and no others, those in force from now on. Whether anything changed by that.
   * @throws VersionTaken if a version exists already with another content; nothing is published then.
   */
  async publish(items: readonly WrittenItem[], at: EpochMs): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [publicationLock]);
      await addMissing(manager, items, at);
      const timeline = timelineOf(await releasesOf(manager));
      const before = timeline[placeAt(timeline, at)];
      if (before && isDeepStrictEqual(before.items.map(keyOf).toSorted(), items.map(keyOf).toSorted())) return false;
      const unsigned = { author: null, reviewedBy: null, note: null };
      await addRelease(manager, 'whole', { ...unsigned, items, publishedAt: at, effectiveAt: at });
      return true;
    });
  }

  /**
   * Lets these items come into force beside what else is in force then; the number of the release. Part of a transaction.
   * @throws VersionTaken if a version exists already with another content.
   */
  async publishPart(manager: EntityManager, part: NewPart): Promise<number> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [publicationLock]);
    await addMissing(manager, part.items, part.publishedAt);
    return addRelease(manager, 'part', part);
  }

  /** Takes back a release that is not in force yet. Part of a transaction. */
  async withdraw(manager: EntityManager, number: number, at: EpochMs): Promise<void> {
    await manager.update(PlaybookReleaseRow, { number }, { withdrawnAt: String(at) });
  }

  /** Every release that counts, in the order of their making. */
  releases(): Promise<readonly Release[]> {
    return releasesOf(this.database.manager);
  }

  /** The items of these keys that exist, in the order of the keys. */
  async read(keys: readonly ItemKey[]): Promise<readonly Item[]> {
    return (await this.written(keys)).map(({ text: _, ...item }) => item);
  }

  /** The same, with the files they are written as. */
  written(keys: readonly ItemKey[]): Promise<readonly WrittenItem[]> {
    return readItems(this.database.manager, keys);
  }

  /** The content of one version; null for an unknown one. */
  async content({ kind, id, version }: ItemKey): Promise<object | null> {
    const row = await this.database.manager.findOneBy(PlaybookItemRow, { kind, id, version });
    return row?.content ?? null;
  }

  /** Every version of a part that was ever published, newest first. */
  async versions(kind: PlaybookItemKind, id: string): Promise<readonly PublishedVersion[]> {
    const rows = await this.database.manager.find(PlaybookItemRow, { where: { kind, id }, order: { version: 'DESC' } });
    return rows.map((row) => ({ ...row, publishedAt: Number(row.publishedAt) }));
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

/** The name of one version of one part, as a text. */
export const keyOf = ({ kind, id, version }: ItemKey): string => `${kind}:${id}:${version}`;

async function releasesOf(manager: EntityManager): Promise<readonly Release[]> {
  const rows = await manager.find(PlaybookReleaseRow, { where: { withdrawnAt: IsNull() }, order: { number: 'ASC' } });
  return rows.map(({ withdrawnAt: _, publishedAt, effectiveAt, ...release }) => ({
    ...release,
    publishedAt: Number(publishedAt),
    effectiveAt: Number(effectiveAt),
  }));
}

async function addRelease(
  manager: EntityManager,
  extent: Release['extent'],
  { items, publishedAt, effectiveAt, ...signed }: NewPart,
): Promise<number> {
  const [last] = await manager.find(PlaybookReleaseRow, { order: { number: 'DESC' }, take: 1 });
  const number = (last?.number ?? 0) + 1;
  const keys = items.map(({ kind, id, version }) => ({ kind, id, version }));
  const times = { publishedAt: String(publishedAt), effectiveAt: String(effectiveAt) };
  await manager.insert(PlaybookReleaseRow, { ...signed, ...times, number, extent, items: keys });
  return number;
}

async function addMissing(manager: EntityManager, items: readonly WrittenItem[], at: EpochMs): Promise<void> {
  const missing = await missingOf(manager, items);
  for (let from = 0; from < missing.length; from += batch) {
    const rows = missing.slice(from, from + batch).map((item) => ({ ...item, publishedAt: String(at) }));
    await manager.insert(PlaybookItemRow, rows);
  }
}

async function missingOf(manager: EntityManager, items: readonly WrittenItem[]): Promise<readonly WrittenItem[]> {
  const known = new Map((await readItems(manager, items)).map((item) => [keyOf(item), item]));
  const changed = items.filter((item) => {
    const before = known.get(keyOf(item));
    return before !== undefined && !isDeepStrictEqual(before.content, item.content);
  });
  if (changed.length > 0) throw new VersionTaken(changed.map(({ kind, id, version }) => ({ kind, id, version })));
  return items.filter((item) => !known.has(keyOf(item)));
}

async function readItems(manager: EntityManager, keys: readonly ItemKey[]): Promise<readonly WrittenItem[]> {
  const columns = [keys.map(({ kind }) => kind), keys.map(({ id }) => id), keys.map(({ version }) => version)];
  const rows: WrittenItem[] = await manager.query(
    `SELECT i.kind, i.id, i.version, i.content, i.text FROM unnest($1::varchar[], $2::varchar[], $3::integer[])
      WITH ORDINALITY AS wanted (kind, id, version, place)
      JOIN playbook_item i ON i.kind = wanted.kind AND i.id = wanted.id AND i.version = wanted.version ORDER BY place`,
    columns,
  );
  return rows;
}
