import { Component, computed, input } from '@angular/core';
import type { AlertTrial, EpochMs, FactUnit, TriedAlert } from '@aliado/domain';
import { activeLanguage, formatHour, formatSpan } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { figureText } from './figure-words.ts';

/** When a rule would have been raised on a past day, and for how long: in a sentence, along the day, and one by one. */
@Component({
  selector: 'aliado-alert-trial-result',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'alerts.trial'">
      <p class="sm">
        <b>{{
          trial().total === 0 ? t('none') : t(trial().total === 1 ? 'once' : 'count', { count: trial().total })
        }}</b>
        @if (trial().total > 0) {
          {{ t('sum', { whole: span(whole()), longest: span(longest()) }) }}
        }
      </p>
      @if (trial().total > 0) {
        <div class="day" aria-hidden="true">
          @for (one of marks(); track $index) {
            <i [style.left.%]="one.left" [style.width.%]="one.width"></i>
          }
        </div>
        <p class="hours xs quiet num" aria-hidden="true">
          @for (one of hours(); track one) {
            <span>{{ one }}</span>
          }
        </p>
        @if (trial().alerts.length < trial().total) {
          <p class="xs quiet">{{ t('first', { count: trial().alerts.length }) }}</p>
        }
        <div class="list scroll" tabindex="0" role="region" [attr.aria-label]="t('caption')">
          <table class="sm">
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
                  <td>{{ one.name[language()] }}</td>
                  <td class="num">{{ hour(one.raisedAt) }}</td>
                  <td class="num">{{ one.clearedAt === null ? t('stood') : hour(one.clearedAt) }}</td>
                  <td class="num">{{ span(lasted(one)) }}</td>
                  <td class="num">{{ figure(one.value) }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
    </ng-container>
  `,
  styles: `
    .day {
      position: relative;
      height: 14px;
      margin-top: 8px;
      border-radius: var(--al-r-1);
      background: var(--al-sunken);
      overflow: hidden;
    }
    .day i {
      position: absolute;
      top: 0;
      bottom: 0;
      min-width: 2px;
      background: var(--al-watch);
    }
    .hours {
      display: flex;
      justify-content: space-between;
      margin: 2px 0 0;
    }
    .list {
      max-height: 320px;
      margin-top: 6px;
    }
    table {
      width: 100%;
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

  protected readonly language = activeLanguage();
  private readonly lengths = computed(() => this.trial().alerts.map((one) => this.lasted(one)));
  protected readonly whole = computed(() => this.lengths().reduce((sum, length) => sum + length, 0));
  protected readonly longest = computed(() => Math.max(0, ...this.lengths()));
  /** Where along the day each stood, in hundredths of it. */
  protected readonly marks = computed(() => {
    const { from, to, alerts } = this.trial();
    const share = (at: EpochMs) => (Math.max(0, at - from) / (to - from)) * 100;
    return alerts.map((one) => ({ left: share(one.raisedAt), width: (this.lasted(one) / (to - from)) * 100 }));
  });
  protected readonly hours = computed(() => {
    const { from, to, timeZone } = this.trial();
    const at = (part: number) => formatHour(from + (part / 4) * (to - from), this.language(), { timeZone });
    return [0, 1, 2, 3, 4].map((part) => (part === 4 ? '24:00' : at(part)));
  });

  protected hour(at: EpochMs): string {
    return formatHour(at, this.language(), { timeZone: this.trial().timeZone, withSeconds: true });
  }

  /** Within the day. */
  protected lasted({ raisedAt, clearedAt }: TriedAlert): number {
    const { from, to } = this.trial();
    return (clearedAt ?? to) - Math.max(raisedAt, from);
  }

  protected span(ms: number): string {
    return formatSpan(ms);
  }

  protected figure(value: number | null): string {
    return figureText(value, this.unit(), this.language());
  }
}
