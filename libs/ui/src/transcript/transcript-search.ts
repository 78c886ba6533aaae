import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, input, output, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The line in which one searches what was said. Enter goes on, Shift+Enter back, Escape closes. */
@Component({
  selector: 'ui-transcript-search',
  imports: [TranslocoPipe],
  template: `
    <div role="search" class="search-line">
      <label class="field">
        <i class="i i-search i-14 quiet" aria-hidden="true"></i>
        <input
          #field
          type="search"
          [attr.aria-label]="'ui.transcript.search' | transloco"
          [value]="query()"
          (input)="ask.emit(field.value)"
          (keydown)="act($event)"
        />
      </label>
      <span class="xs quiet num" role="status">
        @if (query() !== '') {
          @if (count() === 0) {
            {{ 'ui.transcript.foundNone' | transloco }}
          } @else {
            {{ 'ui.transcript.found' | transloco: { at: at() + 1, count: count() } }}
          }
        }
      </span>
      <button
        type="button"
        class="btn btn-icon"
        [attr.aria-label]="'ui.transcript.previous' | transloco"
        (click)="step.emit(-1)"
      >
        <i class="i i-up i-14" aria-hidden="true"></i>
      </button>
      <button
        type="button"
        class="btn btn-icon"
        [attr.aria-label]="'ui.transcript.next' | transloco"
        (click)="step.emit(1)"
      >
        <i class="i i-down i-14" aria-hidden="true"></i>
      </button>
      <button
        type="button"
        class="btn btn-icon"
        [attr.aria-label]="'ui.transcript.closeSearch' | transloco"
        (click)="leave.emit()"
      >
        <i class="i i-x i-14" aria-hidden="true"></i>
      </button>
    </div>
  `,
})
export class TranscriptSearch {
  readonly query = input.required<string>();
  readonly count = input.required<number>();
  /** Which of the lines found is shown, from 0. */
  readonly at = input.required<number>();
  readonly ask = output<string>();
  readonly step = output<1 | -1>();
  readonly leave = output();
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected act(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.step.emit(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') this.leave.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
