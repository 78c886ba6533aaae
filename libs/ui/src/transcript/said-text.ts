import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Segment } from './segments.ts';

/** What can be taken out of the words and has a word of its own. */
const redactions: readonly string[] = ['payment-card', 'security-code'];

/** Spoken words with their marks: numbers to copy, what was taken out, words of hints, what is searched for. */
@Component({
  selector: 'ui-said',
  imports: [TranslocoPipe],
  // Text goes in by `textContent`: line breaks of a template would put spaces between the stretches.
  template: `@for (segment of segments(); track $index) {
    @switch (segment.kind) {
      @case ('entity') {
        <button
          type="button"
          class="entity"
          [class.in-words]="segment.copies !== segment.text"
          [class.trigger]="segment.isTrigger"
          [class.found]="segment.isFound"
          [attr.title]="'ui.transcript.copy' | transloco: { what: segment.copies ?? segment.text }"
          (click)="copyText.emit(segment.copies ?? segment.text)"
          [textContent]="segment.text"
        ></button>
      }
      @case ('redacted') {
        <span class="redacted" [textContent]="redactedKey(segment.text) | transloco"></span>
      }
      @default {
        <span [class.trigger]="segment.isTrigger" [class.found]="segment.isFound" [textContent]="segment.text"></span>
      }
    }
  }`,
})
export class SaidText {
  readonly segments = input.required<readonly Segment[]>();
  /** A number to put on the clipboard. */
  readonly copyText = output<string>();

  protected redactedKey(kind: string): string {
    return 'ui.transcript.redacted.' + (redactions.includes(kind) ? kind : 'other');
  }
}
