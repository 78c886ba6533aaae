import type { DurationMs, EpochMs } from '@aliado/domain';
import type { Cancel, Scheduler } from './scheduler.ts';
import type { Beat } from './score.ts';

/** Plays a score in time. It can be stopped between any two instants and goes on exactly there. */
export class Playback {
  private next = 0;
  private cancel: Cancel | null = null;
  private startedAt: EpochMs = 0;
  /** What is left until the next beat, in real time; null when its wait has not begun. */
  private left: DurationMs | null = null;

  constructor(
    private readonly beats: readonly Beat[],
    private readonly speed: number,
    private readonly scheduler: Scheduler,
    private readonly play: (beat: Beat) => void,
  ) {}

  /** The beat that comes next; null after the last. */
  get upcoming(): Beat | null {
    return this.beats[this.next] ?? null;
  }

  /** Goes on, unless it runs already or is over. */
  run(): void {
    const beat = this.upcoming;
    if (this.cancel || !beat) return;
    this.left ??= Math.round(beat.after / this.speed);
    this.startedAt = this.scheduler.now();
    this.cancel = this.scheduler.after(this.left, () => this.strike(beat));
  }

  /** Stops until `run`. */
  pause(): void {
    if (!this.cancel) return;
    this.cancel();
    this.cancel = null;
    this.left = Math.max(0, (this.left ?? 0) - (this.scheduler.now() - this.startedAt));
  }

  /** Goes to behind the first beat of which this holds; stays where it is when it holds of none. Only before `run`. */
  skipPast(isLast: (beat: Beat) => boolean): void {
    this.next = this.beats.findIndex(isLast) + 1 || this.next;
  }

  /** Makes the next beat due at once. */
  hurry(): void {
    this.pause();
    this.left = 0;
    this.run();
  }

  private strike(beat: Beat): void {
    this.cancel = null;
    this.left = null;
    this.next++;
    this.play(beat);
  }
}
