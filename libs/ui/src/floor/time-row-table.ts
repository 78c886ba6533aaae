import { Component, computed, input } from '@angular/core';
import type { PlanImpact, TimeRow } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber } from '../format/number-format.ts';
import { formatHour, formatSpan } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** People's time behind a figure: a stretch in one state a row, with who set it, what was planned, and what that does to service. */
@Component({
  selector: 'ui-time-rows',
  imports: [TranslocoPipe],
  host: { class: 'ui-rows scroll', tabindex: '0', role: 'region', '[attr.aria-label]': 'label()' },
  template: `
    <table>
      <caption class="sr">
        {{
          label()
        }}
      </caption>
      <thead>
        <tr>
          @for (column of columns; track column) {
            <th scope="col" [class.number]="numbers.has(column)">{{ 'ui.time.column.' + column | transloco }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of shown(); track row.key) {
          <tr>
            <th scope="row" class="time">{{ row.from }}</th>
            <td class="time">{{ row.to ?? ('ui.time.goesOn' | transloco) }}</td>
            <td>
              <span class="clip">{{ row.person }}</span>
            </td>
            <td>
              {{ 'ui.time.state.' + row.status | transloco }}
              @if (row.reason !== null) {
                · {{ row.reason }}
              }
            </td>
            <td>
              <span class="clip">{{
                row.setBy === 'system' ? ('ui.time.bySystem' | transloco) : (row.setByName ?? '–')
              }}</span>
            </td>
            <td class="number">{{ row.handling }}</td>
            <td class="number">{{ row.span }}</td>
            <td>{{ row.planned === null ? '–' : ('ui.time.activity.' + row.planned | transloco) }}</td>
            <td>
              @if (row.impact !== null) {
                @if (marks[row.impact]; as mark) {
                  <i class="i i-14" [class]="mark" aria-hidden="true"></i>
                }
                {{ 'ui.time.impact.' + row.impact | transloco }}
              } @else {
                –
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class TimeRowTable {
  readonly rows = input.required<readonly TimeRow[]>();
  /** What the table is of. */
  readonly label = input.required<string>();
  /** IANA; the reader's own where it is not known. */
  readonly timeZone = input<string>();

  private readonly language = activeLanguage();
  protected readonly columns = [
    ...(['from', 'to', 'person', 'state', 'setBy', 'contacts', 'span', 'planned', 'impact'] as const),
  ];
  protected readonly numbers: ReadonlySet<string> = new Set(['contacts', 'span']);
  protected readonly marks: Readonly<Record<PlanImpact, string | null>> = {
    positive: 'i-check t-done',
    negative: 'i-st-watch t-watch',
    neutral: null,
  };
  protected readonly shown = computed(() =>
    this.rows().map((row) => ({
      ...{ key: `${row.agentId} ${row.from}`, status: row.status, reason: row.reason, impact: row.impact },
      ...{ setBy: row.setBy, setByName: row.setByName },
      ...{ from: this.hour(row.from), to: row.isOpen ? null : this.hour(row.to), planned: row.planned },
      ...{ person: row.agentName ?? row.agentId, span: formatSpan(row.to - row.from) },
      handling: row.handling === 0 ? '–' : formatNumber(row.handling, this.language()),
    })),
  );

  private hour(at: number): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone: this.timeZone() });
  }
}
