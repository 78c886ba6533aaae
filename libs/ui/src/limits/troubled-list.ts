import { Component, computed, inject, input, output } from '@angular/core';
import type { TroubledDelivery } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { remedyWords } from '../authority/remedy-words.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatAgo } from '../format/time-format.ts';
import { pluralForm } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** Granted remedies that the system behind did not take: what, who promised it, what went wrong, and one more try. */
@Component({
  selector: 'ui-troubled-list',
  imports: [TranslocoPipe],
  host: { class: 'ui-troubled-list' },
  template: `
    <ul>
      @for (one of rows(); track one.key) {
        <li class="limits-row">
          <i class="i" [class]="one.isGivenUp ? 'i-st-late' : 'i-st-watch'" aria-hidden="true"></i>
          <span class="grow">
            <b>{{ one.name }}</b>
            <span class="sm">{{ one.state | transloco: { when: one.when } }}</span>
            <span class="xs quiet">
              {{ one.tries | transloco: { count: one.delivery.attempts } }}
              {{ 'ui.limits.troubled.met' | transloco }} <span class="id">{{ one.delivery.trouble }}</span> ·
              <span class="id">{{ one.delivery.interactionId }}</span>
            </span>
          </span>
          @if (!one.isOnItsWay) {
            <button
              type="button"
              class="btn btn-sm"
              [attr.aria-disabled]="busyWith() === one.key"
              [attr.aria-label]="'ui.limits.troubled.tryAgainOf' | transloco: { name: one.name }"
              (click)="tryAgain.emit(one.delivery)"
            >
              <i class="i i-sync i-14" aria-hidden="true"></i>{{ 'ui.limits.troubled.tryAgain' | transloco }}
            </button>
          }
        </li>
      }
    </ul>
  `,
})
export class TroubledList {
  readonly deliveries = input.required<readonly TroubledDelivery[]>();
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  /** `interactionId.grantId` of what is being put in line again; null for none. */
  readonly busyWith = input<string | null>(null);
  readonly tryAgain = output<TroubledDelivery>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly words = remedyWords();
  protected readonly rows = computed(() => {
    const [now, language] = [this.ticker.now(), this.language()];
    return this.deliveries().map((delivery) => {
      const { interactionId, grantId, remedy, amount, agentId, state, dueAt, attempts } = delivery;
      const isGivenUp = state === 'given-up';
      const isOnItsWay = !isGivenUp && dueAt <= now;
      const what =
        amount === null ? this.words.name(remedy) : `${this.words.name(remedy)}, ${this.words.what(delivery)}`;
      return {
        ...{ delivery, isGivenUp, isOnItsWay, key: `${interactionId}.${grantId}` },
        name: `${what} · ${this.people().get(agentId) ?? agentId}`,
        state: `ui.limits.troubled.${isGivenUp ? 'givenUp' : isOnItsWay ? 'now' : 'waiting'}`,
        when: formatAgo(dueAt, now, language),
        tries: `ui.limits.troubled.attempts.${pluralForm(attempts, language)}`,
      };
    });
  });
}
