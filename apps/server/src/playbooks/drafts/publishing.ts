import type { AuthoredKind, AuthoringRefusal, EpochMs, PublishDraft } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { Clock } from '../../platform/clock.ts';
import { PlaybookStore, VersionTaken, type WrittenItem } from '../playbook-store.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { textOf } from './authored-items.ts';
import { readAuthored } from './authored-text.ts';
import { BackTests } from './back-tests.ts';
import { hasFaults } from './draft-checks.ts';
import type { AuthoringOutcome, PartName } from './drafting.ts';
import { DraftStore } from './draft-store.ts';
import { DraftViews } from './draft-views.ts';
import { PlaybookFolder } from './playbook-folder.ts';
import type { PlaybookDraftRow } from './playbook-draft.entity.ts';

/** What decides what customers get: nobody publishes it without having seen what it would have done. */
const backTested: ReadonlySet<AuthoredKind> = new Set<AuthoredKind>(['guideline', 'authority']);

/** Brings drafts into force, now or at their hour, and goes back to what was. */
@Injectable()
export class Publishing {
  constructor(
    private readonly drafts: DraftStore,
    private readonly store: PlaybookStore,
    private readonly playbook: StoredPlaybook,
    private readonly views: DraftViews,
    private readonly folder: PlaybookFolder,
    private readonly backTests: BackTests,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Publishes exactly this revision. A draft that waits for its hour stays until it comes. */
  async publish(part: PartName, asked: PublishDraft, by: string): Promise<AuthoringOutcome> {
    const { kind, id } = part;
    let ended: PlaybookDraftRow | null = null;
    const publication = this.drafts.change(async (desk): Promise<AuthoringOutcome> => {
      const draft = await desk.find(kind, id);
      if (!draft) return 'draft/none';
      if (draft.revision !== asked.revision) return 'draft/changed-meanwhile';
      const now = this.clock.now();
      const { effectiveAt } = asked;
      if (effectiveAt !== null && effectiveAt < now) return 'draft/in-the-past';
      const why = await this.whyNot(draft, asked.lossesRead, now);
      if (why) return why;
      const item = itemOf(draft);
      if (!item) return 'draft/has-faults';
      const signed = { author: draft.author, reviewedBy: draft.reviewedBy, note: draft.reviewWords };
      const times = { publishedAt: now, effectiveAt: effectiveAt ?? now };
      const release = await this.store.publishPart(desk.manager, { ...signed, ...times, items: [item] });
      if (effectiveAt === null) {
        await desk.remove(draft);
        ended = draft;
      } else await desk.put({ ...draft, state: 'scheduled', effectiveAt: String(effectiveAt), releaseNumber: release });
      const detail = { release, version: draft.version, revision: draft.revision, effectiveAt: times.effectiveAt };
      await this.trail.record({ actor: by, action: 'playbook/published', object: `${kind}:${id}`, detail });
      return null;
    });
    const refused = await publication.catch((error: unknown): AuthoringOutcome => {
      if (error instanceof VersionTaken) return 'draft/changed-meanwhile'; // a pack took its number
      throw error;
    });
    if (refused === null) await this.putInPlace(ended);
    return this.told(refused);
  }

  /** Takes back what waits for its hour; the draft is agreed to as it was. */
  async takeBack({ kind, id }: PartName, by: string): Promise<AuthoringOutcome> {
    const refused = await this.drafts.change(async (desk): Promise<AuthoringOutcome> => {
      const draft = await desk.find(kind, id);
      if (draft?.state !== 'scheduled' || draft.releaseNumber === null) return 'draft/none';
      const now = this.clock.now();
      if (Number(draft.effectiveAt) <= now) return 'draft/in-the-past';
      await this.store.withdraw(desk.manager, draft.releaseNumber, now);
      await desk.put({ ...draft, state: 'agreed', effectiveAt: null, releaseNumber: null });
      const detail = { release: draft.releaseNumber, version: draft.version };
      await this.trail.record({ actor: by, action: 'playbook/publication-withdrawn', object: `${kind}:${id}`, detail });
      return null;
    });
    return this.told(refused);
  }

  /** Brings an earlier version into force again, at once. A draft stays as it is. */
  async rollBack({ kind, id }: PartName, version: number, by: string): Promise<AuthoringOutcome> {
    const refused = await this.drafts.change(async (desk): Promise<AuthoringOutcome> => {
      const versions = await this.store.versions(kind, id);
      if (versions.length === 0) return 'playbook/unknown-item';
      const now = this.clock.now();
      const wanted = (await this.wasInForce({ kind, id }, version, now))
        ? versions.find((each) => each.version === version)
        : undefined;
      const current = this.inForce({ kind, id }, now);
      if (!wanted || current === version) return 'playbook/unknown-version';
      if (hasFaults(await this.views.findingsIn({ kind, id, text: textOf(kind, wanted) })))
        return 'playbook/no-longer-fits';
      const item = { kind, id, version, content: wanted.content, text: wanted.text };
      const signed = { author: by, reviewedBy: null, note: null, publishedAt: now, effectiveAt: now };
      const release = await this.store.publishPart(desk.manager, { ...signed, items: [item] });
      const detail = { release, from: current, to: version };
      await this.trail.record({ actor: by, action: 'playbook/rolled-back', object: `${kind}:${id}`, detail });
      return null;
    });
    return this.told(refused);
  }

  private async whyNot(draft: PlaybookDraftRow, lossesRead: boolean, now: EpochMs): Promise<AuthoringOutcome> {
    const { kind, id, state, revision, baseVersion } = draft;
    if (state === 'scheduled') return 'draft/scheduled';
    if (this.inForce(draft, now) !== baseVersion) return 'draft/changed-meanwhile';
    if (hasFaults(await this.views.findings(draft))) return 'draft/has-faults';
    if (state !== 'agreed') return 'draft/not-reviewed';
    if (!backTested.has(kind)) return null;
    const result = await this.backTests.resultFor(kind, id, revision);
    if (!result) return 'draft/not-back-tested';
    if (result.sessions === 0) return 'draft/tested-on-nothing';
    return result.less > 0 && !lossesRead ? 'draft/losses-unread' : null;
  }

  private async wasInForce({ kind, id }: PartName, version: number, now: EpochMs): Promise<boolean> {
    const before = (await this.store.releases()).filter(({ effectiveAt }) => effectiveAt <= now);
    const names = before.flatMap(({ items }) => items).filter((item) => item.kind === kind && item.id === id);
    return names.some((item) => item.version === version);
  }

  private inForce({ kind, id }: PartName, now: EpochMs): number | null {
    return this.playbook.itemsAt(now).find((item) => item.kind === kind && item.id === id)?.version ?? null;
  }

  private async putInPlace(ended: PlaybookDraftRow | null): Promise<void> {
    if (ended) await this.folder.replace(ended, ended.fileText, ended.text);
  }

  private async told(refused: AuthoringRefusal | null): Promise<AuthoringOutcome> {
    if (refused === null) await this.playbook.refresh();
    return refused;
  }
}

/** The draft as it is published; null while its text has faults. */
function itemOf({ kind, id, version, text }: PlaybookDraftRow): WrittenItem | null {
  const read = readAuthored(kind, id, text);
  return 'value' in read ? { kind, id, version, content: read.value, text } : null;
}
