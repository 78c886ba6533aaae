import { Component, computed, input, output } from '@angular/core';
import { resolutionDays, resolutionTerms, type FloorResolution } from '@aliado/domain';
import { activeLanguage, formatNumber, formatPercent } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

/** What first-contact resolution takes for a further contact, and of how many contacts nobody knows. */
@Component({
  selector: 'aliado-resolution-line',
  imports: [TranslocoDirective],
  host: { class: 'row sm soft' },
  template: `
    <ng-container *transloco="let t; prefix: 'figures.resolution'">
      <label class="row">
        {{ t('days') }}
        <input
          class="field"
          type="number"
          [min]="bounds.least"
          [max]="bounds.most"
          [value]="days()"
          (change)="choose($event)"
        />
      </label>
      <span>{{ t('what') }}</span>
      @if (hasFailed()) {
        <span role="status">{{ t('failed') }}</span>
      } @else if (told(); as told) {
        <b>{{ t('unknown', told) }}</b>
        @if (told.hasPending) {
          <b>{{ t('pending', told) }}</b>
        }
      }
    </ng-container>
  `,
  styles: `
    :host {
      flex: none;
      flex-wrap: wrap;
    }
    input {
      width: 72px;
    }
  `,
})
export class ResolutionLine {
  readonly days = input.required<number>();
  /** Null until it was read. */
  readonly resolution = input.required<FloorResolution | null>();
  readonly hasFailed = input(false);
  /** The reader wants another number of days. */
  readonly define = output<number>();

  private readonly language = activeLanguage();
  protected readonly bounds = resolutionDays;
  protected readonly told = computed(() => {
    const groups = this.resolution()?.groups;
    if (!groups) return null;
    const sum = (...of: readonly (typeof resolutionTerms)[number][]) =>
      groups.reduce((all, { tally }) => all + of.reduce((some, term) => some + tally[term], 0), 0);
    const [all, unknown] = [sum(...resolutionTerms), sum('unknown')];
    const [pending, again] = [sum('pending', 'pendingCameAgain'), sum('pendingCameAgain')];
    return {
      ...{ unknown: this.number(unknown), all: this.number(all) },
      share: all === 0 ? '–' : formatPercent(unknown / all, this.language()),
      ...{ pending: this.number(pending), again: this.number(again), hasPending: pending > 0 },
    };
  });

  protected choose({ target }: Event): void {
    const days = target instanceof HTMLInputElement ? Math.round(target.valueAsNumber) : 0;
    if (days >= resolutionDays.least && days <= resolutionDays.most) this.define.emit(days);
  }

  private number(count: number): string {
    return formatNumber(count, this.language());
  }
}
