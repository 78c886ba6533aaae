import {
  customerNameOf,
  handlingKeptMs,
  isOver,
  needsOf,
  usualNeedLimits,
  type Interaction,
  type Need,
  type Recorded,
} from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { Clock } from '../../platform/clock.ts';
import type { Day } from '../day.ts';
import { TrackLog } from '../log/track-log.ts';
import { TimeOrder } from '../time-order.ts';
import { missedReadOuts } from './missed-read-outs.ts';
import { promisedContacts } from './promised-contacts.ts';
import { RepeatContacts } from './repeat-contacts.ts';
import { ShownNeeds } from './shown-needs.ts';
import { SourceGaps } from './source-gaps.ts';

/** A promise of a contact that is closed is shown so long after it was due: what is made of it is known for as long as it is there. */
const keptAfterDueMs = handlingKeptMs - usualNeedLimits.promise;

/** What contacts need: those that go on, and of those that are closed what was promised and is due before the next day begins. */
@Injectable()
export class ContactNeeds {
  private readonly logger = new Logger(ContactNeeds.name);
  private readonly gaps = new SourceGaps();
  /** Closed contacts, by when the last of what was promised in them is shown no more. */
  private readonly closed = new TimeOrder();
  /** What is asked about the customer of each contact: an answer to an older question comes too late. */
  private readonly asked = new Map<string, string>();
  /** Up to where contacts were followed while the live ones are being read; null while none are. */
  private heard: Map<string, number> | null = null;
  private day: Day | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
    private readonly tracks: TrackLog,
    private readonly scripts: ScriptShelf,
    private readonly repeats: RepeatContacts,
    private readonly shown: ShownNeeds,
    private readonly clock: Clock,
  ) {}

  follow(): Subscription {
    return this.interactions.committed.subscribe(({ streamId, after, entries }) => {
      this.heard?.set(streamId, after.sequence);
      this.note(streamId, after, entries);
    });
  }

  /**
   * Reads what goes on, and what was promised before.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(day: Day): Promise<void> {
    this.day = day;
    this.heard = new Map();
    try {
      const live = await this.log.liveStreams();
      for (const id of live) {
        const state = await this.interactions.state(id);
        if (state.sequence > (this.heard.get(id) ?? 0)) this.note(id, state, []);
      }
      await this.readGaps(live);
      const ids = await this.tracks.promisedIn(this.clock.now() - keptAfterDueMs, day.to + usualNeedLimits.promise);
      const isLive = new Set(live);
      for await (const [id, state] of promisedContacts(
        this.tracks,
        ids.filter((one) => !isLive.has(one)),
      ))
        if (!this.heard.has(id)) this.setPromises(id, state);
    } finally {
      this.heard = null;
    }
  }

  /** Forgets promises that were due long enough ago. */
  come(now: number): void {
    for (const id of this.closed.takeDue(now)) this.shown.index.set(id, [], now);
  }

  private async readGaps(live: readonly string[]): Promise<void> {
    const noticed: Recorded[] = [];
    for await (const batch of this.tracks.readOf(live, ['SourceGapNoticed'])) noticed.push(...batch);
    for (const entry of noticed.toSorted((one, other) => one.recordedAt - other.recordedAt)) {
      const state = await this.interactions.state(entry.streamId);
      if (entry.sequence <= (this.heard?.get(entry.streamId) ?? 0)) continue; // noted as it came
      this.noteGaps(entry.streamId, state, [entry]);
    }
  }

  private note(id: string, state: Interaction, entries: readonly Recorded[]): void {
    if (isOver(state)) this.end(id, state);
    else {
      this.noteGaps(id, state, entries);
      this.askWhetherRepeated(id, state);
    }
    if (isOver(state) && state.afterContactWork.length === 0) this.setPromises(id, state);
    else this.set(id, [...needsOf(id, state, usualNeedLimits), ...this.readOutNeeds(id, state)]);
  }

  private end(id: string, state: Interaction): void {
    for (const source of this.gaps.end(id, state)) this.setGap(source);
    if (this.asked.delete(id)) this.set(repeatOf(id), []);
  }

  private noteGaps(id: string, state: Interaction, entries: readonly Recorded[]): void {
    if (isOver(state)) return;
    for (const source of this.gaps.take(id, entries, state)) this.setGap(source);
  }

  private setGap(source: string): void {
    const need = this.gaps.need(source);
    this.set(`source ${source}`, need ? [need] : []);
  }

  private setPromises(id: string, state: Interaction): void {
    const until = this.day?.to ?? 0;
    const promises = needsOf(id, state, usualNeedLimits).filter(
      ({ about, from, dueAt }) =>
        about.kind === 'promise' && from < until && (dueAt ?? 0) + keptAfterDueMs > this.clock.now(),
    );
    this.set(id, promises);
    if (promises.length > 0) this.closed.set(id, Math.max(...promises.map(({ dueAt }) => dueAt ?? 0)) + keptAfterDueMs);
    else this.closed.delete(id);
  }

  private readOutNeeds(id: string, state: Interaction): readonly Need[] {
    return missedReadOuts(state, this.scripts).map(({ about, since }) =>
      needIn(id, state, { key: `${about.scriptId}/${about.stepId}`, since, about }),
    );
  }

  /** Asks the customers' files, away from the event: the answer comes when it comes. */
  private askWhetherRepeated(id: string, state: Interaction): void {
    const { customerId } = state.customer;
    const matter = state.script?.matter ?? state.matter;
    const question = JSON.stringify([customerId, matter]);
    if (this.asked.get(id) === question) return;
    this.asked.set(id, question);
    this.set(repeatOf(id), []);
    if (customerId === null) return;
    const now = this.clock.now();
    this.repeats
      .look({ interactionId: id, customerId, matter }, now)
      .then((about) => {
        if (!about || this.asked.get(id) !== question) return;
        this.set(repeatOf(id), [needIn(id, state, { key: about.matter, since: state.openedAt ?? now, about })]);
      })
      .catch((error: unknown) => this.logger.warn(`whether ${id} is a repeat is not known: ${String(error)}`));
  }

  private set(cause: string, needs: readonly Need[]): void {
    this.shown.index.set(cause, needs, this.clock.now());
  }
}

const repeatOf = (interactionId: string): string => `repeat ${interactionId}`;

const needIn = (
  interactionId: string,
  state: Interaction,
  { key, since, about }: Pick<Need, 'since' | 'about'> & { readonly key: string },
): Need => ({
  ...{ id: `${about.kind}:${interactionId}:${key}`, interactionId, agentId: state.agentId, queueId: state.queueId },
  ...{ customerName: customerNameOf(state), since, from: since, dueAt: null, about },
});
