import { Component, computed, inject, input } from '@angular/core';
import type { PromiseGiven } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoment } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What was promised in this contact: what, by when, and who does it. */
@Component({
  selector: 'ui-promise-list',
  imports: [TranslocoPipe],
  host: { class: 'ui-promise-list' },
  template: `
    <ul [attr.aria-label]="'ui.promise.made' | transloco">
      @for (one of rows(); track one.id) {
        <li>
          <div class="ui-open">
            <i class="i i-promise" aria-hidden="true"></i>
            <span class="what clip">{{ one.words }}</span>
            <span class="due">{{ one.due }}</span>
            <span class="sub">
              <span class="clip">
                <b>{{ 'ui.promise.made' | transloco }}</b>
                @if (one.team; as team) {
                  · {{ 'ui.promise.withTeam' | transloco: { team } }}
                }
              </span>
              @if (one.orderNumber; as number) {
                <span class="entity">{{ number }}</span>
              }
            </span>
          </div>
        </li>
      }
    </ul>
  `,
})
export class PromiseList {
  readonly promises = input.required<readonly PromiseGiven[]>();
  /** Names of teams by id. */
  readonly teams = input<Readonly<Record<string, string>>>({});

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly rows = computed(() =>
    this.promises().map(({ promiseId, words, dueAt, team, orderNumber }) => ({
      id: promiseId,
      words,
      due: formatMoment(dueAt, this.ticker.minute(), this.language(), this.zone()),
      team: team === null ? null : (this.teams()[team] ?? team),
      orderNumber,
    })),
  );
}
