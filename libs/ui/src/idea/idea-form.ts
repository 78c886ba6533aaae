import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, input, output, viewChild } from '@angular/core';
import { ideaLimit } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '../keys/key-cap.ts';

/** Catching an idea that a customer volunteers, in the agent's words, with what was said beside it. It takes the focus: the reader opened it to write. */
@Component({
  selector: 'ui-idea-form',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-promise-form', '(keydown.escape)': 'leave.emit()' },
  template: `
    <form [attr.aria-label]="'ui.idea.title' | transloco" (submit)="$event.preventDefault(); confirm()">
      @if (said(); as words) {
        <p class="voice sm lines-2">{{ words }}</p>
      }
      <div class="row">
        <label class="field grow">
          <i class="i i-idea i-14 quiet" aria-hidden="true"></i>
          <input
            #what
            autocomplete="off"
            [value]="text()"
            [attr.maxlength]="limit"
            [attr.aria-label]="'ui.idea.what' | transloco"
            [attr.placeholder]="'ui.idea.what' | transloco"
            (input)="write.emit(what.value)"
          />
        </label>
        <button type="submit" class="btn" [class.btn-main]="canCatch()" [disabled]="!canCatch()">
          {{ 'ui.idea.confirm' | transloco }} <ui-key command="confirmForm" />
        </button>
        <button type="button" class="btn btn-quiet" (click)="leave.emit()">{{ 'ui.idea.cancel' | transloco }}</button>
      </div>
    </form>
  `,
})
export class IdeaForm {
  /** What was written so far. */
  readonly text = input('');
  /** The customer's words that it is about; null where none are marked. */
  readonly said = input<string | null>(null);
  /** What stands in the field, at every letter. */
  readonly write = output<string>();
  readonly catch = output<string>();
  readonly leave = output();

  protected readonly limit = ideaLimit;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('what');
  protected readonly canCatch = computed(() => this.text().trim() !== '');

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  /** Catches what is written. For the key; says whether there was anything. */
  confirm(): boolean {
    if (this.canCatch()) this.catch.emit(this.text().trim());
    return this.canCatch();
  }
}
