import {
  evolve,
  initialInteraction,
  nothingSaid,
  type ContactInView,
  type EpochMs,
  type Recorded,
  type ScriptDefinitions,
} from '@aliado/domain';
import type { FloorDay } from '../../contacts/floor-day.ts';
import type { TrackLog } from '../../log/track-log.ts';
import { countedOf, streamsOf } from '../alert-events.ts';
import type { AlertSources, AlertStaff } from '../alert-subjects.ts';
import { isDone, saidAfter } from '../contact-views.ts';
import { EventCounts } from '../event-counts.ts';
import type { PastEvents } from '../past-events.ts';
import type { TrialClock } from './trial-clock.ts';

/** What a trial of a rule about contacts is made of. */
export interface ContactTrialParts {
  readonly clock: TrialClock;
  readonly floor: FloorDay;
  readonly scripts: ScriptDefinitions;
  readonly past: PastEvents;
  readonly tracks: TrackLog;
  /** Contacts that came to a queue or to somebody since then. */
  readonly from: EpochMs;
}

/** A rule about contacts on a past day. Holds one contact at a time. */
export class ContactTrial {
  private counts: EventCounts;
  private view: { readonly id: string; readonly view: ContactInView } | null = null;

  constructor(private readonly parts: ContactTrialParts) {
    this.counts = new EventCounts(parts.clock.day, new Set());
  }

  get rounds() {
    return this.parts.clock.rounds;
  }

  /** Says which events are counted. */
  count(types: ReadonlySet<string>): void {
    this.counts = new EventCounts(this.parts.clock.day, types);
  }

  sources(): AlertSources {
    const { floor, scripts } = this.parts;
    return {
      ...{ day: floor, staff: nobody, counts: this.counts, scripts },
      view: (id) => (this.view?.id === id ? this.view.view : undefined),
    };
  }

  /** @throws LogUnavailable if the log cannot be read now. */
  async run(): Promise<void> {
    const { tracks, past, from, clock } = this.parts;
    for await (const batch of tracks.read(from, clock.day.to)) {
      const ids = [...new Set(batch.map(({ streamId }) => streamId))];
      for await (const entries of past.whole(ids))
        for (const [id, own] of streamsOf(entries)) await this.goThrough(id, own);
    }
  }

  private async goThrough(id: string, entries: readonly Recorded[]): Promise<void> {
    const { clock, floor } = this.parts;
    let view: ContactInView = { state: initialInteraction, said: nothingSaid };
    let at = 0;
    for (const [entry, where] of countedOf(entries)) {
      const recorded = entry as Recorded;
      at = Math.max(at, recorded.occurredAt); // entries of one contact stay in their order, whatever its source's clock did
      if (at >= clock.day.to) break;
      await clock.comeUntil(at);
      view = { state: evolve(view.state, recorded), said: saidAfter(view.said, [recorded]) };
      this.view = isDone(view.state) ? null : { id, view };
      floor.take(recorded);
      this.counts.add(recorded.event.type, recorded.occurredAt, { ...where, queueId: null, agentId: null });
      clock.rounds.look('contact', id, at);
    }
    await clock.comeUntil(clock.day.to);
    this.counts.forget(id);
  }
}

/** Rules about contacts say nothing of who takes them. */
const nobody: AlertStaff = { free: () => 0, freeOfAll: 0, get: () => undefined, status: () => 'offline' };
