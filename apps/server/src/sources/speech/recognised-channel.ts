import type { DurationMs } from '@aliado/domain';
import { AudioQueue } from './audio-queue.ts';
import { AudioTimeline } from './audio-timeline.ts';
import { LossRecord } from './loss-record.ts';
import type { Heard, SpeechDriver, SpeechSession } from './speech-driver.ts';
import type { Recognition, RecognitionListener, SpokenAudio, SpokenChannel } from './speech-recogniser.ts';
import { Utterance } from './utterance.ts';

/** What a channel keeps to. */
export interface ChannelLimits {
  /** Audio that may wait for the engine. */
  readonly buffer: DurationMs;
  /** For the last words, once no more audio comes. */
  readonly finishWithin: DurationMs;
  /** Before it connects again; doubled after each failure in a row. */
  readonly firstPause: DurationMs;
  readonly longestPause: DurationMs;
}

/** Where nothing else is said. */
export const usualLimits: ChannelLimits = {
  buffer: 5_000,
  finishWithin: 5_000,
  firstPause: 250,
  longestPause: 30_000,
};

/** An engine at work, and what it was sent. */
interface Run {
  readonly session: SpeechSession;
  readonly timeline: AudioTimeline;
  utterance: Utterance;
  isOpen: boolean;
  isFinishing: boolean;
}

/**
 * One channel at one kind of engine. Audio waits, a few seconds at most, while no engine can take it. Where the engine goes away,
 * another session begins after a pause; what the first had and did not settle is lost, and nothing is sent twice.
 */
export class RecognisedChannel implements Recognition {
  private readonly queue: AudioQueue;
  private readonly losses: LossRecord;
  private run: Run | null = null;
  private failures = 0;
  private pause: NodeJS.Timeout | null = null;
  private ending: { readonly done: Promise<void>; readonly end: () => void } | null = null;
  private isOver = false;

  constructor(
    private readonly driver: SpeechDriver,
    private readonly about: SpokenChannel,
    private readonly listener: RecognitionListener,
    private readonly limits: ChannelLimits,
    private readonly warn: (sentence: string) => void,
  ) {
    this.queue = new AudioQueue(about.sampleRate, limits.buffer);
    this.losses = new LossRecord((speech) => listener.lost(speech));
  }

  hear(audio: SpokenAudio): void {
    if (this.ending) return;
    for (const piece of this.queue.put(audio)) this.losses.add(piece.startedAt, this.queue.endOf(piece));
    if (!this.run && !this.pause) this.open();
    this.pump();
  }

  finish(within = this.limits.finishWithin): Promise<void> {
    if (this.ending) return this.ending.done;
    let end: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (end = resolve));
    const patience = setTimeout(() => this.giveUp(), within);
    this.ending = { done: done.finally(() => clearTimeout(patience)), end };
    if (!this.run && this.queue.waiting === 0) this.giveUp();
    else this.pump();
    return done;
  }

  private open(): void {
    const { sampleRate } = this.about;
    const timeline = new AudioTimeline(sampleRate);
    const session = this.driver.open(this.about, {
      opened: () => {
        run.isOpen = true;
        this.pump();
      },
      heard: (words) => this.tell(run, words),
      drained: () => this.pump(),
      closed: (failure) => this.close(run, failure),
    });
    const run: Run = {
      ...{ session, timeline, utterance: new Utterance(this.about, timeline) },
      ...{ isOpen: false, isFinishing: false },
    };
    this.run = run;
  }

  /** Passes on what waits, as far as the engine takes it. */
  private pump(): void {
    const { run } = this;
    if (!run?.isOpen || run.isFinishing) return;
    while (!run.session.isFull) {
      const piece = this.queue.take();
      if (!piece) break;
      this.losses.over();
      run.timeline.add(piece);
      run.session.send(piece.pcm);
    }
    if (!this.ending || this.queue.waiting > 0) return;
    run.isFinishing = true;
    run.session.finish();
  }

  private tell(run: Run, words: Heard): void {
    if (this.isOver) return;
    const told = run.utterance.next(words);
    if (told) this.listener.recognised(told);
    if (!words.isFinal) return;
    this.failures = 0; // one that never gets to the end of anything is not back
    run.timeline.settle(words.settledMs ?? words.endMs ?? run.timeline.sent);
    run.utterance = new Utterance(this.about, run.timeline);
  }

  private close(run: Run, failure: string | null): void {
    if (this.run !== run) return;
    this.run = null;
    this.settle(run, failure);
    if (this.ending) {
      this.giveUp();
      return;
    }
    const wait = Math.min(this.limits.firstPause * 2 ** this.failures, this.limits.longestPause);
    if (this.failures === 0) this.warn(`a session of the recogniser ended: ${failure ?? 'it closed'}`);
    this.failures = Math.min(this.failures + 1, 20);
    this.pause = setTimeout(() => this.goOn(), wait * (0.75 + Math.random() / 2));
  }

  /** What an engine took with it. */
  private settle({ timeline, utterance }: Run, failure: string | null): void {
    const back = utterance.takenBack();
    if (back) this.listener.recognised(back);
    if (failure !== null && timeline.sent > timeline.settled)
      this.losses.add(timeline.timeOf(timeline.settled), timeline.timeOf(timeline.sent));
  }

  private goOn(): void {
    this.pause = null;
    if (this.queue.waiting > 0) this.open();
  }

  /** The end, with whatever there is. */
  private giveUp(): void {
    if (this.isOver) return;
    const { run } = this;
    this.run = null;
    if (run) {
      run.session.abort(); // it may still tell what it knows
      this.settle(run, 'no answer');
    }
    this.isOver = true;
    if (this.pause) clearTimeout(this.pause);
    for (const piece of this.queue.clear()) this.losses.add(piece.startedAt, this.queue.endOf(piece));
    this.losses.over();
    this.ending?.end();
  }
}
