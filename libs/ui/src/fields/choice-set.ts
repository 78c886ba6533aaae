import { Component, computed, input, output } from '@angular/core';
import type { DraftFinding } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { foundIdOf } from './findings-at.ts';
import { FoundHere } from './found-here.ts';

/** Something to choose: by its name, or by the key of its words. */
export type Choice =
  { readonly id: string; readonly name: string } | { readonly id: string; readonly wordsKey: string };

/** More than these are not all shown at once. */
const shownAtOnce = 9;

/** Any of several, in the order in which they were chosen, with what was found in them below. */
@Component({
  selector: 'ui-choice-set',
  imports: [FoundHere, TranslocoPipe],
  host: {
    class: 'ui-checked-field',
    role: 'group',
    '[attr.aria-label]': 'label()',
    '[attr.aria-describedby]': 'foundId()',
  },
  template: `
    <span class="eyebrow" aria-hidden="true">{{ label() }}</span>
    <div class="picks">
      @if (isShort()) {
        @for (one of all(); track one.id) {
          @let name = 'wordsKey' in one ? (one.wordsKey | transloco) : one.name;
          <label class="pick"
            ><input
              #pick
              type="checkbox"
              [attr.data-path]="$first ? at() : null"
              [checked]="chosen().includes(one.id)"
              [disabled]="isReadOnly()"
              (change)="toggle(one.id, pick.checked)"
            /><i class="i i-check i-14" aria-hidden="true"></i>{{ name }}</label
          >
        }
      } @else {
        @for (one of taken(); track one.id) {
          @let name = 'wordsKey' in one ? (one.wordsKey | transloco) : one.name;
          <span class="chip"
            >{{ name }}
            @if (!isReadOnly()) {
              <button
                type="button"
                class="link"
                [attr.aria-label]="'ui.fields.remove' | transloco: { name }"
                (click)="toggle(one.id, false)"
              >
                <i class="i i-x i-12" aria-hidden="true"></i>
              </button>
            }
          </span>
        }
        @if (!isReadOnly()) {
          <select
            #more
            class="field"
            [attr.data-path]="at()"
            [attr.aria-label]="'ui.fields.addTo' | transloco: { label: label() }"
            (change)="toggle(more.value, true); more.value = ''"
          >
            <option value="">{{ 'ui.fields.add' | transloco }}</option>
            @for (one of others(); track one.id) {
              @let name = 'wordsKey' in one ? (one.wordsKey | transloco) : one.name;
              <option [value]="one.id">{{ name }}</option>
            }
          </select>
        }
      }
      @if (chosen().length === 0 && none(); as words) {
        <span class="xs quiet">{{ words }}</span>
      }
    </div>
    <ui-found-here [findings]="findings()" [at]="at()" />
  `,
})
export class ChoiceSet {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  /** Their ids. */
  readonly chosen = input.required<readonly string[]>();
  /** Where they stand in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  /** What it means that none is chosen. */
  readonly none = input<string | null>(null);
  readonly isReadOnly = input(false);
  readonly wrote = output<readonly string[]>();

  protected readonly foundId = computed(() => foundIdOf(this.at()));
  protected readonly isShort = computed(() => this.choices().length <= shownAtOnce);
  /** What is chosen and nobody knows can still be taken out. */
  protected readonly all = computed(() => {
    const known = new Set(this.choices().map(({ id }) => id));
    const unknown = this.chosen().filter((id) => !known.has(id));
    return [...this.choices(), ...unknown.map((id) => ({ id, name: id }))];
  });
  protected readonly taken = computed(() =>
    this.chosen().map((id) => this.all().find((one) => one.id === id) ?? { id, name: id }),
  );
  protected readonly others = computed(() => this.choices().filter(({ id }) => !this.chosen().includes(id)));

  protected toggle(id: string, isChosen: boolean): void {
    const others = this.chosen().filter((one) => one !== id);
    if (id !== '') this.wrote.emit(isChosen ? [...others, id] : others);
  }
}
