import { Component, computed, input } from '@angular/core';
import type { BackTestView, Language, Money } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatMoney, formatNumber } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

type Bar = NonNullable<BackTestView['result']>['histogram'][number];

const height = 76;
const baseline = 84;
const width = 368;

/** Grants by amount, then and now, from zero up; the same numbers stand in a table for who does not see bars. */
@Component({
  selector: 'ui-histogram',
  imports: [TranslocoPipe],
  host: { class: 'ui-histogram' },
  template: `
    <svg [attr.viewBox]="'0 0 ' + width + ' 102'" width="100%" aria-hidden="true">
      <path [attr.d]="'M0 8H' + width + 'M0 46H' + width" stroke="var(--al-chart-grid)" />
      <path [attr.d]="'M0 84H' + width" stroke="var(--al-edge)" />
      @for (bar of bars(); track bar.x) {
        <rect [attr.x]="bar.x" [attr.y]="bar.was.y" [attr.width]="thick()" [attr.height]="bar.was.height" class="was" />
        <rect
          [attr.x]="bar.x + thick() + 1"
          [attr.y]="bar.would.y"
          [attr.width]="thick()"
          [attr.height]="bar.would.height"
          class="would"
        />
      }
      @for (tick of ticks(); track tick.x) {
        <text [attr.x]="tick.x" y="99" [attr.text-anchor]="tick.anchor">{{ tick.text }}</text>
      }
      <text [attr.x]="width - 2" y="20" text-anchor="end">{{ top() }}</text>
    </svg>
    <table class="sr">
      <caption>
        {{
          'ui.backTest.byAmount' | transloco
        }}
      </caption>
      <tr>
        <th scope="col">{{ 'ui.backTest.amountTable' | transloco }}</th>
        <th scope="col">{{ 'ui.backTest.asItWas' | transloco }}</th>
        <th scope="col">{{ 'ui.backTest.asItWouldBe' | transloco }}</th>
      </tr>
      @for (row of rows(); track row.amount) {
        <tr>
          <th scope="row">{{ 'ui.backTest.upTo' | transloco: { amount: row.amount } }}</th>
          <td>{{ row.was }}</td>
          <td>{{ row.would }}</td>
        </tr>
      }
    </table>
  `,
})
export class Histogram {
  readonly histogram = input.required<readonly Bar[]>();
  readonly currency = input.required<string>();

  private readonly language = activeLanguage();
  protected readonly width = width;
  private readonly most = computed(() =>
    Math.max(1, ...this.histogram().flatMap(({ was, wouldBe }) => [was, wouldBe])),
  );
  private readonly step = computed(() => width / Math.max(1, this.histogram().length));
  protected readonly thick = computed(() => Math.max(2, Math.min(14, (this.step() - 10) / 2)));
  protected readonly bars = computed(() =>
    this.histogram().map(({ was, wouldBe }, at) => ({
      x: at * this.step() + 4,
      was: this.bar(was),
      would: this.bar(wouldBe),
    })),
  );
  protected readonly top = computed(() => formatNumber(this.most(), this.language()));
  /** The ends of the axis and one or two amounts between, as many as have room. */
  protected readonly ticks = computed(() => {
    const bars = this.histogram();
    const places = [...new Set([0, Math.floor(bars.length / 3), Math.floor((2 * bars.length) / 3), bars.length - 1])];
    return places.flatMap((place) => {
      const bar = bars[place];
      if (!bar) return [];
      const isLast = place === bars.length - 1 && place > 0;
      const x = isLast ? width - 2 : place * this.step() + 4;
      return [{ x, text: short(this.sum(bar), this.language()), anchor: isLast ? 'end' : 'start' }];
    });
  });
  protected readonly rows = computed(() =>
    this.histogram().map((bar) => ({
      amount: formatMoney(this.sum(bar), this.language()),
      was: bar.was,
      would: bar.wouldBe,
    })),
  );

  private sum({ upTo }: Bar): Money {
    return { amount: upTo, currency: this.currency() };
  }

  private bar(count: number): { readonly y: number; readonly height: number } {
    const high = (count / this.most()) * height;
    return { y: baseline - high, height: high };
  }
}

/** A sum without its fraction: axes have little room. */
function short({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, maximumFractionDigits: 0 });
  const digits = new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions();
  return format.format(amount / 10 ** (digits.maximumFractionDigits ?? 2));
}
