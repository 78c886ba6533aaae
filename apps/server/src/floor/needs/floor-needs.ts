import { isOver, needsOf, usualNeedLimits, type FloorNeed, type Interaction, type Need } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { AttentionRecorder } from '../attention/attention-recorder.ts';
import type { Day } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import { ShownNeeds } from './shown-needs.ts';

/** Keeps what needs a supervisor: of contacts that go on, of what was promised in others, and what people made of it. */
@Injectable()
export class FloorNeeds {
  private readonly shown: ShownNeeds;
  /** Up to where contacts were followed while the live ones are being read; null while none are. */
  private heard: Map<string, number> | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly attention: AttentionRecorder,
    private readonly log: EventLog,
    private readonly clock: Clock,
    changes: FloorChanges,
  ) {
    this.shown = new ShownNeeds((needId) => changes.need(needId));
  }

  /** A need that is there, in sight or put off; null for any other. */
  find(needId: string): Need | null {
    return this.shown.index.find(needId) ?? null;
  }

  /** A need that is in sight; null for any other. */
  get(needId: string): FloorNeed | null {
    return this.shown.get(needId, this.clock.now());
  }

  /** All that are in sight. */
  all(): readonly FloorNeed[] {
    return this.shown.all(this.clock.now());
  }

  /** Follows what is recorded of contacts, and what people make of needs. */
  follow(): Subscription {
    const following = new Subscription();
    following.add(
      this.interactions.committed.subscribe(({ streamId, after }) => {
        this.heard?.set(streamId, after.sequence);
        this.note(streamId, after);
      }),
    );
    following.add(
      this.attention.committed.subscribe(({ after, entries }) =>
        this.shown.attend(
          after,
          entries.map(({ event }) => event.needId),
        ),
      ),
    );
    return following;
  }

  /**
   * Reads what contacts that go on need, and what was made of it.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(_day: Day): Promise<void> {
    this.heard = new Map();
    const attention = await this.attention.state();
    this.shown.attend(attention, Object.keys(attention.handlings));
    for (const id of await this.log.liveStreams()) {
      const state = await this.interactions.state(id);
      if (state.sequence > (this.heard.get(id) ?? 0)) this.note(id, state);
    }
    this.heard = null;
  }

  /** Lets come what is due. */
  come(now: number): void {
    this.shown.come(now);
  }

  private note(interactionId: string, state: Interaction): void {
    const isClosed = isOver(state) && state.afterContactWork.length === 0;
    const needs = isClosed ? [] : needsOf(interactionId, state, usualNeedLimits);
    this.shown.index.set(interactionId, needs, this.clock.now());
  }
}
