import type { DraftFinding, DraftView } from '@aliado/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PlaybookStore } from '../playbook-store.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { contentOf, readAuthored } from './authored-text.ts';
import { BackTests } from './back-tests.ts';
import { checkDraft, type Scheduled } from './draft-checks.ts';
import { changesOf } from './draft-changes.ts';
import { DraftStore } from './draft-store.ts';
import type { PlaybookDraftRow } from './playbook-draft.entity.ts';

/** Drafts with all that was found in them. */
@Injectable()
export class DraftViews implements OnModuleDestroy {
  /** By revision, until something else is in force. A large table takes long to be analysed. */
  private readonly found = new Map<number, readonly DraftFinding[]>();
  private readonly subscription;

  constructor(
    private readonly playbook: StoredPlaybook,
    private readonly store: PlaybookStore,
    private readonly drafts: DraftStore,
    private readonly backTests: BackTests,
  ) {
    this.subscription = playbook.published.subscribe(() => this.found.clear());
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** A draft as those who write and review it see it. */
  async of(draft: PlaybookDraftRow): Promise<DraftView> {
    const { kind, id, version, baseVersion, revision, state, author, text, reviewedBy, reviewWords } = draft;
    const [findings, before, backTest, isShadowing] = await Promise.all([
      this.findings(draft),
      baseVersion === null ? null : this.store.content({ kind, id, version: baseVersion }),
      this.backTests.resultFor(kind, id, revision),
      this.backTests.isShadowing(kind, id),
    ]);
    const read = readAuthored(kind, id, text);
    return {
      ...{
        kind,
        id,
        version,
        baseVersion,
        revision,
        state,
        author,
        reviewedBy,
        reviewWords,
        text,
        findings,
        isShadowing,
      },
      updatedAt: Number(draft.updatedAt),
      effectiveAt: draft.effectiveAt === null ? null : Number(draft.effectiveAt),
      content: contentOf(kind, id, text),
      changes: 'value' in read ? changesOf(kind, before, read.value) : [],
      wouldGetLess: backTest && backTest.sessions > 0 ? backTest.less : null,
    };
  }

  /** All that is wrong with a draft, or worth a look, beside what is in force now. */
  async findings(draft: PlaybookDraftRow): Promise<readonly DraftFinding[]> {
    const before = this.found.get(draft.revision);
    if (before) return before;
    const findings = await this.findingsIn(draft);
    // an article has its other language beside it by the time it is looked at again
    if (draft.kind !== 'article') this.found.set(draft.revision, findings);
    return findings;
  }

  /** The same of any text of a part. */
  async findingsIn(draft: Pick<PlaybookDraftRow, 'kind' | 'id' | 'text'>): Promise<readonly DraftFinding[]> {
    const others = (await this.drafts.all()).filter(({ kind, id }) => kind !== draft.kind || id !== draft.id);
    const draftedArticles = others.filter(({ kind }) => kind === 'article').map(({ id }) => id);
    const scheduled = others.filter(({ state }) => state === 'scheduled').flatMap(scheduledOf);
    return checkDraft(draft, { inForce: this.playbook.now(), draftedArticles, scheduled });
  }
}

function scheduledOf({ kind, id, text }: PlaybookDraftRow): readonly Scheduled[] {
  const read = readAuthored(kind, id, text);
  return 'value' in read ? [{ kind, id, content: read.value }] : [];
}
