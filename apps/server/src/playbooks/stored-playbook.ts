import type { Article, EpochMs, Guideline, Language, Script, ScriptEntry } from '@aliado/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subject } from 'rxjs';
import { calendarDay } from './calendar-day.ts';
import type { PackAccount, PackOrganisation } from './pack/organisation-schema.ts';
import { noSynonyms, type Synonyms } from './pack/synonyms-schema.ts';
import type { ItemKey } from './playbook-release.entity.ts';
import { NothingPublished, Playbook, type PublishedOrganisation } from './playbook.ts';
import { PlaybookStore, type Item } from './playbook-store.ts';

/** Versions no longer in force that are kept at hand. */
const heldVersions = 500;

interface InForce {
  readonly organisation: PackOrganisation | null;
  readonly synonyms: Synonyms;
  readonly scripts: readonly Script[];
  readonly guidelines: readonly Guideline[];
  readonly articles: ReadonlyMap<string, Article>;
}

/** The playbook of the database. Read at the start and after each publication of this process. */
@Injectable()
export class StoredPlaybook extends Playbook implements OnModuleInit {
  private readonly publications = new Subject<void>();
  private inForce: InForce = {
    organisation: null,
    synonyms: noSynonyms,
    scripts: [],
    guidelines: [],
    articles: new Map(),
  };
  private readonly earlier = new Map<string, unknown>();
  readonly published = this.publications.asObservable();

  constructor(private readonly store: PlaybookStore) {
    super();
  }

  onModuleInit(): Promise<void> {
    return this.refresh();
  }

  /** Takes up what is in force now and tells so. */
  async refresh(): Promise<void> {
    const items = await this.store.current();
    if (items.length === 0) return;
    const [organisation] = contents<PackOrganisation>(items, 'organisation');
    const articles = contents<Article>(items, 'article').map((article) => [articleKey(article), article] as const);
    this.inForce = {
      organisation: organisation ?? null,
      synonyms: contents<Synonyms>(items, 'synonyms')[0] ?? noSynonyms,
      scripts: contents<Script>(items, 'script'),
      guidelines: contents<Guideline>(items, 'guideline'),
      articles: new Map(articles),
    };
    this.publications.next();
  }

  isLoaded(): boolean {
    return this.inForce.organisation !== null;
  }

  organisation(): PublishedOrganisation {
    const { organisation } = this.inForce;
    if (!organisation) throw new NothingPublished();
    const { name, timeZone, currency, queues, matters, dispositions } = organisation;
    return {
      name,
      timeZone,
      currency,
      queues,
      matters,
      dispositions,
      teams: organisation.teams.map(({ id, name }) => ({ id, name })),
    };
  }

  demoAccounts(): readonly PackAccount[] {
    return this.inForce.organisation?.accounts ?? [];
  }

  demoOpening(): readonly string[] {
    return this.inForce.organisation?.demoOpening ?? [];
  }

  synonyms(): Synonyms {
    return this.inForce.synonyms;
  }

  scripts(): readonly ScriptEntry[] {
    return this.inForce.scripts.map(({ id, version, name, matter }) => ({ id, version, name, matter }));
  }

  currentScripts(): readonly Script[] {
    return this.inForce.scripts;
  }

  async script(id: string, version: number): Promise<Script | null> {
    const current = this.inForce.scripts.find((script) => script.id === id && script.version === version);
    return current ?? ((await this.earlierVersion({ kind: 'script', id, version })) as Script | null);
  }

  currentGuidelines(): readonly Guideline[] {
    return this.inForce.guidelines;
  }

  guidelinesFor(matter: string, at: EpochMs): readonly Guideline[] {
    const { organisation, guidelines } = this.inForce;
    if (!organisation) return [];
    const day = calendarDay(at, organisation.timeZone);
    return guidelines.filter(
      ({ matters, effectiveFrom, effectiveTo }) =>
        matters.includes(matter) && effectiveFrom <= day && (effectiveTo === undefined || day < effectiveTo),
    );
  }

  async guideline(id: string, version: number): Promise<Guideline | null> {
    const current = this.inForce.guidelines.find((guideline) => guideline.id === id && guideline.version === version);
    return current ?? ((await this.earlierVersion({ kind: 'guideline', id, version })) as Guideline | null);
  }

  articles(language: Language): readonly Article[] {
    return [...this.inForce.articles.values()].filter((article) => article.language === language);
  }

  article(id: string, language: Language): Article | null {
    return this.inForce.articles.get(articleKey({ id, language })) ?? null;
  }

  private async earlierVersion(key: ItemKey): Promise<unknown> {
    const name = `${key.kind}:${key.id}:${key.version}`;
    const held = this.earlier.get(name);
    if (held !== undefined) return held;
    const content = await this.store.content(key);
    if (content === null) return null;
    if (this.earlier.size >= heldVersions) this.earlier.clear();
    this.earlier.set(name, content);
    return content;
  }
}

/** The id under which an article of one language is kept. */
export const articleKey = ({ id, language }: Pick<Article, 'id' | 'language'>): string => `${id}.${language}`;

/** What the pack reader checked is what comes back. */
function contents<T>(items: readonly Item[], kind: Item['kind']): readonly T[] {
  return items.filter((item) => item.kind === kind).map(({ content }) => content as T);
}
