import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { CheckedField } from './checked-field.ts';
import { FoundHere } from './found-here.ts';

/** A line of text, or a whole number, with what was found in it below. Says what it became with every key. */
@Component({
  selector: 'ui-line-field',
  imports: [FoundHere, TranslocoPipe],
  host: { class: 'ui-checked-field' },
  template: `
    <label>
      <span class="eyebrow">{{ label() }}</span>
      <span class="field">
        <input
          #field
          autocomplete="off"
          spellcheck="false"
          [class]="isId() ? 'id' : ''"
          [type]="type()"
          [attr.inputmode]="isWhole() ? 'numeric' : null"
          [attr.data-path]="at()"
          [attr.aria-describedby]="foundId()"
          [attr.aria-invalid]="isWrong()"
          [attr.placeholder]="placeholder()"
          [readOnly]="isReadOnly()"
          [value]="shown()"
          (input)="take(field.value)"
          (blur)="leave()"
        />
        @if (unit(); as words) {
          <span class="xs quiet">{{ words }}</span>
        }
      </span>
    </label>
    <ui-found-here
      [findings]="findings()"
      [at]="at()"
      [problem]="isUnread() ? ('ui.fields.notWhole' | transloco) : null"
    />
  `,
})
export class LineField extends CheckedField {
  readonly value = input.required<string>();
  /** Whether only a whole number is taken, or nothing where that is allowed. */
  readonly isWhole = input(false);
  /** Whether it is a word of the file rather than of the reader. */
  readonly isId = input(false);
  readonly type = input<'text' | 'date'>('text');
  /** What the number counts. */
  readonly unit = input<string | null>(null);
  readonly placeholder = input<string | null>(null);
  readonly wrote = output<string>();

  protected written(): string {
    return this.value();
  }

  protected take(text: string): void {
    this.typed.set(text);
    if (this.isTaken(text)) this.wrote.emit(text.trim());
  }

  protected isTaken(text: string): boolean {
    if (!this.isWhole()) return true;
    return text.trim() === '' ? this.canBeEmpty() : /^\d{1,9}$/.test(text.trim());
  }
}
