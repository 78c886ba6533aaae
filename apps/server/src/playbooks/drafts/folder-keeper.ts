import { isDeepStrictEqual } from 'node:util';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { Clock } from '../../platform/clock.ts';
import { PlaybookStore } from '../playbook-store.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { isAuthored, textOf } from './authored-items.ts';
import { readAuthored } from './authored-text.ts';
import { Drafting } from './drafting.ts';
import { DraftStore } from './draft-store.ts';
import { PlaybookFolder, type PlaybookFile } from './playbook-folder.ts';

/**
 * Keeps the files of the playbook folder and what is in force the same: writes what came into force, and takes up what was
 * changed by hand as drafts. Looks at the start of the server, and whenever something came into force.
 */
@Injectable()
export class FolderKeeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FolderKeeper.name);
  private subscription: Subscription | undefined;
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly folder: PlaybookFolder,
    private readonly playbook: StoredPlaybook,
    private readonly store: PlaybookStore,
    private readonly drafts: DraftStore,
    private readonly drafting: Drafting,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.subscription = this.playbook.published.subscribe(() => void this.keep());
    if (this.playbook.isLoaded()) await this.keep();
  }

  async onModuleDestroy(): Promise<void> {
    this.subscription?.unsubscribe();
    await this.last;
  }

  /** Brings folder and playbook together. What cannot be written now is tried again the next time. */
  keep(): Promise<void> {
    this.last = this.last
      .then(() => this.endWhatWasScheduled())
      .then(() => this.reconcile())
      .catch((error: unknown) => this.logger.error(`${this.folder.path} is not as it should be for now`, error));
    return this.last;
  }

  /**
   * What came into force by its hour is no draft any more. Where something newer was published before its hour it did not: it is a
   * draft again, to be looked at.
   */
  private async endWhatWasScheduled(): Promise<void> {
    const now = this.clock.now();
    const isDue = ({ state, effectiveAt }: { readonly state: string; readonly effectiveAt: string | null }) =>
      state === 'scheduled' && Number(effectiveAt) <= now;
    for (const { kind, id } of (await this.drafts.all()).filter(isDue)) {
      const ended = await this.drafts.change(async (desk) => {
        const draft = await desk.find(kind, id);
        if (!draft || !isDue(draft)) return null;
        const present = this.playbook.itemsAt(now).find((item) => item.kind === kind && item.id === id);
        if (present && present.version > draft.version) {
          await desk.put({ ...draft, state: 'agreed', effectiveAt: null, releaseNumber: null });
          const detail = { release: draft.releaseNumber, version: draft.version, by: present.version };
          const action = 'playbook/publication-superseded';
          await this.trail.record({ actor: draft.author, action, object: `${kind}:${id}`, detail });
          return null;
        }
        await desk.remove(draft);
        return draft;
      });
      if (ended) await this.folder.replace(ended, ended.fileText, ended.text);
    }
  }

  private async reconcile(): Promise<void> {
    const files = new Map((await this.folder.files()).map((file) => [`${file.kind}:${file.id}`, file]));
    const inForce = await this.store.written(this.playbook.itemsAt(this.clock.now()));
    for (const item of inForce.filter(isAuthored)) {
      const key = `${item.kind}:${item.id}`;
      const file = files.get(key);
      const text = textOf(item.kind, item);
      const found = file ? await this.versionIn(file, text) : null;
      if (!file || (found !== null && found !== item.version)) await this.folder.write(item, text);
      else if (found === null) await this.takeUp(file, item.version);
      files.delete(key);
    }
    for (const file of files.values()) if ((await this.versionIn(file, null)) === null) await this.takeUp(file, null);
  }

  /** The published version that a file holds; null for one that says something else. */
  private async versionIn({ kind, id, text }: PlaybookFile, inForce: string | null): Promise<number | null> {
    const read = readAuthored(kind, id, text);
    if (!('value' in read)) return null;
    if (text === inForce) return read.value.version;
    const versions = await this.store.versions(kind, id);
    return versions.find(({ content }) => isDeepStrictEqual(content, read.value))?.version ?? null;
  }

  private async takeUp(file: PlaybookFile, baseVersion: number | null): Promise<void> {
    const draft = await this.drafts.find(file.kind, file.id);
    if (draft?.fileText === file.text) return;
    if (draft && (draft.author !== 'file' || draft.state === 'scheduled')) {
      const what = `${file.kind} ${file.id} was changed in ${this.folder.path}`;
      this.logger.warn(
        `${what} while ${draft.author} has a draft of it; it is taken up once that is published or discarded`,
      );
      return;
    }
    const saved = { baseVersion, revision: draft?.revision ?? 0, text: file.text };
    await this.drafting.save(file, saved, 'file', file.text);
  }
}
