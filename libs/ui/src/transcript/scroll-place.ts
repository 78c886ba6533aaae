import type { Signal } from '@angular/core';
import { computed, signal, untracked } from '@angular/core';
import type { ChunkedList, Line } from '@aliado/domain';
import { itemAt, lowerBound } from '@aliado/domain';
import { HeightIndex } from './height-index.ts';

/** A row that was never drawn counts as this high, in pixels: one line of words and the space above it. */
const estimatedHeight = 48;
/** Rows this far outside the view are drawn too, so that a scroll never meets a blank. */
const overscan = 600;
/** This near to the foot counts as being at it. */
const endTolerance = 16;
/** Before anything was measured the view counts as this high. */
const assumedView = 800;

/**
 * Where the reader is in a long transcript: which lines are drawn, and what the scroll position must be so that the line
 * being read stays where it is. The foot is followed only by who is at it.
 */
export class ScrollPlace {
  private readonly followsEnd = signal(true);
  private readonly view = signal({ top: 0, height: assumedView });
  /** Moves on whenever a height was corrected. */
  private readonly measured = signal(0);
  /** The newest line there was when the reader left the foot. */
  private readonly lastSeen = signal(0);
  /** The line at the top of the view and how far the view begins below its top: what must not move. */
  private anchor = { sequence: 0, offset: 0 };
  private firstSequence = 0;
  private heights = new HeightIndex();

  readonly isAtEnd: Signal<boolean> = this.followsEnd.asReadonly();
  /** How many lines came since the reader left the foot. */
  readonly newLines: Signal<number>;
  /** The lines to draw: from (inclusive), to (exclusive). */
  readonly window: Signal<{ readonly from: number; readonly to: number }>;
  /** Pixels of lines not drawn, above and below. */
  readonly padding: Signal<{ readonly above: number; readonly below: number }>;

  constructor(
    private readonly lines: Signal<ChunkedList<Line>>,
    private readonly reachedEnd: () => void,
  ) {
    this.newLines = computed(() => {
      if (this.followsEnd()) return 0;
      const seen = this.lastSeen();
      return lines().size - lowerBound(lines(), ({ sequence }) => sequence > seen);
    });
    this.window = computed(
      () => {
        this.measured();
        const heights = this.heightsOf(lines());
        const { top, height } = this.view();
        const from = this.followsEnd() ? heights.total - height : top;
        return {
          from: Math.max(0, heights.rowAt(Math.max(0, from - overscan))),
          to: heights.rowAt(Math.max(0, from) + height + overscan) + 1,
        };
      },
      { equal: (one, other) => one.from === other.from && one.to === other.to },
    );
    this.padding = computed(() => {
      this.measured();
      const { from, to } = this.window();
      const heights = this.heightsOf(lines());
      return { above: heights.offsetOf(from), below: heights.total - heights.offsetOf(to) };
    });
  }

  /** Takes in a scroll by the reader (or by `settle`, which changes nothing here). */
  noteScroll(element: HTMLElement): void {
    const top = element.scrollTop;
    this.view.set({ top, height: element.clientHeight || assumedView });
    const isAtEnd = element.scrollHeight - top - element.clientHeight <= endTolerance;
    if (isAtEnd !== this.followsEnd()) this.follow(isAtEnd);
    const heights = this.heightsOf(this.lines());
    const row = heights.rowAt(top);
    this.anchor = { sequence: itemAt(this.lines(), row)?.sequence ?? 0, offset: top - heights.offsetOf(row) };
  }

  /** After a render: measures what was drawn and puts the view where it belongs. */
  settle(element: HTMLElement): void {
    untracked(() => {
      const heights = this.heightsOf(this.lines());
      let isCorrected = false;
      for (const row of element.querySelectorAll<HTMLElement>('[data-index]')) {
        const { height } = row.getBoundingClientRect();
        if (height > 0) isCorrected = heights.correct(Number(row.dataset['index']), height) || isCorrected;
      }
      if (isCorrected) this.measured.update((times) => times + 1);
      const { height } = this.view();
      if (element.clientHeight > 0 && element.clientHeight !== height)
        this.view.update(({ top }) => ({ top, height: element.clientHeight }));
      const wanted = this.followsEnd() ? element.scrollHeight : this.anchorTop(heights);
      // A correction is drawn first: only then are the spacers as high as they must be. The foot is the foot all the same, and
      // must be gone to before the browser tells of a place that it clamped while rows gave way to a spacer.
      const mustWait = isCorrected && !this.followsEnd();
      if (!mustWait && Math.abs(element.scrollTop - wanted) >= 1) element.scrollTop = wanted;
    });
  }

  /** Puts a line a third of the view below its top. Says whether there is such a line. */
  showLine(sequence: number): boolean {
    const index = lowerBound(this.lines(), (line) => line.sequence >= sequence);
    if (itemAt(this.lines(), index)?.sequence !== sequence) return false;
    const { height } = this.view();
    if (this.followsEnd()) this.follow(false);
    this.anchor = { sequence, offset: -height / 3 };
    this.view.set({ top: Math.max(0, this.anchorTop(this.heightsOf(this.lines()))), height });
    this.measured.update((times) => times + 1);
    return true;
  }

  /** Goes to the foot and follows it. */
  showEnd(): void {
    this.follow(true);
    this.measured.update((times) => times + 1);
  }

  private follow(isAtEnd: boolean): void {
    this.lastSeen.set(itemAt(this.lines(), -1)?.sequence ?? 0);
    this.followsEnd.set(isAtEnd);
    if (isAtEnd) this.reachedEnd();
  }

  private anchorTop(heights: HeightIndex): number {
    const { sequence, offset } = this.anchor;
    return Math.max(0, heights.offsetOf(lowerBound(this.lines(), (line) => line.sequence >= sequence)) + offset);
  }

  /** The heights of these lines: longer when lines came at the end, made anew when they came before or the call is another. */
  private heightsOf(lines: ChunkedList<Line>): HeightIndex {
    const first = itemAt(lines, 0)?.sequence ?? 0;
    if (first !== this.firstSequence || lines.size < this.heights.size) this.heights = new HeightIndex();
    this.firstSequence = first;
    while (this.heights.size < lines.size) this.heights.append(estimatedHeight);
    return this.heights;
  }
}
