import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { BackTestDifference } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoney } from '../format/number-format.ts';
import { formatMoment } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** Sessions where a draft would have decided otherwise: what would change, and once opened what was and what would be. */
@Component({
  selector: 'ui-difference-list',
  imports: [TranslocoPipe],
  template: `
    <ul class="ui-difference-list">
      @for (one of shown(); track one.id) {
        <li>
          <button type="button" class="case-row" [attr.aria-expanded]="open() === one.id" (click)="toggle(one.id)">
            <span class="clip">{{ one.wouldBe }}</span>
            <b class="num">{{ one.change }}</b>
            <span class="xs quiet">{{ one.where }}</span>
          </button>
          @if (open() === one.id) {
            <dl class="both">
              <dt>{{ 'ui.backTest.was' | transloco }}</dt>
              <dd>{{ one.was }}</dd>
              <dt>{{ 'ui.backTest.wouldBe' | transloco }}</dt>
              <dd>{{ one.wouldBe }}</dd>
            </dl>
            <button type="button" class="btn btn-quiet btn-sm" (click)="tryOut.emit(one.id)">
              {{ 'ui.backTest.tryOut' | transloco }}
            </button>
          }
        </li>
      }
    </ul>
  `,
})
export class DifferenceList {
  readonly differences = input.required<readonly BackTestDifference[]>();
  /** The session whose case is to be tried. */
  readonly tryOut = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly open = signal<string | null>(null);
  protected readonly shown = computed(() => {
    const language = this.language();
    return this.differences().map(({ interactionId, at, agentName, was, wouldBe, change }) => ({
      id: interactionId,
      was: was[language],
      wouldBe: wouldBe[language],
      where: [formatMoment(at, this.ticker.now(), language, this.zone()), agentName]
        .filter((part) => part !== null)
        .join(' · '),
      change:
        change === null || change.amount === 0
          ? ''
          : signed(change.amount, formatMoney({ ...change, amount: Math.abs(change.amount) }, language)),
    }));
  });

  protected toggle(id: string): void {
    this.open.update((before) => (before === id ? null : id));
  }
}

const signed = (amount: number, text: string): string => (amount > 0 ? '+' : '−') + text;
