import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, resource, signal } from '@angular/core';
import type { HintOutcomes } from '@aliado/domain';
import { AdviceTable, Bones, Empty, Failure, ReliabilityChart } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

/** What was proposed to agents and what became of it, for those who make hints better. It knows no agents. */
@Component({
  selector: 'aliado-hints-page',
  imports: [AdviceTable, Bones, Empty, Failure, ReliabilityChart, TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <div class="advice-page" *transloco="let t; prefix: 'hints'">
      <header class="row">
        <h1>{{ t('title') }}</h1>
        <fieldset class="picks end">
          <legend class="sr">{{ t('days') }}</legend>
          @for (days of periods; track days) {
            <label class="pick">
              <input type="radio" name="days" [checked]="period() === days" (change)="period.set(days)" />
              {{ t('period.' + days) }}
            </label>
          }
        </fieldset>
      </header>
      <p class="sm soft">{{ t('what') }}</p>
      @if (read.error()) {
        <ui-failure [title]="t('failed')" (act)="read.reload()" />
      } @else if (read.hasValue()) {
        @if (advice().length > 0) {
          <section data-panel="advice" tabindex="-1" [attr.aria-label]="t('advice')">
            <ui-advice-table [advice]="advice()" [label]="t('advice')" />
          </section>
          <section data-panel="reliability" tabindex="-1" [attr.aria-label]="t('reliability')">
            <h2>{{ t('reliability') }}</h2>
            <p class="sm soft">{{ t('reliabilityWhat') }}</p>
            <ui-reliability-chart [bins]="read.value().reliability" />
          </section>
        } @else {
          <ui-empty icon="i-st-aside" [title]="t('empty')" [hint]="t('emptyHint')" />
        }
      } @else {
        <ui-bones [title]="t('loading')" />
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      background: var(--al-panel);
    }
    h1 {
      font-size: var(--al-text-xl);
      line-height: var(--al-leading-xl);
    }
    h2 {
      font-size: var(--al-text-lg);
      line-height: var(--al-leading-lg);
    }
  `,
})
export class HintsPage {
  private readonly http = inject(HttpClient);
  protected readonly periods = [1, 7, 31] as const;
  /** Days back from now. */
  protected readonly period = signal<number>(7);
  protected readonly read = resource({
    params: () => this.period(),
    loader: ({ params: days }) =>
      firstValueFrom(this.http.get<HintOutcomes>('/api/hints/outcomes', { params: { days } })),
  });
  protected readonly advice = computed(() => (this.read.hasValue() ? this.read.value().advice : []));
}
