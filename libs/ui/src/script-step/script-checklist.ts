import { Component, computed, ElementRef, input, output, viewChild } from '@angular/core';
import type { ChecklistItem, ChecklistTick } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';

/** The checklist of a script, and what of it is ticked. */
export interface ChecklistView {
  readonly items: readonly ChecklistItem[];
  /** By the id of the item; what is not there was not ticked yet. */
  readonly ticks: Readonly<Record<string, ChecklistTick>>;
}

/** What should be said or done in a contact with this script, at whatever step: ticked by what is said, or by hand. */
@Component({
  selector: 'ui-script-checklist',
  imports: [TranslocoPipe],
  host: { '(keydown.escape)': 'close($event)', '(focusout)': 'leave($event)' },
  template: `
    <details #list class="checklist">
      <summary>
        {{ (progress().done > 0 ? 'ui.script.checklist' : 'ui.script.checklistAhead') | transloco: progress()
        }}<i class="i i-up i-12" aria-hidden="true"></i>
      </summary>
      <ul>
        @for (item of items(); track item.id) {
          <li>
            <label>
              <input
                #box
                type="checkbox"
                [checked]="item.isTicked"
                (change)="tick.emit({ itemId: item.id, isTicked: box.checked })"
              />
              <span>{{ item.words }}</span>
            </label>
            @if (item.isHeard) {
              <span class="xs quiet">{{ 'ui.script.heard' | transloco }}</span>
            }
          </li>
        }
      </ul>
    </details>
  `,
})
export class ScriptChecklist {
  readonly checklist = input.required<ChecklistView>();
  readonly tick = output<{ readonly itemId: string; readonly isTicked: boolean }>();

  private readonly language = activeLanguage();
  private readonly list = viewChild.required<ElementRef<HTMLDetailsElement>>('list');
  protected readonly items = computed(() => {
    const { items, ticks } = this.checklist();
    return items.map(({ id, words }) => {
      const tick = ticks[id];
      const isTicked = tick?.isTicked ?? false;
      return {
        id,
        words: words[this.language()],
        isTicked,
        isHeard: isTicked && typeof tick?.lineSequence === 'number',
      };
    });
  });
  protected readonly progress = computed(() => ({
    done: this.items().filter(({ isTicked }) => isTicked).length,
    count: this.items().length,
  }));

  /** It lies over what is to be said: whoever has looked gets that back by one key, or by going elsewhere. */
  protected close(event: Event): void {
    const list = this.list().nativeElement;
    if (!list.open) return;
    event.stopPropagation();
    list.open = false;
    list.querySelector('summary')?.focus();
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    const list = this.list().nativeElement;
    if (relatedTarget instanceof Node && !list.contains(relatedTarget)) list.open = false;
  }
}
