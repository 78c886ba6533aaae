import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { lanesOf, Playback, silencesOf, type EpochMs, type Recorded } from '@aliado/domain';

/** How fast a session can be played, times its own speed. */
export const speeds = [0.5, 1, 1.5, 2, 4, 8] as const;

/** Nobody is taken further back by one press than this before what was said last. */
const aheadOfMomentMs = 500;

/** Where a session that is played back stands: the instant that is shown, and whether it goes on by itself. */
@Injectable()
export class Playhead {
  private readonly frames = inject(DestroyRef);
  private readonly moment = signal<EpochMs>(0);
  private lastFrame: number | null = null;

  readonly playback = signal(new Playback([]));
  readonly lanes = computed(() => lanesOf(this.playback()));
  private readonly silences = computed(() => silencesOf(this.lanes()));
  readonly isPlaying = signal(false);
  readonly speed = signal<(typeof speeds)[number]>(1);
  readonly skipsSilences = signal(false);

  /** The instant that is shown, whole milliseconds. */
  readonly at = computed(() => Math.round(this.moment()));
  /** How many entries had come then. */
  readonly cursor = computed(() => this.playback().cursorAt(this.at()));
  /** What a live console had then. */
  readonly interaction = computed(() => this.playback().at(this.cursor()));

  constructor() {
    effect((whenPaused) => {
      if (!this.isPlaying()) return;
      this.lastFrame = null;
      let frame = requestAnimationFrame((time) => step(time));
      const step = (time: number) => {
        untracked(() => this.advance(time));
        frame = requestAnimationFrame(step);
      };
      whenPaused(() => cancelAnimationFrame(frame));
    });
    this.frames.onDestroy(() => this.isPlaying.set(false));
  }

  /** Puts a session in, and the head at its beginning or where somebody wants to look. */
  load(tape: readonly Recorded[], at: EpochMs | null): void {
    this.isPlaying.set(false);
    this.playback.set(new Playback(tape));
    this.go(at ?? this.playback().begins);
  }

  /** Goes to an instant; before the beginning and after the end there are none. */
  go(at: EpochMs): void {
    const { begins, ends } = this.playback();
    this.moment.set(Math.min(ends, Math.max(begins, at)));
  }

  /** Goes so many milliseconds on, or back. */
  move(by: number): void {
    this.go(this.moment() + by);
  }

  /** Plays on, or stops; at the end it plays from the beginning. */
  toggle(): void {
    if (!this.isPlaying() && this.at() >= this.playback().ends) this.go(this.playback().begins);
    this.isPlaying.update((is) => !is);
  }

  /** Goes to what was said next, or last. */
  toSpeech(by: 1 | -1): void {
    const starts = this.lanes()
      .spoken.map(({ startedAt }) => startedAt)
      .toSorted((one, other) => one - other);
    const at = this.at();
    const next =
      by === 1 ? starts.find((start) => start > at) : starts.findLast((start) => start < at - aheadOfMomentMs);
    this.go(next ?? (by === 1 ? this.playback().ends : this.playback().begins));
  }

  /** Plays faster, or slower, by one. */
  changeSpeed(by: 1 | -1): void {
    this.speed.update((speed) => speeds[speeds.indexOf(speed) + by] ?? speed);
  }

  private advance(time: number): void {
    const passed = this.lastFrame === null ? 0 : time - this.lastFrame;
    this.lastFrame = time;
    const next = this.moment() + passed * this.speed();
    const silence = this.skipsSilences()
      ? this.silences().find(({ from, to }) => from <= next && next < to)
      : undefined;
    this.go(silence ? silence.to : next);
    if (this.at() >= this.playback().ends) this.isPlaying.set(false);
  }
}
