import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { EpochMs, WayMark } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { SERVER_CLOCK } from '../clock/ticker.ts';
import { deafForMs } from '../keys/deaf-for.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';
import type { StepToShow } from './steps-to-show.ts';

interface Standing {
  readonly steps: readonly StepToShow[];
  readonly ids: string;
  readonly since: EpochMs;
}

/** The steps that may well come next, the likeliest first: a glance, in the place where the next step is named. */
@Component({
  selector: 'ui-likely-steps',
  imports: [KeyCap, TranslocoPipe],
  host: { role: 'group', 'aria-labelledby': 'likely-now' },
  template: `
    <span class="quiet" id="likely-now">{{ 'ui.script.likelyNow.label' | transloco }}</span>
    @for (one of shown(); track one.id) {
      @if (one.way) {
        <button type="button" class="likely-step" [attr.aria-disabled]="isOffline()" (click)="take(one.way)">
          <span class="clip">{{ one.tick }}</span>
          @if ($first) {
            <ui-key command="likelyStep" />
          }
        </button>
      } @else {
        <span class="likely-step is-far" [attr.title]="'ui.script.likelyNow.far' | transloco"
          ><span class="clip">{{ one.tick }}</span></span
        >
      }
    }
  `,
})
export class LikelySteps {
  readonly steps = input.required<readonly StepToShow[]>();
  readonly isOffline = input(false);
  /** The steps to enter, one after the other. */
  readonly walk = output<readonly WayMark[]>();

  private readonly language = activeLanguage();
  private readonly clock = inject(SERVER_CLOCK);
  /** What stands there, and since when. */
  private readonly standing = linkedSignal<readonly StepToShow[], Standing>({
    source: this.steps,
    computation: (steps, before) => {
      const ids = steps.map(({ step }) => step.id).join(' ');
      return { steps, ids, since: before?.value.ids === ids ? before.value.since : this.clock() };
    },
  });
  protected readonly shown = computed(() =>
    this.standing().steps.map(({ step, way }) => ({ id: step.id, tick: step.tick[this.language()], way })),
  );

  /** Goes to the likeliest step. Says whether there is one to be entered from here. */
  takeFirst(): boolean {
    const way = this.shown()[0]?.way ?? null;
    if (way) this.take(way);
    return way !== null;
  }

  /** Goes to a step, unless it has only just come to stand there. */
  protected take(way: readonly WayMark[]): void {
    const isFresh = this.clock() - this.standing().since < deafForMs;
    if (!isFresh && !this.isOffline()) this.walk.emit(way);
  }
}
