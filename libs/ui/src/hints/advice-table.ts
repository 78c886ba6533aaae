import { Component, computed, input } from '@angular/core';
import type { AdviceOutcome } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber, formatPercent } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What was proposed and what became of it, one piece of advice a row. */
@Component({
  selector: 'ui-advice-table',
  imports: [TranslocoPipe],
  host: { class: 'ui-advice-table scroll', tabindex: '0', role: 'region', '[attr.aria-label]': 'label()' },
  template: `
    <table>
      <caption class="sr">
        {{
          label()
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ 'ui.advice.what' | transloco }}</th>
          @for (column of columns; track column) {
            <th scope="col" class="number">{{ 'ui.advice.' + column | transloco }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.key) {
          <tr>
            <th scope="row">
              <span class="clip">{{ row.title }}</span>
              <span class="xs quiet">
                {{ 'ui.hints.kind.' + row.kind | transloco }} · {{ 'ui.advice.by.' + row.proposer | transloco }}
              </span>
            </th>
            @for (cell of row.cells; track $index) {
              <td class="number">{{ cell }}</td>
            }
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class AdviceTable {
  readonly advice = input.required<readonly AdviceOutcome[]>();
  /** What the table is of. */
  readonly label = input.required<string>();

  private readonly language = activeLanguage();
  protected readonly columns = columns;
  protected readonly rows = computed(() =>
    this.advice().map((one) => ({
      key: `${one.kind} ${one.targetId ?? ''} ${one.proposer}`,
      title: one.targetId === null ? '' : one.title[this.language()],
      ...{ kind: one.kind, proposer: one.proposer },
      cells: columns.map((column) => this.cell(one, column)),
    })),
  );

  private cell(one: AdviceOutcome, column: (typeof columns)[number]): string {
    const language = this.language();
    if (column === 'usedShare') return one.shown === 0 ? '–' : formatPercent(one.used / one.shown, language);
    if (column === 'meanScore') return formatPercent(one.meanScore, language);
    return formatNumber(one[column], language);
  }
}

const columns = [
  ...(['shown', 'read', 'used', 'usedShare', 'meanScore'] as const),
  ...(['notActedOn', 'done', 'dismissed', 'expired', 'replaced', 'retracted'] as const),
] as const;
