import { Component, computed, ElementRef, input, output, viewChildren } from '@angular/core';
import type { DurationMs, EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Timer } from '../timer/timer.ts';

/** How pressing something is: somebody waits now, it can be done after the contact, it is due later, or somebody else has it. */
export type AttentionLevel = 'now' | 'soon' | 'later' | 'taken';

/** Something that needs somebody. */
export interface ShownNeed {
  readonly id: string;
  readonly level: AttentionLevel;
  /** The icon's class. */
  readonly icon: string;
  /** Who wants what, in words. */
  readonly what: string;
  readonly why: string;
  /** Since when somebody waits. */
  readonly since: EpochMs;
  /** By when something is due that lies ahead; left out for what waits now. */
  readonly dueAt?: EpochMs;
  /** From this age on it is near its limit; null where there is none. */
  readonly watchAfter: DurationMs | null;
}

/** Every level, the most pressing first. */
export const attentionLevels = ['now', 'soon', 'later', 'taken'] as const satisfies readonly AttentionLevel[];

/** What needs somebody, who waits first. One stop for Tab; arrows move, Enter opens. Nothing moves under the reader's hand. */
@Component({
  selector: 'ui-attention-list',
  imports: [Timer, TranslocoPipe],
  template: `
    <div class="ui-attention-list" role="listbox" [attr.aria-label]="label()">
      @for (group of groups(); track group.level) {
        <div role="group" [attr.aria-label]="'ui.attention.' + group.level | transloco">
          @if (group.level !== 'now') {
            <div class="rule-label" aria-hidden="true">{{ 'ui.attention.' + group.level | transloco }}</div>
          }
          @for (need of group.needs; track need.id) {
            <div
              #option
              class="need"
              role="option"
              [class.on]="need.id === selectedId()"
              [attr.data-id]="need.id"
              [attr.aria-selected]="need.id === selectedId()"
              [attr.tabindex]="need.id === entry() ? 0 : -1"
              (click)="look.emit(need.id)"
              (keydown)="move($event)"
            >
              <i class="i" [class]="need.icon" aria-hidden="true"></i>
              <span class="what">{{ need.what }}</span>
              @if (need.dueAt; as due) {
                <span class="due"
                  >{{ 'ui.attention.in' | transloco }} <ui-timer [until]="due" [watchAfter]="need.watchAfter"
                /></span>
              } @else {
                <ui-timer [since]="need.since" [watchAfter]="need.watchAfter" />
              }
              <span class="why">{{ need.why }}</span>
            </div>
          }
        </div>
      }
    </div>
  `,
})
export class AttentionList {
  /** In the order in which they came. */
  readonly needs = input.required<readonly ShownNeed[]>();
  readonly label = input.required<string>();
  readonly selectedId = input<string | null>(null);
  /** The id of what the reader wants to see. */
  readonly look = output<string>();

  private readonly options = viewChildren<string, ElementRef<HTMLElement>>('option', { read: ElementRef });
  protected readonly groups = computed(() =>
    attentionLevels
      .map((level) => ({ level, needs: this.needs().filter((need) => need.level === level) }))
      .filter(({ needs }) => needs.length > 0),
  );
  /** Where Tab enters: what is selected, else the first. */
  protected readonly entry = computed(() => {
    const shown = this.order();
    return shown.find((id) => id === this.selectedId()) ?? shown[0];
  });

  /** The ids as they stand on the screen, from the top. */
  readonly order = computed(() => this.groups().flatMap(({ needs }) => needs.map(({ id }) => id)));

  protected move(event: KeyboardEvent): void {
    const options = this.options().map(({ nativeElement }) => nativeElement);
    const at = options.findIndex((option) => option === event.target);
    const id = options[at]?.dataset['id'];
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (to !== undefined) options[to]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.look.emit(id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
