import { Component, computed, inject, input, output } from '@angular/core';
import type { EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatHour } from '../format/time-format.ts';
import { Timer } from '../timer/timer.ts';
import { activeLanguage } from '../words/active-language.ts';

/**
 * How fresh a screen is: live is at most 2 s old, slow up to 5 s, stale beyond; offline has no line at all, recovering reads
 * what was missed, partial lacks something that the server refuses, replay is not live by intent.
 */
export type Freshness = 'live' | 'slow' | 'stale' | 'offline' | 'recovering' | 'partial' | 'replay';

/** Says how fresh the screen is, in words and by shape. While there is no news it can be pressed to try again. */
@Component({
  selector: 'ui-freshness-badge',
  imports: [Timer, TranslocoPipe],
  template: `
    @if (canRetry()) {
      <button
        type="button"
        class="ui-freshness"
        [class]="tone()"
        [attr.title]="'ui.freshness.retry' | transloco"
        (click)="retry.emit()"
      >
        <i class="i i-14" [class]="icon()" aria-hidden="true"></i>{{ key() | transloco }} ·
        <ui-timer [since]="changedAt()" />
      </button>
    } @else {
      <span class="ui-freshness" [class]="tone()" [attr.title]="title()">
        <i class="i i-14" [class]="icon()" aria-hidden="true"></i
        >{{ key() | transloco: { age: age(), count: count() } }}
      </span>
    }
  `,
})
export class FreshnessBadge {
  readonly state = input.required<Freshness>();
  /** When the last news came, by the server's clock. */
  readonly changedAt = input.required<EpochMs>();
  /** Facts still to be read while recovering; once live again, how many were recovered. */
  readonly pending = input(0);
  readonly retry = output();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly count = computed(() => this.pending());
  protected readonly age = computed(() => Math.max(0, Math.floor((this.ticker.now() - this.changedAt()) / 1_000)));
  protected readonly canRetry = computed(() => hasWayOut.has(this.state()));
  protected readonly tone = computed(() => looks[this.state()].tone);
  protected readonly icon = computed(() => (this.isRecovered() ? 'i-st-done' : looks[this.state()].icon));
  protected readonly key = computed(() => {
    if (this.isRecovered()) return 'ui.freshness.recovered';
    return this.state() === 'recovering' && this.pending() > 0
      ? 'ui.freshness.recoveringSome'
      : `ui.freshness.${this.state()}`;
  });
  protected readonly title = computed(() =>
    formatHour(this.changedAt(), this.language(), { withSeconds: true, timeZone: this.zone() }),
  );
  private readonly isRecovered = computed(() => this.state() === 'live' && this.pending() > 0);
}

const hasWayOut: ReadonlySet<Freshness> = new Set<Freshness>(['stale', 'offline', 'partial']);

const looks: Readonly<Record<Freshness, { readonly tone: string; readonly icon: string }>> = {
  live: { tone: '', icon: 'i-signal' },
  slow: { tone: 'watch', icon: 'i-clock' },
  stale: { tone: 'watch', icon: 'i-signal-off' },
  offline: { tone: 'late', icon: 'i-signal-off' },
  recovering: { tone: 'watch', icon: 'i-sync' },
  partial: { tone: 'late', icon: 'i-st-half' },
  replay: { tone: 'aside', icon: 'i-st-aside' },
};
