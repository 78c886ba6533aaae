import type {
  Article,
  AuthorityPolicy,
  EpochMs,
  Guideline,
  HouseWords,
  Language,
  Script,
  ScriptEntry,
} from '@aliado/domain';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Clock } from '../platform/clock.ts';
import { calendarDay } from './calendar-day.ts';
import { articleKey, inForceOf, type InForce } from './in-force.ts';
import type { PackAccount } from './pack/organisation-schema.ts';
import type { Synonyms } from './pack/synonyms-schema.ts';
import type { ItemKey } from './playbook-release.entity.ts';
import { NothingPublished, Playbook, scriptEntry, type PublishedOrganisation } from './playbook.ts';
import { keyOf, PlaybookStore, type Item } from './playbook-store.ts';
import { placeAt, timelineOf, type Stretch } from './timeline.ts';

const lookEveryMs = 1_000;

const nothing = inForceOf([]);

/**
 * The playbook of the database. Read at the start and after each publication of this process; what is scheduled comes into force
 * by the clock. Every version that ever was in force is held: a thousand publications take a few megabytes.
 */
@Injectable()
export class StoredPlaybook extends Playbook implements OnModuleInit, OnModuleDestroy {
  private readonly publications = new Subject<void>();
  private readonly held = new Map<string, Item>();
  private timeline: readonly Stretch[] = [];
  private readonly read = new Map<Stretch, InForce>();
  /** The stretch that was in force when it was last told of. */
  private told: Stretch | undefined;
  private timer: NodeJS.Timeout | undefined;
  private last: Promise<void> = Promise.resolve();
  readonly published = this.publications.asObservable();

  constructor(
    private readonly store: PlaybookStore,
    private readonly clock: Clock,
  ) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => this.tellWhatIsDue(), lookEveryMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Takes up all releases and tells so. One at a time: who read earlier must not put older releases in the place of newer ones. */
  refresh(): Promise<void> {
    const take = () => this.takeUp();
    this.last = this.last.then(take, take);
    return this.last;
  }

  private async takeUp(): Promise<void> {
    const timeline = timelineOf(await this.store.releases());
    const missing = timeline.flatMap(({ items }) => items).filter((key) => !this.held.has(keyOf(key)));
    const named = new Map(missing.map((key) => [keyOf(key), key]));
    for (const item of await this.store.read([...named.values()])) this.held.set(keyOf(item), item);
    this.timeline = timeline;
    this.read.clear();
    if (timeline.length === 0) return;
    this.told = this.stretchAt(this.clock.now());
    this.publications.next();
  }

  /** Tells of what came into force by its hour since anything was told last. */
  tellWhatIsDue(): void {
    const present = this.stretchAt(this.clock.now());
    if (present === this.told) return;
    this.told = present;
    this.publications.next();
  }

  isLoaded(): boolean {
    return this.now().organisation !== null;
  }

  organisation(): PublishedOrganisation {
    const { organisation } = this.now();
    if (!organisation) throw new NothingPublished();
    const { name, timeZone, currency, queues, matters, dispositions, hours, sites, listening, identifiers } =
      organisation;
    const { mood, moodAnnouncement: announcement } = organisation;
    return {
      name,
      timeZone,
      currency,
      queues,
      matters,
      dispositions,
      teams: organisation.teams.map(({ id, name }) => ({ id, name })),
      ...(hours && { hours }),
      ...(sites && { sites }),
      ...(listening && { listening }),
      ...(identifiers && { identifiers }),
      ...(mood === 'on' && announcement && { mood: { announcement } }),
    };
  }

  houseWordsAt(at: EpochMs): HouseWords {
    return this.inForceAt(at).houseWords;
  }

  demoAccounts(): readonly PackAccount[] {
    return this.now().organisation?.accounts ?? [];
  }

  demoOpening(): readonly string[] {
    return this.now().organisation?.demoOpening ?? [];
  }

  synonyms(): Synonyms {
    return this.now().synonyms;
  }

  scripts(): readonly ScriptEntry[] {
    return this.now().scripts.map(scriptEntry);
  }

  currentScripts(): readonly Script[] {
    return this.now().scripts;
  }

  scriptsAt(at: EpochMs): readonly Script[] {
    return this.inForceAt(at).scripts;
  }

  async script(id: string, version: number): Promise<Script | null> {
    return (await this.version({ kind: 'script', id, version })) as Script | null;
  }

  currentGuidelines(): readonly Guideline[] {
    return this.now().guidelines;
  }

  guidelinesFor(matter: string, at: EpochMs): readonly Guideline[] {
    const { organisation, guidelines } = this.inForceAt(at);
    if (!organisation) return [];
    const day = calendarDay(at, organisation.timeZone);
    return guidelines.filter(
      ({ matters, effectiveFrom, effectiveTo }) =>
        matters.includes(matter) && effectiveFrom <= day && (effectiveTo === undefined || day < effectiveTo),
    );
  }

  async guideline(id: string, version: number): Promise<Guideline | null> {
    return (await this.version({ kind: 'guideline', id, version })) as Guideline | null;
  }

  authorityAt(at: EpochMs): AuthorityPolicy | null {
    return this.inForceAt(at).authority;
  }

  articles(language: Language): readonly Article[] {
    return [...this.now().articles.values()].filter((article) => article.language === language);
  }

  article(id: string, language: Language, since?: EpochMs): Article | null {
    const key = articleKey({ id, language });
    const before = since === undefined ? undefined : this.inForceAt(since).articles.get(key);
    return this.now().articles.get(key) ?? before ?? null;
  }

  /** All that is in force now. */
  now(): InForce {
    return this.inForceAt(this.clock.now());
  }

  /** The items in force at a moment, by kind and id; empty before the first release. */
  itemsAt(at: EpochMs): readonly Item[] {
    return (this.stretchAt(at)?.items ?? []).flatMap((key) => this.held.get(keyOf(key)) ?? []);
  }

  private stretchAt(at: EpochMs): Stretch | undefined {
    return this.timeline[placeAt(this.timeline, at)];
  }

  private inForceAt(at: EpochMs): InForce {
    const stretch = this.stretchAt(at);
    if (!stretch) return nothing;
    const before = this.read.get(stretch);
    if (before) return before;
    const inForce = inForceOf(this.itemsAt(at));
    this.read.set(stretch, inForce);
    return inForce;
  }

  /** What was withdrawn before its hour was never held. */
  private async version(key: ItemKey): Promise<unknown> {
    return this.held.get(keyOf(key))?.content ?? this.store.content(key);
  }
}
