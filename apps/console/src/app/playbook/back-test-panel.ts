import { Component, computed, DestroyRef, effect, inject, input, resource, signal } from '@angular/core';
import type { DurationMs } from '@aliado/domain';
import {
  activeLanguage,
  BackTest,
  formatDays,
  formatMoment,
  formatNumber,
  HOUSE_ZONE,
  KeyCap,
  pluralForm,
  Ticker,
} from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { BackTesting } from './back-testing.ts';
import { Drafting } from './drafting.ts';
import { PlaybookApi } from './playbook-api.ts';

const day: DurationMs = 86_400_000;
const periods = [30, 90, 365] as const;

/** What the draft would have done in sessions that were, and what it would do in those that come, unseen. */
@Component({
  selector: 'aliado-back-test-panel',
  imports: [BackTest, KeyCap, TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.backTest'">
      <div class="row head">
        <h2>{{ t('title') }}</h2>
        @if (took(); as seconds) {
          <span class="xs quiet end">{{ t(tookKey(), { count: sessions(), seconds }) }}</span>
        }
      </div>
      @if (ran(); as by) {
        <p class="xs quiet">{{ t('ran', by) }}</p>
      }
      @if (canRun()) {
        <div class="row">
          <select
            #period
            class="field sm"
            [attr.aria-label]="t('period')"
            (change)="days.set(periods[period.selectedIndex] ?? 90)"
          >
            @for (each of periods; track each) {
              <option [selected]="each === days()">{{ t('days.' + each) }}</option>
            }
          </select>
          <button type="button" class="btn" [disabled]="testing.isRunning()" (click)="run()">
            <i class="i i-play i-14" aria-hidden="true"></i>{{ t(testing.test() ? 'again' : 'run') }}
            <ui-key command="confirmForm" />
          </button>
        </div>
      }
      @if (testing.hasFailed()) {
        <p class="note-bar late"><i class="i i-st-late" aria-hidden="true"></i>{{ t('failed') }}</p>
      }
      @if (testing.isUnread()) {
        <p class="note-bar watch"><i class="i i-st-watch" aria-hidden="true"></i>{{ t('unread') }}</p>
      }
      @if (testing.isStale()) {
        <p class="note-bar watch"><i class="i i-st-watch" aria-hidden="true"></i>{{ t('stale') }}</p>
      }
      <div aria-live="polite">
        @if (testing.isEmpty()) {
          <p class="note-bar watch"><i class="i i-st-watch" aria-hidden="true"></i>{{ t('empty') }}</p>
        } @else if (testing.test(); as test) {
          <ui-back-test
            [test]="test"
            [differences]="testing.differences().differences"
            [losses]="testing.losses().differences"
            [hasMore]="testing.differences().nextCursor !== null"
            [hasMoreLosses]="testing.losses().nextCursor !== null"
            [isStale]="testing.isStale()"
            [was]="versions().was"
            [wouldBe]="versions().wouldBe"
            (stopped)="testing.stop()"
            (more)="testing.more($event)"
            (tryOut)="testing.tried.set($event)"
          />
        } @else {
          <p class="sm soft">{{ t(canRun() ? 'hint' : 'none') }}</p>
        }
      </div>
      @if (shadowed(); as draft) {
        <section class="shadow" [attr.aria-label]="t('shadow.title')">
          <div class="row">
            <h3>{{ t('shadow.title') }}</h3>
            <button type="button" class="btn btn-sm end" (click)="shadow(!draft.isShadowing)">
              {{ t(draft.isShadowing ? 'shadow.stop' : 'shadow.start') }}
            </button>
          </div>
          @if (draft.isShadowing && counts.hasValue()) {
            @let so = counts.value().counts;
            <p class="sm">{{ t('shadow.counts', { same: so.same, more: so.more, less: so.less, other: so.other }) }}</p>
          } @else {
            <p class="xs quiet">{{ t('shadow.hint') }}</p>
          }
        </section>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 12px;
      padding: 12px var(--al-pad);
      min-height: 0;
      flex: 1;
    }
    h2,
    h3 {
      font-size: var(--al-text-md);
    }
    h3 {
      font-size: var(--al-text-sm);
    }
    .end {
      margin-left: auto;
    }
    select.field {
      flex: 1;
    }
    .shadow {
      display: grid;
      gap: 4px;
      padding-top: 10px;
      border-top: 1px solid var(--al-line);
    }
  `,
})
export class BackTestPanel {
  /** The names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  /** Whether the reader may try it, or only see what others found. */
  readonly canRun = input(true);

  private readonly api = inject(PlaybookApi);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly testing = inject(BackTesting);
  protected readonly drafting = inject(Drafting);
  protected readonly periods = periods;
  protected readonly days = signal<(typeof periods)[number]>(90);
  protected readonly versions = computed(() => {
    const item = this.drafting.item();
    const version = (number: number | null | undefined) => (number ? `v${number}` : '–');
    return { was: version(item?.current?.version), wouldBe: version(item?.draft?.version) };
  });
  protected readonly sessions = computed(() => formatNumber(this.testing.test()?.sessionsDone ?? 0, this.language()));
  protected readonly tookKey = computed(
    () => `took.${pluralForm(this.testing.test()?.sessionsDone ?? 0, this.language())}`,
  );
  protected readonly took = computed(() => {
    const test = this.testing.test();
    return test?.state === 'done' ? formatNumber(Math.round(test.elapsedMs / 100) / 10, this.language()) : null;
  });
  /** When it was run, by whom, and on the sessions of which days. */
  protected readonly ran = computed(() => {
    const test = this.testing.test();
    if (test?.state !== 'done') return null;
    const [{ startedAt, startedBy, from, to }, language] = [test, this.language()];
    return {
      when: formatMoment(startedAt, this.ticker.now(), language, this.zone()),
      who: this.people().get(startedBy) ?? startedBy,
      days: formatDays(from, to, language, this.zone()),
    };
  });
  /** The draft that may run in the shadow; null for whoever may not run it. */
  protected readonly shadowed = computed(() => (this.canRun() ? this.drafting.draft() : null));
  protected readonly counts = resource({
    params: () => {
      const draft = this.shadowed();
      return draft?.isShadowing ? draft : undefined;
    },
    loader: ({ params }) => this.api.shadow(params),
  });

  constructor() {
    inject(Keyboard).bind({ confirmForm: () => void this.run() }, inject(DestroyRef));
    effect((onCleanup) => {
      if (!this.shadowed()?.isShadowing) return;
      const timer = setInterval(() => this.counts.reload(), 10_000);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected async run(): Promise<void> {
    if (!this.canRun()) return;
    const now = this.ticker.now();
    await this.testing.run(now - this.days() * day, now);
  }

  protected shadow(isOn: boolean): void {
    void this.drafting.act((part) => (isOn ? this.api.startShadow(part) : this.api.stopShadow(part)));
  }
}
