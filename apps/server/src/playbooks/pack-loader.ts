import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import type { Pack, PackFault } from './pack/pack.ts';
import { PackReader } from './pack/pack-reader.ts';
import { fileOf } from './file-of.ts';
import { articleKey } from './in-force.ts';
import { PlaybookStore, type Item } from './playbook-store.ts';
import { StoredPlaybook } from './stored-playbook.ts';

/** What was published. */
export interface LoadedPack {
  readonly pack: Pack;
  /** Whether anything is in force now that was not before. */
  readonly isChanged: boolean;
}

/** Reads a pack and publishes it as a whole. */
@Injectable()
export class PackLoader {
  private readonly reader = new PackReader();

  constructor(
    private readonly store: PlaybookStore,
    private readonly playbook: StoredPlaybook,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes all that a folder holds; what it does not hold is no longer in force.
   * @throws PackRefused if the pack has faults; nothing is published then.
   * @throws VersionTaken if something changed and kept its version; nothing is published then.
   */
  async load(folder: string): Promise<LoadedPack> {
    const { pack, faults } = await this.reader.read(folder);
    if (!pack) throw new PackRefused(folder, faults);
    const read = itemsOf(pack).map(async (item) => ({
      ...item,
      text: await readFile(join(folder, fileOf(item.kind, item.id)), 'utf8'),
    }));
    const isChanged = await this.store.publish(await Promise.all(read), this.clock.now());
    await this.playbook.refresh();
    return { pack, isChanged };
  }
}

/** The pack has faults; the message names them all. */
export class PackRefused extends Error {
  override readonly name = 'PackRefused';
  readonly code = 'playbook/pack-refused';
  constructor(
    folder: string,
    readonly faults: readonly PackFault[],
  ) {
    const told = faults.map(({ file, line, reason }) => `  ${file}:${line} ${reason}`);
    super([`The pack in ${folder} cannot be loaded.`, ...told].join('\n'));
  }
}

function itemsOf({ organisation, synonyms, authority, scripts, guidelines, articles }: Pack): readonly Item[] {
  const { id, version } = organisation;
  return [
    { kind: 'organisation', id, version, content: organisation },
    ...(synonyms ? [{ kind: 'synonyms' as const, id: 'synonyms', version: synonyms.version, content: synonyms }] : []),
    ...(authority
      ? [{ kind: 'authority' as const, id: authority.id, version: authority.version, content: authority }]
      : []),
    ...scripts.map((script) => ({ kind: 'script' as const, id: script.id, version: script.version, content: script })),
    ...guidelines.map((guideline) => ({
      kind: 'guideline' as const,
      id: guideline.id,
      version: guideline.version,
      content: guideline,
    })),
    ...articles.map((article) => ({
      kind: 'article' as const,
      id: articleKey(article),
      version: article.version,
      content: article,
    })),
  ];
}
