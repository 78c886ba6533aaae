import { Component, inject, input } from '@angular/core';
import type { AlertTrial, EpochMs, FactUnit } from '@aliado/domain';
import { activeLanguage, formatHour, formatNumber, formatPercent, formatSpan } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { reading } from '../../desk/reading.ts';
import { Readings } from '../../desk/readings.ts';

/** When a rule would have been raised on a past day, and for how long. */
@Component({
  selector: 'aliado-alert-trial-result',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'alerts.trial'">
      <p class="sm">
        <b>{{ trial().total === 0 ? t('none') : t('count', { count: trial().total }) }}</b>
      </p>
      @if (trial().total > 0) {
        <table class="sm">
          <caption class="sr">
            {{
              t('caption')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('of') }}</th>
              <th scope="col">{{ t('raised') }}</th>
              <th scope="col">{{ t('cleared') }}</th>
              <th scope="col">{{ t('lasted') }}</th>
              <th scope="col">{{ t('value') }}</th>
            </tr>
          </thead>
          <tbody>
            @for (one of trial().alerts; track one.subjectId + one.raisedAt) {
              <tr>
                <td>{{ nameOf(one.subjectId) }}</td>
                <td class="num">{{ hour(one.raisedAt) }}</td>
                <td class="num">{{ one.clearedAt === null ? t('stood') : hour(one.clearedAt) }}</td>
                <td class="num">{{ span((one.clearedAt ?? trial().to) - one.raisedAt) }}</td>
                <td class="num">{{ figure(one.value) }}</td>
              </tr>
            }
          </tbody>
        </table>
      }
    </ng-container>
  `,
  styles: `
    table {
      width: 100%;
      margin-top: 6px;
      border-collapse: collapse;
    }
    :is(th, td) {
      padding: 5px 10px 5px 0;
      border-bottom: var(--al-hair) solid var(--al-line);
      text-align: left;
    }
  `,
})
export class AlertTrialResult {
  readonly trial = input.required<AlertTrial>();
  /** Of the figure that the rule shows. */
  readonly unit = input<FactUnit>('count');

  private readonly readings = inject(Readings);
  private readonly language = activeLanguage();
  private readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );

  /** Of a queue, its name; of anything else, its id. */
  protected nameOf(subjectId: string): string {
    const queue = this.organisation.value()?.queues.find(({ id }) => id === subjectId);
    return queue?.name[this.language()] ?? subjectId;
  }

  protected hour(at: EpochMs): string {
    return formatHour(at, this.language(), { timeZone: this.trial().timeZone, withSeconds: true });
  }

  protected span(ms: number): string {
    return formatSpan(ms);
  }

  protected figure(value: number | null): string {
    if (value === null) return '';
    if (this.unit() === 'share') return formatPercent(value, this.language());
    return this.unit() === 'seconds' ? formatSpan(value * 1_000) : formatNumber(value, this.language());
  }
}
