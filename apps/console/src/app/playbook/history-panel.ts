import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { AuthoredItem } from '@aliado/domain';
import { activeLanguage, formatAppointment, formatMoment, HOUSE_ZONE, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

/** What a part was: version by version, who wrote it and who agreed, and one step back to any of them. */
@Component({
  selector: 'aliado-history-panel',
  imports: [TranslocoDirective],
  host: { class: 'scroll', tabindex: '0' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.history'">
      @if (changes().length > 0) {
        <h2>{{ t('changes') }}</h2>
        <ul class="changes">
          @for (change of changes(); track $index) {
            <li><i class="i i-st-aside i-14" aria-hidden="true"></i>{{ change }}</li>
          }
        </ul>
      }
      <h2>{{ t('versions') }}</h2>
      <ol>
        @for (one of versions(); track one.version) {
          <li class="version" [class.is-in-force]="one.isInForce">
            <b>v{{ one.version }}</b>
            <span class="grow">
              {{ t(one.said, { when: one.when }) }}
              @if (one.retired; as why) {
                : {{ why }}
              }
              <span class="xs quiet"
                >{{ one.author === null ? t('fromFiles') : t('by', { author: one.author })
                }}{{ one.reviewedBy === null ? '' : ', ' + t('agreed', { name: one.reviewedBy }) }}</span
              >
            </span>
            @if (one.isInForce) {
              <span class="chip done"
                ><i class="i i-st-done" aria-hidden="true"></i
                >{{ t(one.retired === null ? 'inForce' : 'retired') }}</span
              >
            } @else if (one.isAhead) {
              <span class="chip aside"><i class="i i-st-aside" aria-hidden="true"></i>{{ t('ahead') }}</span>
            } @else if (canRollBack()) {
              @if (asked() === one.version) {
                <span class="row">
                  <span class="xs">{{ t('sure', { version: one.version }) }}</span>
                  <button type="button" class="btn btn-sm btn-main" (click)="confirm(one.version)">
                    {{ t('yes') }}
                  </button>
                  <button type="button" class="btn btn-sm" (click)="asked.set(null)">{{ t('no') }}</button>
                </span>
              } @else {
                <button type="button" class="btn btn-sm" (click)="asked.set(one.version)">
                  <i class="i i-undo i-14" aria-hidden="true"></i>{{ t('rollBack', { version: one.version }) }}
                </button>
              }
            }
          </li>
        } @empty {
          <li class="soft sm">{{ t('none') }}</li>
        }
      </ol>
    </ng-container>
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-height: 0;
      padding: 8px 20px 24px;
    }
    h2 {
      font-size: var(--al-text-sm);
      padding: 12px 0 6px;
    }
    .changes {
      display: grid;
      gap: 4px;
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
    }
    .changes li {
      display: grid;
      grid-template-columns: 16px minmax(0, 1fr);
      gap: 6px;
      align-items: center;
    }
    .version {
      display: flex;
      align-items: center;
      gap: 12px;
      min-height: 48px;
      border-top: 1px solid var(--al-line);
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
    }
    .version b {
      min-width: 40px;
    }
    .version .xs {
      display: block;
    }
  `,
})
export class HistoryPanel {
  readonly item = input.required<AuthoredItem>();
  /** The names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());
  readonly canRollBack = input(false);
  readonly rollBack = output<number>();

  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly asked = signal<number | null>(null);
  protected readonly changes = computed(() =>
    (this.item().draft?.changes ?? []).map(({ words }) => words[this.language()]),
  );
  protected readonly versions = computed(() =>
    this.item().history.map(({ version, effectiveAt, author, reviewedBy, isInForce, retired }) => {
      const [now, language] = [this.ticker.now(), this.language()];
      const isAhead = effectiveAt > now;
      return {
        ...{ version, isInForce, isAhead, retired },
        said: saidOf(isAhead, retired !== null),
        ...{ author: this.nameOf(author), reviewedBy: this.nameOf(reviewedBy) },
        when: (isAhead ? formatAppointment : formatMoment)(effectiveAt, now, language, this.zone()),
      };
    }),
  );

  protected confirm(version: number): void {
    this.asked.set(null);
    this.rollBack.emit(version);
  }

  private nameOf(id: string | null): string | null {
    return id === null || id === 'file' ? null : (this.people().get(id) ?? id);
  }
}

/** The words with which a version stands in the list. */
function saidOf(isAhead: boolean, isRetired: boolean): string {
  if (isAhead) return isRetired ? 'retiredFrom' : 'from';
  return isRetired ? 'retiredSince' : 'since';
}
