import { Component, computed, input } from '@angular/core';
import type { ReliabilityBin } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber, formatPercent } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** The chance that was told beside how often such advice was used, by tenths. */
@Component({
  selector: 'ui-reliability-chart',
  imports: [TranslocoPipe],
  host: { class: 'ui-reliability-chart' },
  template: `
    <table>
      <caption class="sr">
        {{
          'ui.advice.reliability' | transloco
        }}
      </caption>
      <thead class="xs quiet">
        <tr>
          <th scope="col">{{ 'ui.advice.told' | transloco }}</th>
          <th scope="col">{{ 'ui.advice.usedShare' | transloco }}</th>
          <th scope="col" class="number">{{ 'ui.advice.shown' | transloco }}</th>
        </tr>
      </thead>
      <tbody>
        @for (bin of rows(); track bin.told) {
          <tr>
            <th scope="row">{{ bin.told }}</th>
            <td>
              <span class="bar" aria-hidden="true"
                ><i [style.inline-size.%]="bin.percent"></i><b [style.inset-inline-start.%]="bin.middle"></b
              ></span>
              <span class="sm">{{ bin.used }}</span>
            </td>
            <td class="number">{{ bin.shown }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
})
export class ReliabilityChart {
  readonly bins = input.required<readonly ReliabilityBin[]>();

  private readonly language = activeLanguage();
  protected readonly rows = computed(() => {
    const language = this.language();
    return this.bins()
      .filter(({ shown }) => shown > 0)
      .map(({ from, shown, used }) => ({
        told: `${formatPercent(from, language)} – ${formatPercent(from + 0.1, language)}`,
        used: formatPercent(used / shown, language),
        percent: (100 * used) / shown,
        middle: 100 * (from + 0.05),
        shown: formatNumber(shown, language),
      }));
  });
}
