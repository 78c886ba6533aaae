import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The line over a step: which script, within which, how far. */
@Component({
  selector: 'ui-script-head',
  imports: [TranslocoPipe],
  host: { class: 'script-head' },
  template: `
    <i class="i i-script i-14 quiet" aria-hidden="true"></i>
    @for (outer of around(); track $index) {
      <span class="outer quiet clip">{{ outer }}</span>
      <i class="i i-right i-12 quiet" aria-hidden="true"></i>
    }
    <h3 class="name clip">{{ name() }}</h3>
    <span class="steps" aria-hidden="true">
      @for (done of behind(); track done) {
        <i class="done"></i>
      }
      <i class="now"></i>
      @for (todo of ahead(); track todo) {
        <i></i>
      }
    </span>
    <span class="quiet xs">{{ 'ui.script.position' | transloco: position() }}</span>
    <span class="end">
      <span class="quiet xs">{{ 'ui.script.version' | transloco: { version: version() } }}</span>
      <button type="button" class="btn btn-sm btn-quiet" (click)="leave.emit()">
        {{ 'ui.script.leave' | transloco }}
      </button>
    </span>
  `,
})
export class ScriptHead {
  readonly name = input.required<string>();
  /** Names of the scripts around it, outermost first. */
  readonly around = input<readonly string[]>([]);
  readonly version = input.required<number>();
  /** Counted from 1 along the likely path. */
  readonly position = input.required<{ readonly at: number; readonly count: number }>();
  readonly leave = output();

  protected readonly behind = computed(() => upTo(this.position().at - 1));
  protected readonly ahead = computed(() => upTo(this.position().count - this.position().at));
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);
