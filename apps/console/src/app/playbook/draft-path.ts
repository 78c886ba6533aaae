import { Component, computed, inject, input } from '@angular/core';
import type { AuthoredItem } from '@aliado/domain';
import { activeLanguage, formatAppointment, HOUSE_ZONE, pluralForm, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { wayOf } from './draft-way.ts';

/** The way of a draft from the first word to being in force, and where it is on it. */
@Component({
  selector: 'aliado-draft-path',
  imports: [TranslocoDirective],
  template: `
    <ol *transloco="let t; prefix: 'playbook.path'" [attr.aria-label]="t('label')">
      @for (stop of stops(); track stop.key) {
        <li [class]="stop.state" [attr.aria-current]="stop.state === 'now' ? 'step' : null">
          <i class="i i-14" [class]="icons[stop.state]" aria-hidden="true"></i>{{ t(stop.key, stop.values)
          }}<span class="sr">, {{ t('state.' + stop.state) }}</span>
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 0;
      padding: 12px 20px;
      font-size: var(--al-text-xs);
      line-height: 1rem;
      border-bottom: 1px solid var(--al-line);
    }
    li {
      display: flex;
      align-items: center;
      gap: 5px;
      color: var(--al-ink-2);
      white-space: nowrap;
      font-weight: var(--al-weight-medium);
    }
    li:not(:last-child)::after {
      content: '';
      width: 10px;
      height: 2px;
      margin: 0 6px 0 1px;
      background: var(--al-accent);
      flex: none;
    }
    .todo {
      color: var(--al-ink-3);
    }
    li:has(+ .todo)::after,
    li:has(+ .fault)::after {
      background: repeating-linear-gradient(90deg, var(--al-edge) 0 3px, transparent 3px 6px) !important;
    }
    .now {
      color: var(--al-ink);
      font-weight: 650;
    }
    .fault {
      color: var(--al-late-ink);
    }
  `,
})
export class DraftPath {
  readonly item = input.required<AuthoredItem>();
  /** Whether a case was tried on the draft as it stands. */
  readonly isTried = input(false);
  /** Whether this kind is tried on past sessions before it is published. */
  readonly isTested = input(false);

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly icons = { done: 'i-st-done', now: 'i-st-half', todo: 'i-st-open', fault: 'i-st-late' } as const;
  protected readonly stops = computed(() => {
    const [isTried, isTested] = [this.isTried(), this.isTested()];
    return wayOf(this.item(), { isTried, isTested }).map(({ key, count, at, ...stop }) => ({
      ...stop,
      key: count === null ? key : `${key}.${pluralForm(count, this.language())}`,
      values: {
        count,
        when: at === null ? '' : formatAppointment(at, this.ticker.now(), this.language(), this.zone()),
      },
    }));
  });
}
