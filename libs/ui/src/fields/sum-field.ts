import { Component, computed, input, output } from '@angular/core';
import type { Money } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { majorOf, minorOf } from '../decision-table/money-field.ts';
import { CheckedField } from './checked-field.ts';
import { FoundHere } from './found-here.ts';

/** A sum in one of some currencies, with what was found in it below. Says what it became with every key. */
@Component({
  selector: 'ui-sum-field',
  imports: [FoundHere, TranslocoPipe],
  host: { class: 'ui-checked-field' },
  template: `
    <label>
      <span class="eyebrow">{{ label() }}</span>
      <span class="field">
        <input
          #sum
          class="num"
          inputmode="decimal"
          autocomplete="off"
          [attr.data-path]="at()"
          [attr.aria-describedby]="foundId()"
          [attr.aria-invalid]="isWrong()"
          [attr.placeholder]="canBeEmpty() ? ('ui.fields.noLimit' | transloco) : null"
          [readOnly]="isReadOnly()"
          [value]="shown()"
          (input)="take(sum.value)"
          (blur)="leave()"
        />
        @if (known().length > 1 && !isReadOnly() && value()) {
          <select
            #currency
            class="xs"
            [attr.aria-label]="'ui.fields.currencyOf' | transloco: { label: label() }"
            (change)="exchange(currency.value)"
          >
            @for (one of known(); track one) {
              <option [selected]="one === own()">{{ one }}</option>
            }
          </select>
        } @else {
          <span class="xs quiet">{{ own() }}</span>
        }
      </span>
    </label>
    <ui-found-here
      [findings]="findings()"
      [at]="at()"
      [problem]="isUnread() ? ('ui.fields.notSum' | transloco) : null"
    />
  `,
})
export class SumField extends CheckedField {
  /** Null for none. */
  readonly value = input.required<Money | null>();
  /** ISO 4217: those that a sum can be in, the house's own first. */
  readonly currencies = input.required<readonly string[]>();
  readonly wrote = output<Money | null>();

  protected readonly own = computed(() => this.value()?.currency ?? this.currencies()[0] ?? 'EUR');
  protected readonly known = computed(() => [...new Set([...this.currencies(), this.own()])]);

  protected written(): string {
    const value = this.value();
    return value ? majorOf(value) : '';
  }

  protected isTaken(text: string): boolean {
    return this.read(text) !== undefined;
  }

  protected take(text: string): void {
    this.typed.set(text);
    const sum = this.read(text);
    if (sum !== undefined) this.wrote.emit(sum);
  }

  protected exchange(currency: string): void {
    const sum = minorOf(this.shown(), currency);
    if (sum) this.wrote.emit(sum);
  }

  /** Undefined for what cannot be taken. */
  private read(text: string): Money | null | undefined {
    if (text.trim() === '') return this.canBeEmpty() ? null : undefined;
    return minorOf(text, this.own()) ?? undefined;
  }
}
