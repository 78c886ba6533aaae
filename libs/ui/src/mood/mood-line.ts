import { Component, computed, input, output } from '@angular/core';
import type { MoodTurn } from '@aliado/domain';
import { moodOf } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '../keys/key-cap.ts';
import { moodKeys } from './mood-words.ts';

/**
 * How the customer's words sound, in one quiet line that is always there: from what to what it turned last, and the words it
 * turned at, to be judged by who reads them. Says nothing of agents.
 */
@Component({
  selector: 'ui-mood-line',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-mood-line', '[attr.title]': 'announcement()' },
  template: `
    <i class="i i-ear i-14" aria-hidden="true"></i>
    @if (turn(); as last) {
      <button type="button" (click)="why.emit(last.lineSequence)">
        <span class="course">
          {{ 'ui.mood.sounds' | transloco }} {{ moodKeys[before()] | transloco }}
          <i class="i i-arrow i-12" aria-hidden="true"></i><span class="sr">{{ 'ui.mood.then' | transloco }}</span
          >&ngsp;<b>{{ moodKeys[last.mood] | transloco }}</b>
        </span>
        @if (said()) {
          <q class="clip" [attr.lang]="lang()" [textContent]="said()"></q>
        }
        <ui-key command="mood" />
      </button>
    } @else {
      <span>{{ 'ui.mood.sounds' | transloco }} {{ moodKeys.calm | transloco }}</span>
    }
  `,
})
export class MoodLine {
  /** Where it turned, oldest first. */
  readonly turns = input.required<readonly MoodTurn[]>();
  /** The language in which it was said, if that is known. */
  readonly lang = input<string | null>(null);
  /** What customers are told of this. */
  readonly announcement = input<string | null>(null);
  /** The reader wants to see the line it turned at: its sequence. */
  readonly why = output<number>();

  protected readonly moodKeys = moodKeys;
  protected readonly turn = computed(() => this.turns().at(-1) ?? null);
  protected readonly before = computed(() => moodOf({ moodTurns: this.turns().slice(0, -1) }));
  /** The phrase that weighed most. */
  protected readonly said = computed(() => this.turn()?.words[0] ?? '');
}
