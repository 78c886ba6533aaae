import { Component, computed, inject, input, output } from '@angular/core';
import type { CaseState, CustomerCase, EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatMoment } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What is open with the customer: what, in which state, by when, and who has it. */
@Component({
  selector: 'ui-open-list',
  imports: [TranslocoPipe],
  host: { class: 'ui-open-list' },
  template: `
    @if (rows().length === 0) {
      <p class="soft sm">{{ 'ui.open.none' | transloco }}</p>
    } @else {
      <ul [attr.aria-label]="'ui.open.label' | transloco">
        @for (row of rows(); track row.id) {
          <li>
            <button type="button" class="ui-open" (click)="open.emit(row.id)">
              <i class="i" [class]="row.icon" aria-hidden="true"></i>
              <span class="what clip">{{ row.title }}</span>
              <span class="due" [class]="row.tone">{{ row.due ?? ('ui.open.noDate' | transloco) }}</span>
              <span class="sub">
                <span class="clip">
                  <b>{{ row.stateKey | transloco }}</b>
                  @if (row.team; as team) {
                    · {{ 'ui.open.withTeam' | transloco: { team } }}
                  }
                  · {{ 'ui.open.since' | transloco: { when: row.since } }}
                </span>
                @if (row.orderNumber; as number) {
                  <span class="entity">{{ number }}</span>
                }
              </span>
            </button>
          </li>
        }
      </ul>
    }
  `,
})
export class OpenList {
  /** In the order to show; closed ones as well, if wanted. */
  readonly cases = input.required<readonly CustomerCase[]>();
  /** Names of teams by id. */
  readonly teams = input<Readonly<Record<string, string>>>({});
  /** The id of a case. */
  readonly open = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly rows = computed(() => {
    const [now, language, teams] = [this.ticker.minute(), this.language(), this.teams()];
    const moment = (at: EpochMs) => formatMoment(at, now, language, this.zone());
    return this.cases().map(({ id, title, state, team, dueAt, openedAt, orderNumber }) => ({
      id,
      title: title[language],
      due: dueAt === null ? null : moment(dueAt),
      since: moment(openedAt),
      team: team === null ? null : (teams[team] ?? team),
      orderNumber,
      stateKey: `ui.open.state.${state}`,
      ...looks[state],
    }));
  });
}

const looks: Readonly<Record<CaseState, { readonly icon: string; readonly tone: string }>> = {
  open: { icon: 'i-st-half', tone: '' },
  'at-risk': { icon: 'i-st-watch', tone: 't-watch' },
  broken: { icon: 'i-st-late', tone: 't-late' },
  closed: { icon: 'i-st-done', tone: 't-done' },
};
