import { Component, computed, input, output } from '@angular/core';
import type { BackTestDifference, BackTestView } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney, formatNumber, pluralForm } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';
import { compareCounts } from './compare-counts.ts';
import { DifferenceList } from './difference-list.ts';
import { Histogram } from './histogram.ts';

/**
 * A back-test: how far it is, then what it found, in one sentence, in bars and session by session. Those that would get less
 * stand apart, for whoever answers for them.
 */
@Component({
  selector: 'ui-back-test',
  imports: [DifferenceList, Histogram, TranslocoPipe],
  host: { class: 'ui-back-test', '[class.is-stale]': 'isStale()' },
  templateUrl: './back-test.html',
})
export class BackTest {
  readonly test = input.required<BackTestView>();
  /** The first differences; those with less are among `losses`. */
  readonly differences = input<readonly BackTestDifference[]>([]);
  readonly losses = input<readonly BackTestDifference[]>([]);
  readonly hasMore = input(false);
  readonly hasMoreLosses = input(false);
  /** Whether the draft changed since. */
  readonly isStale = input(false);
  /** The versions it compares. */
  readonly was = input.required<string>();
  readonly wouldBe = input.required<string>();
  readonly stopped = output();
  readonly more = output<'all' | 'less'>();
  /** The session whose case is to be tried. */
  readonly tryOut = output<string>();

  private readonly language = activeLanguage();
  protected readonly result = computed(() => this.test().result);
  protected readonly sentence = computed(() => this.result()?.sentence[this.language()] ?? '');
  protected readonly figures = computed(() => {
    const result = this.result();
    return result ? compareCounts(result.asItWas, result.asItWouldBe, this.language()) : [];
  });
  protected readonly currency = computed(() => this.result()?.asItWas.money.currency ?? 'EUR');
  /** All that would have been proposed where nothing was allowed. */
  protected readonly offered = computed(() => {
    const sum = this.result()?.offered.upTo;
    return sum ? formatMoney(sum, this.language()) : '';
  });
  protected readonly done = computed(() => formatNumber(this.test().sessionsDone, this.language()));
  protected readonly total = computed(() => formatNumber(this.test().sessionsTotal, this.language()));
  protected readonly lessKey = computed(
    () => `ui.backTest.less.${pluralForm(this.result()?.less ?? 0, this.language())}`,
  );
}
