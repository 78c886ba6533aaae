import { type AuthoredEntry, type AuthoredItem, type AuthoredKind, type Localised } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import type { PlaybookItemKind } from '../playbook-item.entity.ts';
import { PlaybookStore, type Item, type PublishedVersion, type Release } from '../playbook-store.ts';
import { isRetired } from '../in-force.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { contentOf } from './authored-text.ts';
import { DraftStore } from './draft-store.ts';
import { DraftViews } from './draft-views.ts';
import type { PlaybookDraftRow } from './playbook-draft.entity.ts';
import { writtenText } from './written-text.ts';

const authorityName: Localised = { es: 'Autoridad', en: 'Authority' };

/** The parts of the playbook for those who write it: what is in force, what is drafted, what was. */
@Injectable()
export class AuthoredItems {
  constructor(
    private readonly playbook: StoredPlaybook,
    private readonly store: PlaybookStore,
    private readonly drafts: DraftStore,
    private readonly views: DraftViews,
    private readonly clock: Clock,
  ) {}

  /** All parts that are in force or drafted, by kind and id. */
  async entries(): Promise<readonly AuthoredEntry[]> {
    const drafts = new Map((await this.drafts.all()).map((draft) => [`${draft.kind}:${draft.id}`, draft]));
    const current = this.playbook.itemsAt(this.clock.now()).filter(isAuthored);
    const known = new Set(current.map(({ kind, id }) => `${kind}:${id}`));
    return [
      ...current.map((item) => entryOf(item, item, drafts.get(`${item.kind}:${item.id}`))),
      ...[...drafts.entries()].filter(([key]) => !known.has(key)).map(([, draft]) => entryOf(draft, null, draft)),
    ].toSorted((a, b) => byText(a.kind, b.kind) || byText(a.id, b.id));
  }

  /** One part with its draft and its history; null for one that was never written. */
  async item(kind: AuthoredKind, id: string): Promise<AuthoredItem | null> {
    const [versions, draft, releases] = await Promise.all([
      this.store.versions(kind, id),
      this.drafts.find(kind, id),
      this.store.releases(),
    ]);
    if (versions.length === 0 && !draft) return null;
    const now = this.clock.now();
    const inForce = this.playbook.itemsAt(now).find((item) => item.kind === kind && item.id === id);
    const current = versions.find(({ version }) => version === inForce?.version);
    const named = namedBy(releases, kind, id);
    return {
      kind,
      id,
      current: current
        ? {
            ...versionView(kind, current),
            since: named.findLast((each) => each.effectiveAt <= now)?.effectiveAt ?? now,
          }
        : null,
      draft: draft && (await this.views.of(draft)),
      history: versions.flatMap(({ version, publishedAt, content }) => {
        const release = named.findLast((each) => each.version === version);
        if (!release) return []; // it was taken back before its hour
        const { effectiveAt, author, reviewedBy } = release;
        return [
          {
            version,
            publishedAt,
            effectiveAt,
            author,
            reviewedBy,
            isInForce: version === inForce?.version,
            retired: retirementOf(content),
          },
        ];
      }),
    };
  }

  /** One version as it was published; null for an unknown one. */
  async version(kind: AuthoredKind, id: string, version: number): Promise<AuthoredVersion | null> {
    const found = (await this.store.versions(kind, id)).find((each) => each.version === version);
    return found ? versionView(kind, found) : null;
  }
}

/** One published version of a part, as data and as its file. */
export interface AuthoredVersion {
  readonly version: number;
  readonly content: object;
  readonly text: string;
}

/** The file of a version: as it was written, or in the pack's style where no file of it was kept. */
export const textOf = (kind: PlaybookItemKind, { text, content }: Pick<PublishedVersion, 'text' | 'content'>): string =>
  text ?? writtenText(kind, { ...content }, null);

/** Whether an item is written and published on its own. */
export function isAuthored<T extends Pick<Item, 'kind'>>(item: T): item is T & { readonly kind: AuthoredKind } {
  return item.kind !== 'organisation' && item.kind !== 'synonyms';
}

const versionView = (kind: AuthoredKind, version: PublishedVersion): AuthoredVersion => ({
  version: version.version,
  content: version.content,
  text: textOf(kind, version),
});

/** What each release that names a part says of it, in the order in which they come into force. */
function namedBy(releases: readonly Release[], kind: AuthoredKind, id: string) {
  return releases
    .toSorted((a, b) => a.effectiveAt - b.effectiveAt || a.number - b.number)
    .flatMap(({ items, effectiveAt, author, reviewedBy }) =>
      items
        .filter((item) => item.kind === kind && item.id === id)
        .map(({ version }) => ({ version, effectiveAt, author, reviewedBy })),
    )
    .filter(({ version }, place, all) => all[place - 1]?.version !== version);
}

function entryOf(
  { kind, id }: { readonly kind: AuthoredKind; readonly id: string },
  current: Item | null,
  draft: PlaybookDraftRow | undefined,
): AuthoredEntry {
  const content = current?.content ?? (draft && contentOf(kind, id, draft.text)) ?? {};
  return {
    ...{
      kind,
      id,
      name: nameOf(kind, id, content),
      version: current?.version ?? null,
      isRetired: isRetired(current?.content ?? {}),
    },
    owner: 'owner' in content && typeof content.owner === 'string' ? content.owner : null,
    draft: draft ? { version: draft.version, state: draft.state, author: draft.author } : null,
  };
}

function nameOf(kind: AuthoredKind, id: string, content: object): Localised {
  if (kind === 'authority') return authorityName;
  if ('title' in content && typeof content.title === 'string') return { es: content.title, en: content.title };
  return 'name' in content ? (content.name as Localised) : { es: id, en: id };
}

const retirementOf = (content: object): string | null =>
  'retired' in content && typeof content.retired === 'string' ? content.retired : null;

const byText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
