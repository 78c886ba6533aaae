import { Component, computed, input, output } from '@angular/core';
import type { FloorQueue, Metric } from '@aliado/domain';
import { sampleOf, valueOf } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatNumber, formatPercent } from '../format/number-format.ts';
import { Timer } from '../timer/timer.ts';
import { activeLanguage } from '../words/active-language.ts';

/** A queue: its service level against what is asked of it, who waits and for how long, who is free and who talks. */
@Component({
  selector: 'ui-queue-tile',
  imports: [Timer, TranslocoPipe],
  host: {
    class: 'ui-queue-tile',
    role: 'group',
    '[class.watch]': 'isBelow()',
    '[class.small]': 'isSmall()',
    '[attr.aria-label]': 'name()',
  },
  template: `
    <div class="name">
      <span class="clip">{{ name() }}</span>
      <button
        type="button"
        class="fx"
        [attr.aria-label]="'ui.floor.formulaOf' | transloco: { name: name() }"
        [attr.aria-expanded]="isOpen()"
        (click)="formula.emit()"
      >
        <i class="i i-fx" aria-hidden="true"></i>
      </button>
    </div>
    <div class="figure">
      <span>{{ figure() }}</span>
      @if (isBelow()) {
        <i class="i i-st-watch" aria-hidden="true"></i><span class="sr">{{ 'ui.floor.below' | transloco }}</span>
      }
      <small>{{ 'ui.floor.within' | transloco: { seconds: seconds() } }}</small>
    </div>
    <div class="level" role="img" [attr.aria-label]="'ui.floor.target' | transloco: { share: target() }">
      <i [style.width.%]="100 * (value() ?? 0)"></i><u [style.left.%]="100 * queue().target.share"></u>
    </div>
    <div class="facts">
      <b>{{ 'ui.floor.waiting' | transloco: { count: number(queue().waiting) } }}</b>
      <span>
        @if (queue().longestSince; as since) {
          {{ 'ui.floor.longest' | transloco }} <ui-timer [since]="since" />
        } @else {
          {{ 'ui.floor.nobodyWaits' | transloco }}
        }
      </span>
      <b class="free-line">{{ 'ui.floor.free' | transloco: { count: number(queue().free) } }}</b>
      <span class="free-line">{{ 'ui.floor.onContact' | transloco: { count: number(queue().onContact) } }}</span>
    </div>
  `,
})
export class QueueTile {
  readonly queue = input.required<FloorQueue>();
  readonly name = input.required<string>();
  /** The definition of its service level. */
  readonly metric = input.required<Metric>();
  /** Whether its formula is shown. */
  readonly isOpen = input(false);
  /** Whether there is room for its figure and who waits only. */
  readonly isSmall = input(false);
  /** The reader wants to see how the figure is counted. */
  readonly formula = output();

  private readonly language = activeLanguage();
  protected readonly value = computed(() => valueOf(this.metric(), this.queue().tally));
  /** Below what is asked, of more than a handful: one late answer is no alarm. */
  protected readonly isBelow = computed(() => {
    const value = this.value();
    const { target, tally } = this.queue();
    return value !== null && value < target.share && sampleOf(this.metric(), tally) >= fewest;
  });
  protected readonly figure = computed(() => {
    const value = this.value();
    return value === null ? '–' : formatPercent(value, this.language());
  });
  protected readonly target = computed(() => formatPercent(this.queue().target.share, this.language()));
  protected readonly seconds = computed(() => formatNumber(this.queue().target.answerWithin / 1_000, this.language()));

  protected number(count: number): string {
    return formatNumber(count, this.language());
  }
}

/** Of fewer contacts a share says nothing. */
const fewest = 5;
