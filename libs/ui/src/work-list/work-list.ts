import { Component, ElementRef, computed, input, output, viewChildren } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Empty } from '../panel-states/panel-states.ts';
import type { WorkItemView } from './work-item.ts';
import { WorkItemCard } from './work-item.ts';

/** The agent's contacts, in the order in which they came. One stop for Tab; arrows move, Enter opens. */
@Component({
  selector: 'ui-work-list',
  imports: [Empty, TranslocoPipe, WorkItemCard],
  template: `
    @if (items().length === 0) {
      <ui-empty [title]="'ui.workList.empty' | transloco" [hint]="'ui.workList.emptyHint' | transloco" />
    } @else {
      <div class="ui-work-list" role="listbox" [attr.aria-label]="'ui.workList.label' | transloco">
        @for (item of items(); track item.interactionId; let index = $index) {
          <ui-work-item
            #option
            role="option"
            [item]="item"
            [selected]="item.interactionId === selectedId()"
            [attr.aria-selected]="item.interactionId === selectedId()"
            [attr.tabindex]="index === entry() ? 0 : -1"
            (click)="open.emit(item.interactionId)"
            (keydown)="move($event)"
          />
        }
      </div>
    }
  `,
})
export class WorkList {
  /** In the order in which they came; the list never re-orders by itself. */
  readonly items = input.required<readonly WorkItemView[]>();
  readonly selectedId = input<string | null>(null);
  /** The id of the interaction to open. */
  readonly open = output<string>();

  private readonly options = viewChildren<string, ElementRef<HTMLElement>>('option', { read: ElementRef });
  /** Where Tab enters: the selected contact, else the first. */
  protected readonly entry = computed(() =>
    Math.max(
      0,
      this.items().findIndex(({ interactionId }) => interactionId === this.selectedId()),
    ),
  );

  protected move(event: KeyboardEvent): void {
    const options = this.options().map(({ nativeElement }) => nativeElement);
    const at = options.findIndex((option) => option === event.target);
    const item = this.items()[at];
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (to !== undefined) options[to]?.focus();
    else if (event.key === 'Enter' || event.key === ' ') this.open.emit(item.interactionId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
