import type { ElementRef } from '@angular/core';
import {
  Component,
  DestroyRef,
  afterNextRender,
  afterRenderEffect,
  computed,
  inject,
  input,
  model,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ChunkedList, EpochMs, Interim, Line, Mood, ParticipantRole, Whisper } from '@aliado/domain';
import { itemAt, lowerBound } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { pluralForm } from '../format/number-format.ts';
import { formatHour } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { moodKeys } from '../mood/mood-words.ts';
import { Empty } from '../panel-states/panel-states.ts';
import { activeLanguage } from '../words/active-language.ts';
import { fold } from './said-phrases.ts';
import { SaidText } from './said-text.ts';
import { ScrollPlace } from './scroll-place.ts';
import type { CopyMark, Segment } from './segments.ts';
import { copyMarksOf, segmentsOf } from './segments.ts';
import { TranscriptSearch } from './transcript-search.ts';
import type { Utterance } from './transcript-rows.ts';
import { interimRows, rowsOf, whispersByLine } from './transcript-rows.ts';
import { TranscriptWhispers } from './transcript-whispers.ts';

/**
 * What was said, oldest first. Only the lines in view are drawn, so that the ten-thousandth costs what the first does. The
 * foot is followed only while the reader is at it; elsewhere nothing moves, and a pill counts what is new.
 */
@Component({
  selector: 'ui-transcript',
  imports: [Empty, KeyCap, SaidText, TranscriptSearch, TranscriptWhispers, TranslocoPipe],
  host: { class: 'ui-transcript', '[class.is-stale]': 'staleSince() !== null' },
  templateUrl: './transcript.html',
})
export class Transcript {
  readonly lines = input.required<ChunkedList<Line>>();
  /** Words not yet final, one entry an utterance. */
  readonly interims = input<readonly Interim[]>([]);
  /** Names to show by participant id; without one the role is shown. */
  readonly names = input<Readonly<Record<string, string | null>>>({});
  /** Sequences of pinned lines. */
  readonly pins = input<readonly number[]>([]);
  /** Words that led to hints, by the sequence of the line in which they were said: elsewhere they mean nothing. */
  readonly triggers = input<Readonly<Record<number, readonly string[]>>>({});
  /** What was recognised and is worth copying, by the sequence of its line. */
  readonly entities = input<Readonly<Record<number, readonly CopyMark[]>>>({});
  /** How the customer sounds from a line on, by the sequences of the lines at which that turned. */
  readonly moods = input<Readonly<Record<number, Mood>>>({});
  /** What colleagues said beside it. */
  readonly whispers = input<readonly Whisper[]>([]);
  /** Up to when the screen is certain, while it is stale; null while it is fresh. */
  readonly staleSince = input<EpochMs | null>(null);
  /** Whether there are lines before the first that can be fetched. */
  readonly hasEarlier = input(false);
  /** Whether the reader may pin lines. */
  readonly canPin = input(true);
  /** Whether the search line is open. */
  readonly isSearching = model(false);

  readonly pin = output<number>();
  readonly unpin = output<number>();
  /** A number to put on the clipboard. */
  readonly copyText = output<string>();
  /** The reader came to the foot. */
  readonly reachEnd = output();
  readonly needEarlier = output();

  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly bySentence = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;
  private readonly place = new ScrollPlace(this.lines, () => this.reachEnd.emit());

  /** Whether the foot is in view and followed. */
  readonly isAtEnd = this.place.isAtEnd;
  /** The line that keys act on; null for none. */
  readonly current = signal<number | null>(null);
  protected readonly moodKeys = moodKeys;
  protected readonly query = signal('');
  protected readonly padding = this.place.padding;
  protected readonly roleKeys: Readonly<Record<ParticipantRole, string>> = {
    customer: 'ui.transcript.customer',
    agent: 'ui.transcript.agent',
    supervisor: 'ui.transcript.supervisor',
    other: 'ui.transcript.unassigned',
  };

