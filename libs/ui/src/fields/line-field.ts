import { Component, computed, input, output, signal } from '@angular/core';
import type { DraftFinding } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { findingsAt, foundIdOf } from './findings-at.ts';
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
export class LineField {
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  /** Whether only a whole number is taken, or nothing where that is allowed. */
  readonly isWhole = input(false);
  readonly canBeEmpty = input(false);
  /** Whether it is a word of the file rather than of the reader. */
  readonly isId = input(false);
  readonly type = input<'text' | 'date'>('text');
  /** What the number counts. */
  readonly unit = input<string | null>(null);
  readonly placeholder = input<string | null>(null);
  readonly isReadOnly = input(false);
  readonly wrote = output<string>();

  /** What the reader types, until they leave: what it becomes elsewhere never changes it under their hands. */
  private readonly typed = signal<string | null>(null);
  protected readonly shown = computed(() => this.typed() ?? this.value());
  protected readonly isUnread = computed(() => !this.isTaken(this.shown()));
  protected readonly foundId = computed(() => foundIdOf(this.at()));
  protected readonly isWrong = computed(() => this.isUnread() || findingsAt(this.findings(), this.at()).length > 0);

  protected take(text: string): void {
    this.typed.set(text);
    if (this.isTaken(text)) this.wrote.emit(text.trim());
  }

  /** What could not be taken stays in sight with what is wrong with it. */
  protected leave(): void {
    if (!this.isUnread()) this.typed.set(null);
  }

  private isTaken(text: string): boolean {
    if (!this.isWhole()) return true;
    return text.trim() === '' ? this.canBeEmpty() : /^\d{1,9}$/.test(text.trim());
  }
}
