import { computed, DestroyRef, effect, inject, Service, signal, untracked } from '@angular/core';
import type { BackTestDifference, EpochMs, KeptBackTest } from '@aliado/domain';
import { Drafting } from './drafting.ts';
import { PlaybookApi, refusalIn, type PartId } from './playbook-api.ts';

/** How often a running back-test is asked how far it is, in milliseconds. */
const askEvery = 400;

/** A list of sessions, read a page at a time. */
interface Pages {
  readonly differences: readonly BackTestDifference[];
  readonly nextCursor: string | null;
}

const none: Pages = { differences: [], nextCursor: null };

/** The back-test of the draft that lies open, whoever ran it: run, watched, stopped, and read session by session. */
@Service({ autoProvided: false })
export class BackTesting {
  private readonly api = inject(PlaybookApi);
  private readonly drafting = inject(Drafting);
  private readonly newest = signal<KeptBackTest | null>(null);
  private readonly all = signal<Pages>(none);
  private readonly less = signal<Pages>(none);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  /** The back-test of the part that lies open; null before one. */
  readonly test = computed(() => {
    const [test, item] = [this.newest(), this.drafting.item()];
    return test && item && test.kind === item.kind && test.id === item.id ? test : null;
  });
  readonly differences = this.all.asReadonly();
  readonly losses = this.less.asReadonly();
  readonly isRunning = computed(() => this.test()?.state === 'running');
  /** Whether the draft changed since it was tested. */
  readonly isStale = computed(() => {
    const [test, draft] = [this.test(), this.drafting.draft()];
    return test !== null && (this.drafting.hasUnsaved() || test.revision !== draft?.revision);
  });
  /** Whether it found no session to look at: then it proves nothing. */
  readonly isEmpty = computed(() => this.test()?.state === 'done' && this.test()?.sessionsDone === 0);
  readonly hasFailed = signal(false);
  /** Whether what was found before could not be read. */
  readonly isUnread = signal(false);
  /** The past session whose case is tried on the draft; null while one is typed. */
  readonly tried = signal<string | null>(null);

  /** The part whose draft lies open, as long as it is the same. */
  private readonly drafted = computed(
    (): PartId | null => {
      const draft = this.drafting.draft();
      return draft && { kind: draft.kind, id: draft.id };
    },
    { equal: (one, other) => one?.kind === other?.kind && one?.id === other?.id },
  );

  constructor() {
    effect(() => {
      const part = this.drafted();
      untracked(() => {
        clearTimeout(this.timer);
        this.newest.set(null);
        this.hasFailed.set(false);
        this.isUnread.set(false);
        if (part && isTried(part)) void this.takeUp(part);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.isOver = true;
      clearTimeout(this.timer);
    });
  }

  /** Runs it on all that is written, saved first. */
  async run(from: EpochMs, to: EpochMs): Promise<void> {
    if (this.isRunning()) return;
    this.hasFailed.set(false);
    await this.drafting.settle();
    const draft = this.drafting.draft();
    if (!draft || this.drafting.hasUnsaved()) return;
    try {
      const { backTestId } = await this.api.startBackTest(draft, from, to);
      await this.ask(backTestId);
    } catch (error) {
      const refusal = refusalIn(error);
      this.drafting.refusal.set(refusal);
      this.hasFailed.set(refusal === null);
    }
  }

  async stop(): Promise<void> {
    const test = this.test();
    if (!test) return;
    try {
      await this.api.stopBackTest(test.backTestId);
    } finally {
      await this.ask(test.backTestId);
    }
  }

  /** Reads one more page of the sessions that would change, or of those that would get less. */
  async more(which: 'all' | 'less'): Promise<void> {
    const test = this.test();
    const list = which === 'all' ? this.all : this.less;
    if (!test) return;
    const page = await this.api.differences(test.backTestId, which, list().nextCursor);
    list.update(({ differences }) => ({ ...page, differences: [...differences, ...page.differences] }));
  }

  /** Takes up what was found before, here or elsewhere; what was begun here meanwhile is newer. */
  private async takeUp(part: PartId): Promise<void> {
    try {
      const test = await this.api.latestBackTest(part);
      if (this.isOver || !test || this.newest() !== null || this.drafted() !== part) return;
      if (test.state === 'running') return await this.take(test);
      this.newest.set(test);
      await this.readDifferences();
    } catch {
      this.isUnread.set(this.drafted() === part);
    }
  }

  private async take(test: KeptBackTest): Promise<void> {
    if (this.isOver) return;
    this.newest.set(test);
    if (test.state === 'running') {
      this.timer = setTimeout(() => void this.ask(test.backTestId), askEvery);
      return;
    }
    this.hasFailed.set(test.state === 'failed');
    if (test.state !== 'done') return;
    await Promise.all([this.readDifferences(), this.drafting.reload()]);
  }

  private async readDifferences(): Promise<void> {
    this.all.set(none);
    this.less.set(none);
    await Promise.all([this.more('all'), this.more('less')]);
  }

  private async ask(backTestId: string): Promise<void> {
    clearTimeout(this.timer);
    try {
      await this.take(await this.api.backTest(backTestId));
    } catch {
      this.hasFailed.set(true);
    }
  }
}

const isTried = ({ kind }: PartId): boolean => kind === 'guideline' || kind === 'authority';
