import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import type { DurationMs, EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatSpan } from '../format/time-format.ts';

/** How something on a lane looks; shape and pattern tell it too, not colour alone. */
export type LaneTone = 'customer' | 'agent' | 'done' | 'open' | 'watch' | 'late' | 'aside' | 'quiet';

/** Something on a lane. */
export interface LaneMark {
  readonly key: string;
  readonly from: EpochMs;
  /** The same as `from` for a moment. */
  readonly to: EpochMs;
  readonly tone: LaneTone;
  /** What it is, in words; told to who points at it or listens. */
  readonly title: string;
  /** Drawn in it where there is room. */
  readonly text: string;
}

/** A row of the time line. */
export interface TimeLane {
  readonly id: string;
  readonly title: string;
  readonly marks: readonly LaneMark[];
}

/** Steps of the ruler, the shortest that leaves it readable. */
const rulerSteps: readonly DurationMs[] = [10, 30, 60, 120, 300, 600, 1_800, 3_600].map((seconds) => seconds * 1_000);
const labelsAtMost = 14;

/** What one press of an arrow moves, and with Shift. */
const [smallStep, largeStep]: readonly DurationMs[] = [1_000, 5_000];

/** A session along its time, lane by lane, with the instant that is shown. Arrows move it by a second, with Shift by five. */
@Component({
  selector: 'ui-time-line',
  imports: [TranslocoPipe],
  template: `
    <div class="names" aria-hidden="true">
      <span class="ruler"></span>
      @for (lane of lanes(); track lane.id) {
        <span class="name xs clip">{{ lane.title }}</span>
      }
    </div>
    <div
      class="instants"
      role="slider"
      tabindex="0"
      [attr.aria-label]="'ui.timeLine.label' | transloco"
      [attr.aria-valuemin]="0"
      [attr.aria-valuemax]="length()"
      [attr.aria-valuenow]="now()"
      [attr.aria-valuetext]="'ui.timeLine.value' | transloco: { at: clock(now() * 1000), of: clock(length() * 1000) }"
      (keydown)="press($event)"
      (pointerdown)="point($event)"
      (pointermove)="drag($event)"
    >
      <div class="ruler" aria-hidden="true">
        @for (tick of ticks(); track tick.at) {
          <span class="tick xs" [style.left.%]="tick.left">{{ tick.text }}</span>
        }
      </div>
      @for (lane of placed(); track lane.id) {
        <div class="lane" aria-hidden="true">
          @for (mark of lane.marks; track mark.key) {
            <span
              class="mark"
              [attr.data-tone]="mark.tone"
              [class.moment]="mark.isMoment"
              [style.left.%]="mark.left"
              [style.width.%]="mark.isMoment ? null : mark.width"
              [title]="mark.title"
              >{{ mark.text }}</span
            >
          }
        </div>
      }
      <div class="head" aria-hidden="true" [style.left.%]="share(at())"></div>
    </div>
    <ul class="sr">
      @for (lane of lanes(); track lane.id) {
        @for (mark of lane.marks; track mark.key) {
          <li>
            <button type="button" tabindex="-1" (click)="seek.emit(mark.from)">
              {{ lane.title }}, {{ clock(mark.from - begins()) }}: {{ mark.title }}
            </button>
          </li>
        }
      }
    </ul>
  `,
  styleUrl: './time-line.css',
})
export class TimeLine {
  readonly begins = input.required<EpochMs>();
  readonly ends = input.required<EpochMs>();
  /** The instant that is shown. */
  readonly at = input.required<EpochMs>();
  readonly lanes = input.required<readonly TimeLane[]>();
  readonly seek = output<EpochMs>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly span = computed(() => Math.max(1, this.ends() - this.begins()));
  /** Seconds. */
  protected readonly length = computed(() => Math.round(this.span() / 1_000));
  protected readonly now = computed(() => Math.round((this.at() - this.begins()) / 1_000));
  protected readonly ticks = computed(() => {
    const span = this.span();
    const step = rulerSteps.find((one) => span / one <= labelsAtMost) ?? span / labelsAtMost;
    return Array.from({ length: Math.floor(span / step) + 1 }, (_, index) => ({
      ...{ at: index * step, left: (100 * index * step) / span, text: this.clock(index * step) },
    }));
  });
  protected readonly placed = computed(() =>
    this.lanes().map(({ id, marks }) => ({
      id,
      marks: marks.map((mark) => ({
        ...{ ...mark, left: this.share(mark.from), isMoment: mark.to <= mark.from },
        width: Math.max(0.15, this.share(mark.to) - this.share(mark.from)),
      })),
    })),
  );

  /** Where a moment lies, per cent from the beginning. */
  protected share(moment: EpochMs): number {
    return (100 * (Math.min(this.ends(), Math.max(this.begins(), moment)) - this.begins())) / this.span();
  }

  protected clock(span: DurationMs): string {
    return formatSpan(span);
  }

  protected press(event: KeyboardEvent): void {
    const step = (event.shiftKey ? largeStep : smallStep) ?? 0;
    const to = {
      ...{ ArrowLeft: this.at() - step, ArrowRight: this.at() + step, Home: this.begins(), End: this.ends() },
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation(); // what the page does by the same keys was done
    this.go(to);
  }

  protected point(event: PointerEvent): void {
    if (event.button !== 0) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.goTo(event);
  }

  protected drag(event: PointerEvent): void {
    if (event.buttons === 1) this.goTo(event);
  }

  private goTo(event: PointerEvent): void {
    const field = this.host.nativeElement.querySelector('.instants')?.getBoundingClientRect();
    if (field && field.width > 0) this.go(this.begins() + ((event.clientX - field.left) / field.width) * this.span());
  }

  private go(to: EpochMs): void {
    this.seek.emit(Math.round(Math.min(this.ends(), Math.max(this.begins(), to))));
  }
}
