import { Component, computed, inject, input } from '@angular/core';
import type { DurationMs, EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatHour, formatSpan, isoSpan } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/**
 * A clock in digits that counts up from `since`, or down to `until`. It is never announced as it runs; what it passes is
 * shown by shape and said in words.
 */
@Component({
  selector: 'ui-timer',
  imports: [TranslocoPipe],
  host: {
    class: 'ui-timer',
    role: 'timer',
    '[class.watch]': "level() === 'watch'",
    '[class.late]': "level() === 'late'",
    '[class.frozen]': 'frozenAt() !== null',
  },
  template: `
    @switch (level()) {
      @case ('watch') {
        <i class="i i-st-watch" aria-hidden="true"></i><span class="sr">{{ 'ui.timer.watch' | transloco }}</span>
      }
      @case ('late') {
        <i class="i i-st-late" aria-hidden="true"></i><span class="sr">{{ 'ui.timer.late' | transloco }}</span>
      }
    }
    <time [attr.datetime]="isoSpan()">{{ digits() }}</time>
    @if (frozenHour(); as hour) {
      <span class="xs">{{ 'ui.timer.asOf' | transloco: { hour } }}</span>
    }
  `,
})
export class Timer {
  /** Counts up from here; wins over `until`. */
  readonly since = input<EpochMs | null>(null);
  /** Counts down to here, and stands at zero after. */
  readonly until = input<EpochMs | null>(null);
  /** From this span on it is near its limit: elapsed when counting up, left when counting down. */
  readonly watchAfter = input<DurationMs | null>(null);
  /** From this span on it is past its limit: elapsed when counting up, left when counting down. */
  readonly lateAfter = input<DurationMs | null>(null);
  /** Stands still at this time, because nothing newer is known; null while it runs. */
  readonly frozenAt = input<EpochMs | null>(null);

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly span = computed(() => {
    const now = this.frozenAt() ?? this.ticker.now();
    const since = this.since();
    const until = this.until();
    if (since !== null) return Math.max(0, now - since);
    return until === null ? 0 : Math.max(0, until - now);
  });
  protected readonly level = computed(() => {
    const isPast = (limit: DurationMs | null) =>
      limit !== null && (this.since() === null ? this.span() <= limit : this.span() >= limit);
    if (isPast(this.lateAfter())) return 'late';
    return isPast(this.watchAfter()) ? 'watch' : 'plain';
  });
  protected readonly digits = computed(() => formatSpan(this.span()));
  protected readonly isoSpan = computed(() => isoSpan(this.span()));
  protected readonly frozenHour = computed(() => {
    const at = this.frozenAt();
    return at === null ? null : formatHour(at, this.language(), { withSeconds: true, timeZone: this.zone() });
  });
}
