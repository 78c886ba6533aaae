import { Component, computed, inject, input, output } from '@angular/core';
import type { Delegation } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { Ticker } from '../clock/ticker.ts';
import { formatAgo, formatAppointment } from '../format/time-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** Authority that is lent now: who lent it to whom, until when. One's own is taken back here. */
@Component({
  selector: 'ui-lent-list',
  imports: [TranslocoPipe],
  host: { class: 'ui-lent-list' },
  template: `
    <ul>
      @for (one of rows(); track one.id) {
        <li class="limits-row">
          <i class="i" [class]="one.isOwn ? 'i-handoff' : 'i-seal'" aria-hidden="true"></i>
          <span class="grow">
            <b>{{ 'ui.limits.lent.' + (one.isOwn ? 'to' : 'from') | transloco: { name: one.name } }}</b>
            <span class="sm quiet">{{ 'ui.limits.lent.until' | transloco: { when: one.when, ends: one.ends } }}</span>
          </span>
          @if (one.isOwn) {
            <button
              type="button"
              class="btn btn-sm"
              [attr.aria-disabled]="busyWith() === one.id"
              [attr.aria-label]="'ui.limits.lent.takeBackOf' | transloco: { name: one.name }"
              (click)="takeBack.emit(one.id)"
            >
              <i class="i i-undo i-14" aria-hidden="true"></i>{{ 'ui.limits.lent.takeBack' | transloco }}
            </button>
          }
        </li>
      }
    </ul>
  `,
})
export class LentList {
  readonly delegations = input.required<readonly Delegation[]>();
  /** The id of who reads. */
  readonly ownId = input.required<string>();
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  /** The id of what is being taken back; null for none. */
  readonly busyWith = input<string | null>(null);
  /** The id of a delegation. */
  readonly takeBack = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly rows = computed(() => {
    const [now, language] = [this.ticker.now(), this.language()];
    return this.delegations().map(({ id, from, to, until }) => {
      const isOwn = from === this.ownId();
      const other = isOwn ? to : from;
      const when = formatAppointment(until, now, language, this.zone());
      return { id, isOwn, name: this.people().get(other) ?? other, when, ends: formatAgo(until, now, language) };
    });
  });
}
