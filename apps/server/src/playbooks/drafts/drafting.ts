import { isDeepStrictEqual } from 'node:util';
import type { AuthoredKind, AuthoringRefusal, ReviewDraft, SaveDraft } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AuditTrail, type Json } from '../../identity/audit-trail.ts';
import { Clock } from '../../platform/clock.ts';
import { PlaybookStore } from '../playbook-store.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { textOf } from './authored-items.ts';
import { versionOf, withVersion } from './authored-text.ts';
import { hasFaults } from './draft-checks.ts';
import { DraftStore, type DraftDesk } from './draft-store.ts';
import { DraftViews } from './draft-views.ts';
import type { PlaybookDraftRow } from './playbook-draft.entity.ts';
import { PlaybookFolder } from './playbook-folder.ts';
import { writtenText } from './written-text.ts';

/** Why nothing was changed; null when it was. */
export type AuthoringOutcome = AuthoringRefusal | null;

/** The name of a part of the playbook. */
export interface PartName {
  readonly kind: AuthoredKind;
  readonly id: string;
}

/** Writes drafts and has them reviewed. What is in force it never touches. */
@Injectable()
export class Drafting {
  constructor(
    private readonly drafts: DraftStore,
    private readonly store: PlaybookStore,
    private readonly views: DraftViews,
    private readonly folder: PlaybookFolder,
    private readonly playbook: StoredPlaybook,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Saves a draft over the revision that its writer had before them; whoever saved in between keeps what they saved.
   * @param fileText the file it was read from, where it was changed by hand.
   */
  save(part: PartName, asked: SaveDraft, author: string, fileText: string | null = null): Promise<AuthoringOutcome> {
    return this.drafts.change(async (desk) => {
      const before = await desk.find(part.kind, part.id);
      if ((before?.revision ?? 0) !== asked.revision) return 'draft/changed-meanwhile';
      if (before?.state === 'scheduled') return 'draft/scheduled';
      const saved = await this.textFor(part, asked, before, desk);
      if (!saved) return 'playbook/unknown-version';
      const { text, version } = saved;
      const next = {
        ...part,
        text,
        version,
        baseVersion: asked.baseVersion,
        fileText: fileText ?? before?.fileText ?? null,
      };
      if (before && isDeepStrictEqual({ ...before, ...next }, before)) return null;
      const revision = await desk.nextRevision();
      await desk.put({ ...fresh(next, author, before), revision, updatedAt: String(this.clock.now()) });
      await this.audit(author, 'playbook/drafted', part, { revision, version, baseVersion: asked.baseVersion });
      return null;
    });
  }

  /** Throws a draft away, and with it what was changed by hand in its file. */
  async discard(part: PartName, by: string): Promise<AuthoringOutcome> {
    const outcome = await this.withDraft(part, null, async (draft, desk) => {
      if (draft.state === 'scheduled') return 'draft/scheduled';
      await desk.remove(draft);
      await this.audit(by, 'playbook/draft-discarded', part, { revision: draft.revision });
      return draft;
    });
    if (outcome === null || typeof outcome === 'string') return outcome;
    const current = this.playbook
      .itemsAt(this.clock.now())
      .find(({ kind, id }) => kind === part.kind && id === part.id);
    await this.folder.replace(part, outcome.fileText, (await this.baseOf(part, current?.version ?? null)) ?? null);
    return null;
  }

  /** Asks for a second person's eyes. */
  requestReview(part: PartName, by: string): Promise<AuthoringOutcome> {
    return this.withDraft(part, null, async (draft, desk) => {
      if (draft.state === 'scheduled') return 'draft/scheduled';
      if (hasFaults(await this.views.findings(draft))) return 'draft/has-faults';
      await desk.put({ ...draft, state: 'in-review', reviewedBy: null, reviewWords: null });
      await this.audit(by, 'playbook/review-requested', part, { revision: draft.revision });
      return null;
    });
  }

  /** Agrees to a draft or sends it back to its writers, none of whom may do that. */
  review(part: PartName, { revision, decision, words }: ReviewDraft, by: string): Promise<AuthoringOutcome> {
    return this.withDraft(part, revision, async (draft, desk) => {
      if (draft.state === 'scheduled') return 'draft/scheduled';
      if (draft.writers.includes(by)) return 'draft/own-review';
      const isAgreed = decision === 'agree';
      if (isAgreed && hasFaults(await this.views.findings(draft))) return 'draft/has-faults';
      await desk.put({ ...draft, state: isAgreed ? 'agreed' : 'drafted', reviewedBy: by, reviewWords: words });
      await this.audit(by, isAgreed ? 'playbook/agreed' : 'playbook/sent-back', part, { revision });
      return null;
    });
  }

  /** What is saved as its file, and the version that it will be; null where it is made from a version that never was. */
  private async textFor(
    part: PartName,
    { baseVersion, text, content }: SaveDraft,
    before: PlaybookDraftRow | null,
    desk: DraftDesk,
  ): Promise<{ readonly text: string; readonly version: number } | null> {
    const base = await this.baseOf(part, baseVersion);
    if (base === undefined) return null;
    const written = text ?? writtenText(part.kind, content ?? {}, before?.text ?? base);
    const highest = await desk.highestVersion(part.kind, part.id);
    const version = Math.max(highest + 1, versionOf(part.kind, written) ?? 0);
    return { version, text: withVersion(part.kind, written, version) };
  }

  /** The text that content is written into: of the version it was made from. Undefined for an unknown one. */
  private async baseOf({ kind, id }: PartName, version: number | null): Promise<string | null | undefined> {
    if (version === null) return null;
    const found = (await this.store.versions(kind, id)).find((each) => each.version === version);
    return found && textOf(kind, found);
  }

  private withDraft<T>(
    { kind, id }: PartName,
    revision: number | null,
    work: (draft: PlaybookDraftRow, desk: DraftDesk) => Promise<T>,
  ): Promise<T | AuthoringRefusal> {
    return this.drafts.change(async (desk) => {
      const draft = await desk.find(kind, id);
      if (!draft) return 'draft/none';
      if (revision !== null && draft.revision !== revision) return 'draft/changed-meanwhile';
      return work(draft, desk);
    });
  }

  private audit(by: string, action: string, { kind, id }: PartName, detail: Readonly<Record<string, Json>>) {
    const actor = by === 'file' ? 'system' : by;
    return this.trail.record({ actor, action, object: `${kind}:${id}`, detail });
  }
}

type Saved = Pick<PlaybookDraftRow, 'kind' | 'id' | 'version' | 'baseVersion' | 'text' | 'fileText'>;

/** What was saved anew is agreed to by nobody. */
function fresh(
  saved: Saved,
  author: string,
  before: PlaybookDraftRow | null,
): Omit<PlaybookDraftRow, 'revision' | 'updatedAt'> {
  const writers = [...new Set([...(before?.writers ?? []), author])];
  const unreviewed = { reviewedBy: null, reviewWords: null, effectiveAt: null, releaseNumber: null };
  return { ...saved, ...unreviewed, author, writers, state: 'drafted' };
}
