import { Component, ElementRef, input, output, viewChild } from '@angular/core';

/** A field that searches while one types. */
@Component({
  selector: 'ui-search-field',
  host: { class: 'ui-search-field' },
  template: `
    <label class="field">
      <i class="i i-search i-14 quiet" aria-hidden="true"></i>
      <input
        #field
        type="search"
        autocomplete="off"
        [attr.aria-label]="label()"
        [placeholder]="label()"
        (input)="typed.emit(field.value)"
      />
    </label>
  `,
})
export class SearchField {
  /** What is searched. */
  readonly label = input.required<string>();
  readonly typed = output<string>();

  private readonly field = viewChild.required<unknown, ElementRef<HTMLInputElement>>('field', { read: ElementRef });

  /** Empties it, without a word. */
  clear(): void {
    this.field().nativeElement.value = '';
  }

  /** Puts the focus into it. */
  focus(): void {
    this.field().nativeElement.focus();
  }
}
