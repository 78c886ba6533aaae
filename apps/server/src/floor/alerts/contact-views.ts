import {
  evolveSaid,
  isOver,
  nothingSaid,
  saidIn,
  type ContactInView,
  type Interaction,
  type Recorded,
  type Said,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subject, type Subscription } from 'rxjs';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';

/** Contacts that go on or are being written up, as rules look at them. An event costs the same however long its contact is. */
@Injectable()
export class ContactViews {
  private readonly held = new Map<string, ContactInView>();
  private readonly told = new Subject<string>();
  /** Told of every contact of which anything is different, by id. */
  readonly changed = this.told.asObservable();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
  ) {}

  /** Follows what is recorded from now on. */
  follow(): Subscription {
    return this.interactions.committed.subscribe(({ streamId, before, after, entries }) => {
      const said = this.held.get(streamId)?.said ?? (before.sequence === 0 ? nothingSaid : saidIn(before));
      this.put(streamId, { state: after, said: saidAfter(said, entries) });
      this.told.next(streamId);
    });
  }

  /**
   * Reads the contacts that go on.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(): Promise<void> {
    for (const id of await this.log.liveStreams()) {
      const state = await this.interactions.state(id);
      if (state.sequence > (this.held.get(id)?.state.sequence ?? 0)) this.put(id, { state, said: saidIn(state) });
    }
  }

  get(interactionId: string): ContactInView | undefined {
    return this.held.get(interactionId);
  }

  private put(id: string, view: ContactInView): void {
    if (isDone(view.state)) this.held.delete(id);
    else this.held.set(id, view);
  }
}

/** Whether nothing of a contact goes on any more. */
export const isDone = (state: Interaction): boolean => isOver(state) && state.afterContactWork.length === 0;

/** What was said with what some entries add. */
export const saidAfter = (said: Said, entries: readonly Recorded[]): Said =>
  entries.reduce((sum, { event }) => (event.type === 'UtteranceSpoken' ? evolveSaid(sum, event) : sum), said);