  private readonly segments = computed(() => {
    const kept = new WeakMap<Utterance, readonly Segment[]>();
    const [triggers, entities, search] = [this.triggers(), this.entities(), this.isSearching() ? this.query() : ''];
    return (line: Utterance): readonly Segment[] => {
      const segments =
        kept.get(line) ?? segmentsOf(line.text, triggers[line.sequence], search, entities[line.sequence]);
      kept.set(line, segments);
      return segments;
    };
  });
  protected readonly rows = computed(() => {
    const { from, to } = this.place.window();
    const context = {
      names: this.names(),
      pins: new Set(this.pins()),
      moods: this.moods(),
      whispers: whispersByLine(this.lines(), this.whispers()),
      language: this.language(),
      timeZone: this.zone(),
      segmentsOf: this.segments(),
    };
    return rowsOf(this.lines(), from, to, context);
  });
  protected readonly partials = computed(() =>
    interimRows(this.interims(), this.lines(), this.names(), this.bySentence),
  );
  protected readonly newLinesKey = computed(
    () => `ui.transcript.newLines.${pluralForm(this.newLines(), this.language())}`,
  );
  protected readonly newLines = this.place.newLines;
  protected readonly certainUntil = computed(() => {
    const at = this.staleSince();
    return at === null ? null : formatHour(at, this.language(), { withSeconds: true, timeZone: this.zone() });
  });

  private readonly folded = new WeakMap<Utterance, string>();
  /** Sequences of the lines in which the search was found, oldest first. */
  protected readonly found = computed(() => {
    const wanted = fold(this.query().trim());
    if (!this.isSearching() || wanted === '') return [];
    const lines = this.lines();
    const found: number[] = [];
    for (let index = 0; index < lines.size; index++) {
      const line = itemAt(lines, index);
      if (line?.kind === 'utterance' && this.foldedWords(line).includes(wanted)) found.push(line.sequence);
    }
    return found;
  });
  protected readonly foundAt = computed(() => this.found().indexOf(this.current() ?? -1));

  constructor() {
    const destroyed = inject(DestroyRef);
    afterRenderEffect(() => {
      this.rows();
      this.padding();
      this.partials();
      this.certainUntil();
      this.place.settle(this.scroller().nativeElement);
    });
    afterNextRender(() => {
      const element = this.scroller().nativeElement;
      if (typeof ResizeObserver === 'undefined') return;
      const observer = new ResizeObserver(() => this.place.settle(element));
      observer.observe(element);
      for (const child of element.children) observer.observe(child);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  /** Goes to a line and makes it the current one. Nothing happens when there is no such line. */
  jumpTo(sequence: number): void {
    if (this.place.showLine(sequence)) this.current.set(sequence);
  }

  /** Goes back to the foot, which is followed from then on. */
  jumpToEnd(): void {
    this.current.set(null);
    this.place.showEnd();
  }

  /** Makes the next (1) or the previous (-1) utterance the current one; the newest when there was none. */
  moveCurrent(step: 1 | -1): void {
    const lines = this.lines();
    const current = this.current();
    let index = current === null ? lines.size - 1 : lowerBound(lines, ({ sequence }) => sequence >= current) + step;
    while (itemAt(lines, index)?.kind === 'mark' && index >= 0 && index < lines.size)
      index += current === null ? -1 : step;
    const line = index < 0 ? undefined : itemAt(lines, index);
    if (line) this.jumpTo(line.sequence);
  }

  /** Pins the current line, or takes its pin away. */
  pinCurrent(): void {
    const current = this.current();
    if (current !== null) this.togglePin(current);
  }

  /** Copies the first entity of the current line; without a current line, the newest that was said. */
  copyCurrent(): void {
    const lines = this.lines();
    const current = this.current();
    const newest = current === null ? lines.size - 1 : lowerBound(lines, ({ sequence }) => sequence >= current);
    const oldest = current === null ? 0 : newest;
    for (let index = newest; index >= oldest; index--) {
      const line = itemAt(lines, index);
      const marks = line?.kind === 'utterance' ? copyMarksOf(line.text, this.entities()[line.sequence] ?? []) : [];
      const mark = current === null ? marks.at(-1) : marks[0];
      if (mark) return this.copyText.emit(mark.value);
    }
  }

  protected togglePin(sequence: number): void {
    if (this.pins().includes(sequence)) this.unpin.emit(sequence);
    else this.pin.emit(sequence);
  }

  protected noteScroll(): void {
    this.place.noteScroll(this.scroller().nativeElement);
  }

  protected search(query: string): void {
    this.query.set(query);
    const newest = this.found().at(-1);
    if (newest !== undefined) this.jumpTo(newest);
  }

  protected stepFound(step: 1 | -1): void {
    const found = this.found();
    const target = found[(this.foundAt() + step + found.length) % found.length];
    if (target !== undefined) this.jumpTo(target);
  }

  protected closeSearch(): void {
    this.isSearching.set(false);
    this.query.set('');
    this.scroller().nativeElement.focus();
  }

  private foldedWords(line: Utterance): string {
    const words = this.folded.get(line) ?? fold(line.text);
    this.folded.set(line, words);
    return words;
  }
}
