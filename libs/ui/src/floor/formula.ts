import { Component, computed, input, output } from '@angular/core';
import type { MetricSource, Quotient } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber } from '../format/number-format.ts';
import { formatSpan } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';
import { figureText } from './figure-text.ts';

/** How a figure is counted: its formula, each term with its count, and what it would be by the other published definitions. */
@Component({
  selector: 'ui-formula',
  imports: [TranslocoPipe],
  host: {
    class: 'ui-formula',
    role: 'dialog',
    '[attr.aria-labelledby]': 'titleId',
    '(keydown.escape)': 'leave.emit()',
  },
  template: `
    <div class="row">
      <b class="title" [id]="titleId">{{ 'ui.floor.metric.' + metric().id | transloco }}, {{ name() }}</b>
      <span class="xs quiet">{{ 'ui.floor.source.' + metric().source | transloco }}</span>
      <button
        type="button"
        class="btn btn-quiet btn-icon btn-sm"
        [attr.aria-label]="'ui.floor.close' | transloco"
        (click)="leave.emit()"
      >
        <i class="i i-x" aria-hidden="true"></i>
      </button>
    </div>
    <p class="formula">
      @for (term of metric().over; track term; let isFirst = $first) {
        {{ isFirst ? '' : '+ ' }}{{ 'ui.floor.term.' + term | transloco }}
      }
      @if (metric().under.length > 0) {
        ÷
      }
      @if (metric().under.length > 1) {
        (
      }
      @for (term of metric().under; track term; let isFirst = $first) {
        {{ isFirst ? '' : '+ ' }}{{ 'ui.floor.term.' + term | transloco }}
      }
      @if (metric().under.length > 1) {
        )
      }
    </p>
    <table [attr.aria-labelledby]="titleId">
      <tbody>
        @for (row of rows(); track row.term) {
          <tr>
            <th scope="row">
              {{ 'ui.floor.term.' + row.term | transloco
              }}{{ row.isLeftOut ? ', ' + ('ui.floor.leftOut' | transloco) : '' }}
            </th>
            <td class="number">{{ row.text }}</td>
          </tr>
        }
        <tr class="sum">
          <th scope="row">{{ 'ui.floor.figure' | transloco }}</th>
          <td class="number">{{ figure() }}</td>
        </tr>
      </tbody>
    </table>
    @if (variants().length > 0) {
      <div class="others">
        @for (other of variants(); track other.source) {
          <span>{{ 'ui.floor.by' | transloco: { source: ('ui.floor.source.' + other.source | transloco) } }}</span>
          <b>{{ other.text }}</b>
          <button
            type="button"
            class="link"
            [attr.aria-label]="
              'ui.figures.useThis' | transloco: { source: ('ui.floor.source.' + other.source | transloco) }
            "
            (click)="define.emit(other.source)"
          >
            {{ 'ui.figures.use' | transloco }}
          </button>
        }
      </div>
    }
    <div class="row foot">
      <span class="xs quiet">{{ window() }}</span>
      <button type="button" class="link sm" (click)="openRows.emit()">
        <i class="i i-table i-14" aria-hidden="true"></i>{{ rowsWord() | transloco: { count: countText() } }}
      </button>
    </div>
  `,
})
export class Formula<Id extends string, T extends string> {
  /** What it is the figure of: a queue, a person. */
  readonly name = input.required<string>();
  readonly metric = input.required<Quotient<Id, T>>();
  readonly tally = input.required<Readonly<Record<T, number>>>();
  /** The same figure by other definitions. */
  readonly others = input<readonly Quotient<Id, T>[]>([]);
  /** Which stretch of time it is of, and when it was counted. */
  readonly window = input.required<string>();
  readonly leave = output();
  /** The reader wants the rows behind it. */
  readonly openRows = output();
  /** The reader wants to go by another definition. */
  readonly define = output<MetricSource>();

  private readonly language = activeLanguage();
  protected readonly titleId = 'formula-title';
  protected readonly rows = computed(() => {
    const { over, under, leftOut } = this.metric();
    const counted = [...new Set([...over, ...under])].map((term) => ({ term, isLeftOut: false }));
    const left = leftOut.map((term) => ({ term, isLeftOut: true }));
    return [...counted, ...left].map((row) => ({ ...row, text: this.termText(row.term) }));
  });
  protected readonly figure = computed(() => this.text(this.metric()));
  protected readonly variants = computed(() =>
    this.others().map((metric) => ({ source: metric.source, text: this.text(metric) })),
  );
  /** Every contact is once in what is divided by, or is left out by name: those are the rows. Null where time is counted. */
  protected readonly count = computed(() => {
    const { under, leftOut } = this.metric();
    if ([...under, ...leftOut].some(isTime) || under.length === 0) return null;
    return [...under, ...leftOut].reduce((sum, term) => sum + this.tally()[term], 0);
  });
  protected readonly countText = computed(() => formatNumber(this.count() ?? 0, this.language()));
  protected readonly rowsWord = computed(() => {
    const count = this.count();
    if (count === null) return 'ui.floor.allRows';
    return count === 1 ? 'ui.floor.oneRow' : 'ui.floor.rows';
  });

  private text(metric: Quotient<Id, T>): string {
    return figureText(metric, this.tally(), this.language());
  }

  private termText(term: T): string {
    const count = this.tally()[term];
    return isTime(term) ? formatSpan(count) : formatNumber(count, this.language());
  }
}

/** Whether a term is a sum of milliseconds. */
const isTime = (term: string): boolean => term.endsWith('Ms');
