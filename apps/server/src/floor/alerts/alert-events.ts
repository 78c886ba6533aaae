import {
  agentIn,
  isAgentStream,
  nowhere,
  whereAfter,
  type AgentRecorded,
  type AnyRecorded,
  type EpochMs,
  type Grant,
  type Interaction,
  type InteractionEvent,
  type Recorded,
  type Whereabouts,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subject, Subscription } from 'rxjs';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import type { Day } from '../day.ts';
import { isDone } from './contact-views.ts';
import { EventCounts, type CountedFor } from './event-counts.ts';
import { PastEvents } from './past-events.ts';

const hourMs = 60 * 60_000;

/** Keeps those events counted of which rules speak: what happens as it happens, and what happened before from the log. */
@Injectable()
export class AlertEvents {
  private current = new EventCounts({ from: 0, to: 0 }, new Set());
  private day: Day = { from: 0, to: 0 };
  /** When the day begins of which the log was read; null before it was. */
  private readFrom: EpochMs | null = null;
  /** What was counted while the log is being read; null while it is not. */
  private aside: { readonly entry: AnyRecorded; readonly where: CountedFor }[] | null = null;
  private readonly told = new Subject<CountedFor>();
  /** Told of whom an event was counted for. */
  readonly counted = this.told.asObservable();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly agents: AgentRecorder,
    private readonly log: EventLog,
    private readonly past: PastEvents,
    private readonly clock: Clock,
  ) {}

  get counts(): EventCounts {
    return this.current;
  }

  /** Follows what is recorded from now on. */
  follow(): Subscription {
    const following = new Subscription();
    following.add(
      this.interactions.committed.subscribe(({ streamId, before, after, entries }) => {
        const counted = countedIn(entries, before, streamId);
        for (const [entry, where] of counted) this.take(entry, where);
        if (isDone(after)) this.current.forget(streamId);
      }),
    );
    following.add(
      this.agents.committed.subscribe(({ entries }) => {
        for (const entry of entries) this.take(entry, countedForAgent(entry));
      }),
    );
    return following;
  }

  /**
   * Goes on with another day; what happened in the last hour stays counted. Whether it is another: what happened in it before it was
   * gone on with is not counted until it is wanted anew.
   */
  turn(day: Day): boolean {
    if (day.from === this.day.from) return false;
    this.day = day;
    this.current.begin(day);
    return true;
  }

  /**
   * Counts events of these types, of the day and of the last hour, and of contacts that go on all there were. What was counted before
   * goes on being counted until then. One at a time. Whether anything is counted anew.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async want(types: ReadonlySet<string>, day: Day): Promise<boolean> {
    this.turn(day);
    const isSame = types.size === this.current.types.size && [...types].every((type) => this.current.types.has(type));
    if (isSame && (types.size === 0 || day.from === this.readFrom)) return false;
    this.aside = [];
    try {
      const next = new EventCounts(day, types);
      const read = await this.readInto(next, day);
      for (const { entry, where } of this.aside)
        if (entry.sequence > (read.get(entry.streamId) ?? 0)) next.add(entry.event.type, entry.occurredAt, where);
      next.begin(this.day); // another may have begun meanwhile
      this.current = next;
      this.readFrom = day.from;
    } finally {
      this.aside = null;
    }
    return true;
  }

  /** Gives up to which entry each stream was read. */
  private async readInto(next: EventCounts, day: Day): Promise<ReadonlyMap<string, number>> {
    const [types, now] = [[...next.types], this.clock.now()];
    const from = Math.min(day.from, now - hourMs);
    const live = await this.log.liveStreams();
    const isLive = new Set(live);
    const read = new Map<string, number>();
    const takeAll = async (batches: AsyncIterable<readonly AnyRecorded[]>) => {
      for await (const batch of batches)
        for (const [entry, where] of countedOf(batch)) {
          const interactionId = isLive.has(entry.streamId) ? entry.streamId : null;
          next.add(entry.event.type, entry.occurredAt, { ...where, interactionId });
          read.set(entry.streamId, entry.sequence);
        }
    };
    await takeAll(withoutStreams(this.past.happened(types, from, now + hourMs), isLive));
    await takeAll(this.past.of(live, types));
    return read;
  }

  private take(entry: AnyRecorded, where: CountedFor): void {
    const { type } = entry.event;
    this.aside?.push({ entry, where });
    if (!this.current.types.has(type)) return;
    this.current.add(type, entry.occurredAt, where);
    this.told.next(where);
  }
}

type Counted = readonly [entry: AnyRecorded, where: CountedFor];

/** Where a contact was, and what was given in it. */
type Start = Whereabouts & Pick<Interaction, 'grants'>;

const nothingYet: Start = { ...nowhere, grants: [] };

/** Whom the entries of a contact are counted for, which follow on how it was. */
function countedIn(entries: readonly Recorded[], { queueId, agentId, grants }: Start, id: string): readonly Counted[] {
  let where: Whereabouts = { queueId, agentId };
  const granted = new Map(grants.map((grant): readonly [string, Given] => [grant.grantId, grant]));
  return entries.map((entry) => {
    const { event } = entry;
    where = whereAfter(where, event);
    const counted = { interactionId: id, queueId: where.queueId, agentId: agentIn(event, where) };
    if (event.type === 'RemedyGranted') granted.set(event.grantId, event);
    return [entry, { ...counted, ...givenBy(event, granted) }];
  });
}

type Given = Pick<Grant, 'terms' | 'agentId'>;

/** What an event gives, or takes back of whoever gave it. */
function givenBy(event: InteractionEvent, granted: ReadonlyMap<string, Given>): Partial<CountedFor> {
  if (event.type === 'RemedyGranted') return event.terms.amount ? { given: event.terms.amount } : {};
  const undone = event.type === 'RemedyUndone' ? granted.get(event.grantId) : undefined;
  if (!undone?.terms.amount) return {};
  const { amount, currency } = undone.terms.amount;
  return { agentId: undone.agentId, given: { amount: -amount, currency } };
}

const countedForAgent = ({ streamId }: AgentRecorded): CountedFor => ({
  ...{ interactionId: null, queueId: null, agentId: streamId.slice('agent:'.length) },
});

/** Whom entries are counted for of whole streams, one after the other. */
export const countedOf = (entries: readonly AnyRecorded[]): readonly Counted[] =>
  streamsOf(entries).flatMap(([id, held]) =>
    isAgentStream(id)
      ? (held as readonly AgentRecorded[]).map((entry): Counted => [entry, countedForAgent(entry)])
      : countedIn(held as readonly Recorded[], nothingYet, id),
  );

/** Entries of whole streams, stream by stream. */
export function streamsOf<Entry extends AnyRecorded>(
  entries: readonly Entry[],
): readonly (readonly [streamId: string, entries: readonly Entry[]])[] {
  const streams = new Map<string, Entry[]>();
  for (const entry of entries) {
    const held = streams.get(entry.streamId);
    if (held) held.push(entry);
    else streams.set(entry.streamId, [entry]);
  }
  return [...streams];
}

async function* withoutStreams(
  batches: AsyncIterable<readonly AnyRecorded[]>,
  left: ReadonlySet<string>,
): AsyncIterable<readonly AnyRecorded[]> {
  for await (const batch of batches) yield batch.filter(({ streamId }) => !left.has(streamId));
}
