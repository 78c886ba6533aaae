import { Component, computed, inject, input, output } from '@angular/core';
import type { CareSign } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Ticker } from '../clock/ticker.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { careWords } from './care-words.ts';

/** What the console sees of the reader's own strain, in one quiet line: what, who else sees it, and two ways to answer. */
@Component({
  selector: 'ui-care-note',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-care-note' },
  template: `
    <i class="i i-cup" aria-hidden="true"></i>
    <p>
      {{ what() }} <small>{{ seenBy() }}</small>
    </p>
    <button type="button" class="btn btn-sm" (click)="rest.emit()">
      {{ 'ui.care.pause' | transloco }} <ui-key command="rest" />
    </button>
    <button type="button" class="btn btn-quiet btn-sm" (click)="fine.emit()">{{ 'ui.care.fine' | transloco }}</button>
  `,
})
export class CareNote {
  /** The reader's own, at least one. */
  readonly signs = input.required<readonly CareSign[]>();
  /** The reader takes a break. */
  readonly rest = output();
  /** The reader is fine: all of them are put away. */
  readonly fine = output();

  private readonly words = careWords();
  private readonly ticker = inject(Ticker);
  protected readonly what = computed(() => this.words.what(this.signs()));
  protected readonly seenBy = computed(() => this.words.seenBy(this.signs(), this.ticker.minute()));
}
