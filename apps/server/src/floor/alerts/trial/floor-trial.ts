import {
  houseSubject,
  type AgentRecorded,
  type AlertAbout,
  type EpochMs,
  type Recorded,
  type ScriptDefinitions,
} from '@aliado/domain';
import type { FloorDay } from '../../contacts/floor-day.ts';
import type { TrackLog } from '../../log/track-log.ts';
import { countedOf } from '../alert-events.ts';
import type { AlertSources } from '../alert-subjects.ts';
import { EventCounts, type CountedFor } from '../event-counts.ts';
import type { PastEvents } from '../past-events.ts';
import type { TrialClock } from './trial-clock.ts';
import type { TrialStaff } from './trial-staff.ts';

/** What a trial of a rule about queues, agents or the house is made of. */
export interface FloorTrialParts {
  readonly about: Exclude<AlertAbout, 'contact'>;
  readonly clock: TrialClock;
  readonly floor: FloorDay;
  readonly staff: TrialStaff;
  readonly scripts: ScriptDefinitions;
  readonly past: PastEvents;
  readonly tracks: TrackLog;
  /** What came to a queue or to somebody, and what is counted, since then. */
  readonly from: EpochMs;
}

/** Something that happened, and whom it makes different. */
interface Moment {
  readonly at: EpochMs;
  readonly happen: () => readonly (readonly [about: AlertAbout, id: string])[];
}

/** A rule about queues, agents or the house on a past day, in the order of the day. */
export class FloorTrial {
  private counts: EventCounts;

  constructor(private readonly parts: FloorTrialParts) {
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
    const { floor, staff, scripts } = this.parts;
    return { ...{ day: floor, staff: staff.agents, counts: this.counts, scripts }, view: () => undefined };
  }

  /** @throws LogUnavailable if the log cannot be read now. */
  async run(): Promise<void> {
    const { about, clock, staff } = this.parts;
    const moments = [...(await this.ofContacts()), ...(await this.ofStaff()), ...(await this.ofEvents())];
    const inTime = moments.filter(({ at }) => at < clock.day.to).toSorted((one, other) => one.at - other.at);
    await clock.comeUntil(clock.day.from);
    for (const { id } of about === 'agent' ? staff.colleagues : []) clock.rounds.look('agent', id, clock.day.from);
    for (const { at, happen } of inTime) {
      await clock.comeUntil(at);
      for (const [of, id] of happen()) if (of === about) clock.rounds.look(about, id, at);
      if (about === 'house') clock.rounds.look('house', houseSubject, at);
    }
    await clock.comeUntil(clock.day.to);
  }

  /** The contacts of a day, and those of the hour before that its first windows hold. */
  private async ofContacts(): Promise<readonly Moment[]> {
    const { tracks, floor, from, clock } = this.parts;
    const moments: Moment[] = [];
    for await (const batch of tracks.read(from, clock.day.to))
      for (const { at, entry } of inOrder(batch)) {
        const happen = () =>
          floor.take(entry).flatMap(({ before, after }) => touched([after.queueId, after.agentId, before?.agentId]));
        moments.push({ at, happen });
      }
    return moments;
  }

  private async ofStaff(): Promise<readonly Moment[]> {
    const { past, staff, clock } = this.parts;
    const moments: Moment[] = [];
    const ids = staff.colleagues.map(({ id }) => id);
    for await (const batch of past.days(ids, clock.day.from, clock.day.to))
      for (const entry of staff.begin(batch))
        moments.push({ at: entry.occurredAt, happen: () => this.takeAgent(entry) });
    return moments;
  }

  private takeAgent(entry: AgentRecorded): ReturnType<Moment['happen']> {
    const agentId = entry.streamId.slice('agent:'.length);
    const queues = this.parts.staff.agents.take(agentId, [entry]);
    return [['agent', agentId], ...queues.map((id) => ['queue', id] as const)];
  }

  /** What rules count; nothing is held of it but what it was, when, and for whom. */
  private async ofEvents(): Promise<readonly Moment[]> {
    const { past, from, clock } = this.parts;
    const moments: Moment[] = [];
    for await (const batch of past.happened([...this.counts.types], from, clock.day.to))
      for (const [{ event, occurredAt: at }, where] of countedOf(batch))
        if (this.counts.types.has(event.type) && at >= from) moments.push(this.counted(event.type, at, where));
    return moments;
  }

  private counted(type: string, at: EpochMs, where: CountedFor): Moment {
    const happen = () => {
      this.counts.add(type, at, { ...where, interactionId: null });
      return touched([where.queueId, where.agentId]);
    };
    return { at, happen };
  }
}

/** What a queue and some agents are to rules. */
function touched([queueId, ...agentIds]: readonly (string | null | undefined)[]): ReturnType<Moment['happen']> {
  return [
    ...(queueId ? [['queue', queueId] as const] : []),
    ...agentIds.flatMap((id) => (id ? [['agent', id] as const] : [])),
  ];
}

/** Entries with the moments at which they count: those of one contact stay in their order, whatever its source's clock did. */
function inOrder(entries: readonly Recorded[]): readonly { readonly at: EpochMs; readonly entry: Recorded }[] {
  const latest = new Map<string, EpochMs>();
  return entries.map((entry) => {
    const at = Math.max(entry.occurredAt, latest.get(entry.streamId) ?? 0);
    latest.set(entry.streamId, at);
    return { at, entry };
  });
}
