import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '../keys/key-cap.ts';

/** Something that was said in the contact and that the field at hand wants. */
export interface SaidValue {
  /** As the field keeps it. */
  readonly value: string;
  /** As people read it. */
  readonly shown: string;
  /** Who said it; null when nobody knows the voice. */
  readonly by: string | null;
  /** The words it was read from. */
  readonly words: string;
  /** The line in which it was complete. */
  readonly lineSequence: number;
}

/** More would be a list to read, and not a glance. */
const mostShown = 3;

/** What was said and a field wants, the newest first, each to be taken with one click and the first with one key. Nothing is taken by itself. */
@Component({
  selector: 'ui-said-values',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'said-values' },
  template: `
    @for (one of shown(); track one.value) {
      <button
        type="button"
        class="said-value"
        [attr.title]="'«' + one.words + '»'"
        (mousedown)="$event.preventDefault()"
        (click)="take.emit(one)"
      >
        <span class="soft">{{
          (one.by === null ? 'ui.script.saidValues.heard' : 'ui.script.saidValues.by') | transloco: { who: one.by }
        }}</span>&ngsp;<b class="num">{{ one.shown }}</b
        >&ngsp;<span class="does">{{ 'ui.script.saidValues.use' | transloco }}</span
        >&ngsp;
        @if ($first) {
          <ui-key command="useSaid" />
        }
      </button>
    }
  `,
})
export class SaidValues {
  readonly values = input.required<readonly SaidValue[]>();
  readonly take = output<SaidValue>();
  protected readonly shown = computed(() => this.values().slice(0, mostShown));
}
