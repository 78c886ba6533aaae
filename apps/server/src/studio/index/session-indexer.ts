import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { SessionTapes } from '../session-tapes.ts';
import { firstPlace, SessionIndex, type SessionPlace } from './session-index.ts';

/** What still comes of a session that is closed (late words, a redaction) comes soon: it is kept once for all of that. */
const restMs = 2_000;

/** Sessions looked up at once while catching up. */
const batch = 50;

const againAfterMs = 5_000;

/** Keeps the index of sessions up with the log: what closes is taken in soon after, what is missing whenever it is asked to. */
@Injectable()
export class SessionIndexer implements OnModuleDestroy {
  private readonly logger = new Logger(SessionIndexer.name);
  /** Sessions that changed, each with when that was. */
  private readonly changed = new Map<string, number>();
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private catchingUp = 0;
  private isEnded = false;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly tapes: SessionTapes,
    private readonly index: SessionIndex,
    private readonly clock: Clock,
  ) {}

  /** Whether every session that is over is in the index, but for those that closed a moment ago. */
  get isComplete(): boolean {
    return this.catchingUp === 0;
  }

  /** Follows what is committed from now on, and takes in what is missing. */
  start(): void {
    this.subscription = this.interactions.committed.subscribe(({ streamId, after }) => {
      if (after.phase === 'closed') this.changed.set(streamId, this.clock.now());
    });
    this.timer = setInterval(() => void this.round(), restMs / 2).unref();
    void this.catchUp();
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnded = true;
    this.subscription?.unsubscribe();
    if (this.timer) clearInterval(this.timer);
    await this.running;
  }

  /**
   * Takes in every session that is over and not kept, one after the other with all else, so that nobody waits for it. What cannot be read
   * or kept now is tried again until it can; one session that never can keeps no other from it.
   */
  async catchUp(): Promise<void> {
    this.catchingUp += 1;
    let place: SessionPlace | null = firstPlace;
    while (place !== null && !this.isEnded) {
      try {
        place = await this.takeMissing(place);
      } catch (error) {
        this.logger.warn(`sessions are missing in the index for now: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, againAfterMs).unref());
      }
    }
    this.catchingUp -= 1;
  }

  /** Gives the place to go on from; null where nothing is missing any more. */
  private async takeMissing(after: SessionPlace): Promise<SessionPlace | null> {
    const missing = await this.index.missing(after, batch);
    for (const { id } of missing) {
      if (this.isEnded) return null;
      await this.take(id).catch((error: unknown) => {
        if (error instanceof LogUnavailable) throw error;
        this.logger.error(`${id} cannot be kept in the index of sessions`, error);
      });
    }
    return missing.at(-1) ?? null;
  }

  private round(): Promise<void> {
    this.running ??= this.takeChanged().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async takeChanged(): Promise<void> {
    const settled = this.clock.now() - restMs;
    for (const [id, at] of [...this.changed]) {
      if (at > settled || this.isEnded) continue;
      this.changed.delete(id);
      try {
        await this.take(id);
      } catch (error) {
        this.changed.set(id, this.clock.now());
        this.logger.warn(`${id} is not in the index of sessions for now: ${String(error)}`);
        return;
      }
    }
  }

  private async take(id: string): Promise<void> {
    const tape = await this.tapes.read(id);
    if (tape.length > 0) await this.index.keep(tape);
  }
}
