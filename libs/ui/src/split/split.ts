import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SplitLimits, SplitSizes } from './split-limits.ts';
import { deskLimitsFor, widthAfterKey, withinLimit } from './split-limits.ts';

/**
 * Three panes edge to edge: `[uiStart]`, `[uiMiddle]` and `[uiEnd]`. The side panes are as wide as their reader wants: by
 * pointer, by arrows on the separator (16 px a press), back to the standard with a double click or Enter. What floats over
 * the panes (palette, sheet of keys) is put inside as well, so that it knows the widths and leaves the call bar free.
 */
@Component({
  selector: 'ui-split',
  imports: [TranslocoPipe],
  host: {
    class: 'ui-split',
    '[class.is-dragging]': 'dragging() !== null',
    '[style.grid-template-columns]': 'columns()',
    '[style.--al-left-w.px]': 'widths().start',
    '[style.--al-right-w.px]': 'widths().end',
  },
  template: `
    <div class="pane"><ng-content select="[uiStart]" /></div>
    <div
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      [attr.aria-label]="'ui.split.start' | transloco"
      [attr.aria-valuenow]="widths().start"
      [attr.aria-valuemin]="limits().start.min"
      [attr.aria-valuemax]="limits().start.max"
      (keydown)="step('start', $event)"
      (dblclick)="restore('start')"
      (pointerdown)="grab('start', $event)"
      (pointermove)="drag($event)"
      (pointerup)="drop()"
      (pointercancel)="drop()"
    ></div>
    <div class="pane"><ng-content select="[uiMiddle]" /></div>
    <div
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      [attr.aria-label]="'ui.split.end' | transloco"
      [attr.aria-valuenow]="widths().end"
      [attr.aria-valuemin]="limits().end.min"
      [attr.aria-valuemax]="limits().end.max"
      (keydown)="step('end', $event)"
      (dblclick)="restore('end')"
      (pointerdown)="grab('end', $event)"
      (pointermove)="drag($event)"
      (pointerup)="drop()"
      (pointercancel)="drop()"
    ></div>
    <div class="pane"><ng-content select="[uiEnd]" /></div>
    <ng-content />
  `,
})
export class Split {
  /** Those of the desk unless others are given. */
  readonly limits = input<SplitLimits>(deskLimitsFor(globalThis.innerWidth));
  /** The widths kept with the person; the standard ones when null. */
  readonly sizes = input<SplitSizes | null>(null);
  /** The least width of the middle, in CSS pixels. */
  readonly middle = input(480);
  /** The widths after a change by the reader; while dragging, once at its end. */
  readonly resized = output<SplitSizes>();

  protected readonly widths = linkedSignal<SplitSizes>(() => {
    const [limits, sizes] = [this.limits(), this.sizes()];
    return {
      start: withinLimit(sizes?.start ?? limits.start.standard, limits.start),
      end: withinLimit(sizes?.end ?? limits.end.standard, limits.end),
    };
  });
  protected readonly columns = computed(
    () => `${this.widths().start}px 1px minmax(${this.middle()}px, 1fr) 1px ${this.widths().end}px`,
  );
  protected readonly dragging = signal<{
    readonly side: keyof SplitSizes;
    readonly from: number;
    readonly width: number;
  } | null>(null);

  protected step(side: keyof SplitSizes, event: KeyboardEvent): void {
    const outward = side === 'start' ? 'ArrowRight' : 'ArrowLeft';
    const width = widthAfterKey(event.key, this.widths()[side], this.limits()[side], outward);
    if (width === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.set(side, width);
    this.resized.emit(this.widths());
  }

  protected restore(side: keyof SplitSizes): void {
    this.set(side, this.limits()[side].standard);
    this.resized.emit(this.widths());
  }

  protected grab(side: keyof SplitSizes, event: PointerEvent): void {
    (event.target as HTMLElement).setPointerCapture(event.pointerId);
    this.dragging.set({ side, from: event.clientX, width: this.widths()[side] });
  }

  protected drag(event: PointerEvent): void {
    const dragging = this.dragging();
    if (!dragging) return;
    const { side, from, width } = dragging;
    const way = side === 'start' ? 1 : -1;
    this.set(side, withinLimit(width + way * (event.clientX - from), this.limits()[side]));
  }

  protected drop(): void {
    const dragging = this.dragging();
    this.dragging.set(null);
    if (dragging && this.widths()[dragging.side] !== dragging.width) this.resized.emit(this.widths());
  }

  private set(side: keyof SplitSizes, width: number): void {
    this.widths.update((widths) => ({ ...widths, [side]: width }));
  }
}
