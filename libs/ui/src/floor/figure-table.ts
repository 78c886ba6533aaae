import { Component, computed, input, output } from '@angular/core';
import type { MetricId, MetricSource, Quotient, Term } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';
import { figureText } from './figure-text.ts';

/** What a row of figures is of. */
export interface FigureGroup<T extends string = Term> {
  /** Null for what has no key: contacts without a queue, or that nobody answered. */
  readonly key: string | null;
  readonly name: string;
  readonly tally: Readonly<Record<T, number>>;
  /** What stands in the further columns. */
  readonly more: readonly string[];
  /** What is to be known of the whole row; empty for nothing. */
  readonly note?: string;
}

/** One figure of the table. */
export interface FigureCell<Id extends string = MetricId, T extends string = Term> {
  readonly group: FigureGroup<T>;
  readonly metric: Quotient<Id, T>;
}

/** Figures of some groups, a column each with the definition it follows; every figure opens to how it is counted. */
@Component({
  selector: 'ui-figure-table',
  imports: [TranslocoPipe],
  host: { class: 'ui-figure-table scroll', tabindex: '0', role: 'region', '[attr.aria-label]': 'label()' },
  template: `
    <table>
      <caption class="sr">
        {{
          label()
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ of() }}</th>
          @if (count(); as term) {
            <th scope="col" class="number">{{ 'ui.floor.term.' + term | transloco }}</th>
          }
          @for (title of moreTitles(); track title) {
            <th scope="col" class="number more">{{ title }}</th>
          }
          @for (column of columns(); track column.metric.id) {
            <th scope="col" class="number">
              {{ 'ui.floor.metric.' + column.metric.id | transloco }}
              @if (column.sources.length > 1) {
                <select
                  class="variant"
                  [attr.aria-label]="
                    'ui.figures.definition' | transloco: { metric: ('ui.floor.metric.' + column.metric.id | transloco) }
                  "
                  (change)="change(column.metric.id, $event)"
                >
                  @for (source of column.sources; track source) {
                    <option [value]="source" [selected]="source === column.metric.source">
                      {{ 'ui.figures.source.' + source | transloco }}
                    </option>
                  }
                </select>
              } @else {
                <span class="variant">{{ 'ui.figures.source.' + column.metric.source | transloco }}</span>
              }
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.group.key) {
          <tr>
            <th scope="row">
              <span class="clip">{{ row.group.name }}</span>
              @if (row.group.note) {
                <small class="note">{{ row.group.note }}</small>
              }
            </th>
            @if (count()) {
              <td class="number">{{ row.count }}</td>
            }
            @for (text of row.group.more; track $index) {
              <td class="number more">{{ text }}</td>
            }
            @for (cell of row.cells; track cell.metric.id) {
              <td class="number">
                @if (cell.isEmpty) {
                  <span class="quiet">–</span>
                } @else {
                  <button
                    type="button"
                    [attr.aria-label]="
                      'ui.figures.open'
                        | transloco
                          : {
                              figure: cell.text,
                              metric: ('ui.floor.metric.' + cell.metric.id | transloco),
                              name: row.group.name,
                            }
                    "
                    (click)="explain.emit({ group: row.group, metric: cell.metric })"
                  >
                    {{ cell.text }}
                  </button>
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class FigureTable<Id extends string, T extends string> {
  readonly groups = input.required<readonly FigureGroup<T>[]>();
  readonly metrics = input.required<readonly Quotient<Id, T>[]>();
  /** All definitions that there are, of each figure those that a reader may choose from. */
  readonly definitions = input.required<readonly Quotient<Id, T>[]>();
  /** What of each group is counted in the first column; null for no such column. */
  readonly count = input<T | null>(null);
  /** What the table is of. */
  readonly label = input.required<string>();
  /** What each row is of. */
  readonly of = input.required<string>();
  /** The titles of further columns. */
  readonly moreTitles = input<readonly string[]>([]);
  /** The reader wants to see how a figure is counted. */
  readonly explain = output<FigureCell<Id, T>>();
  /** The reader wants another definition. */
  readonly define = output<{ readonly metric: Id; readonly source: MetricSource }>();

  private readonly language = activeLanguage();
  protected readonly columns = computed(() =>
    this.metrics().map((metric) => ({
      metric,
      sources: this.definitions()
        .filter(({ id }) => id === metric.id)
        .map(({ source }) => source),
    })),
  );
  protected readonly rows = computed(() =>
    this.groups().map((group) => ({
      group,
      count: this.countOf(group),
      cells: this.metrics().map((metric) => ({
        ...{ metric, text: figureText(metric, group.tally, this.language()) },
        isEmpty: isEmpty(metric, group),
      })),
    })),
  );

  private countOf({ tally }: FigureGroup<T>): string {
    const term = this.count();
    return term === null ? '' : formatNumber(tally[term], this.language());
  }

  protected change(id: Id, { target }: Event): void {
    const found = this.definitions().find(
      ({ id: one, source }) => one === id && target instanceof HTMLSelectElement && source === target.value,
    );
    if (found) this.define.emit({ metric: id, source: found.source });
  }
}

/** Whether there is nothing behind a figure; what is left out by name is there to be seen, though there is no figure. */
const isEmpty = <T extends string>({ over, under, leftOut }: Quotient<string, T>, { tally }: FigureGroup<T>): boolean =>
  [...over, ...under, ...leftOut].every((term) => tally[term] === 0);
