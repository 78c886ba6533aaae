import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '../keys/key-cap.ts';

/** What helps when no script fits: ask, give back what was heard, note it, keep the idea, find who can decide. */
export type ListeningWay = 'ask' | 'reflect' | 'note' | 'idea' | 'owner';

/** Takes the place of the script step when nothing fits: no script is forced; what was heard, and ways to go on. */
@Component({
  selector: 'ui-listening',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-listening' },
  template: `
    <div class="script-head">
      <i class="i i-ear i-18 t-clay" aria-hidden="true"></i>
      <h3 class="name">{{ 'ui.listening.title' | transloco }}</h3>
      <span class="end">
        <button type="button" class="btn btn-sm btn-quiet" (click)="findScript.emit()">
          {{ 'ui.listening.find' | transloco }} <ui-key command="palette" />
        </button>
      </span>
    </div>
    @if (heard().length > 0) {
      <div class="eyebrow">{{ 'ui.listening.heard' | transloco }}</div>
      <ul class="heard">
        @for (line of heard(); track $index) {
          <li>{{ line }}</li>
        }
      </ul>
    }
    <div class="ways">
      @for (way of shown(); track way.id; let index = $index) {
        <button type="button" class="way" (click)="choose.emit(way.id)">
          <i class="i i-14" [class]="way.icon" aria-hidden="true"></i>
          <span>{{ 'ui.listening.' + way.id | transloco }}</span>
          <kbd aria-hidden="true">{{ index + 1 }}</kbd>
          <small>{{ words()[way.id] ?? ('ui.listening.' + way.id + 'Words' | transloco) }}</small>
        </button>
      }
    </div>
  `,
})
export class Listening {
  /** What was heard so far, in short sentences. */
  readonly heard = input<readonly string[]>([]);
  /** The ways that can be gone here, in the order to show. */
  readonly ways = input<readonly ListeningWay[]>(['ask', 'reflect', 'note']);
  /** Words for a way that fit this call; general ones stand where none are given. */
  readonly words = input<Partial<Record<ListeningWay, string>>>({});
  readonly choose = output<ListeningWay>();
  readonly findScript = output();

  protected readonly shown = computed(() => this.ways().map((id) => ({ id, icon: icons[id] })));

  /** Chooses by the digit shown, from 1. Says whether there is such a way. */
  chooseByDigit(digit: number): boolean {
    const way = this.ways()[digit - 1];
    if (way) this.choose.emit(way);
    return way !== undefined;
  }
}

const icons: Readonly<Record<ListeningWay, string>> = {
  ask: 'i-help',
  reflect: 'i-sync',
  note: 'i-note',
  idea: 'i-idea',
  owner: 'i-users',
};
