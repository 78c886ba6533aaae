import { Component, computed, inject, input, output } from '@angular/core';
import type { Grant } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatHour } from '../format/time-format.ts';
import { Timer } from '../timer/timer.ts';
import { activeLanguage } from '../words/active-language.ts';
import { remedyWords } from './remedy-words.ts';

/** What was given in this contact, each to be undone while it can be; and what was undone. */
@Component({
  selector: 'ui-given-list',
  imports: [Timer, TranslocoPipe],
  host: { class: 'ui-given-list' },
  template: `
    @for (one of rows(); track one.id) {
      <div class="given" [class.is-undone]="one.isUndone">
        <i class="i" [class]="one.isUndone ? 'i-undo quiet' : 'i-st-done'" aria-hidden="true"></i>
        <span class="clip">
          @if (one.isUndone) {
            {{ 'ui.authority.inHand.undone' | transloco: { what: one.what } }}
          } @else {
            <b>{{ one.given }}</b>&ngsp;
          }
          @if (one.undoUntil === null) {
            <span class="xs quiet">{{ one.hour }}</span>
          }
        </span>
        @if (one.undoUntil !== null) {
          <span class="row">
            <span class="xs quiet"
              >{{ 'ui.authority.inHand.left' | transloco }} <ui-timer [until]="one.undoUntil"
            /></span>
            <button
              type="button"
              class="btn btn-sm"
              [disabled]="isOffline()"
              [attr.aria-label]="'ui.authority.inHand.undoOf' | transloco: { what: one.given }"
              (click)="undo.emit(one.id)"
            >
              <i class="i i-undo i-14" aria-hidden="true"></i>{{ 'ui.authority.inHand.undo' | transloco }}
            </button>
          </span>
        }
      </div>
    }
  `,
})
export class GivenList {
  readonly grants = input.required<readonly Grant[]>();
  readonly isOffline = input(false);
  /** The id of a grant. */
  readonly undo = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly words = remedyWords();
  protected readonly rows = computed(() => {
    const now = this.ticker.now();
    return this.grants()
      .filter(({ state }) => state === 'granted' || state === 'undone')
      .map(({ grantId, terms, state, grantedAt, undoUntil }) => ({
        id: grantId,
        isUndone: state === 'undone',
        given: this.words.given(terms),
        what: this.words.what(terms),
        hour: grantedAt === null ? '' : formatHour(grantedAt, this.language(), { timeZone: this.zone() }),
        undoUntil: state === 'granted' && undoUntil !== null && undoUntil > now ? undoUntil : null,
      }));
  });
}
