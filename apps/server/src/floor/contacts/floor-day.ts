import {
  evolveTrack,
  initialTrack,
  isComplete,
  tallyOf,
  trackTypes,
  type ContactTrack,
  type QueueTarget,
  type Recorded,
} from '@aliado/domain';
import { isWithin, type Day } from '../day.ts';
import { DayTallies, type IsOpen } from '../figures/day-tallies.ts';
import { QueueLine } from './queue-line.ts';
import { changesOf, type SegmentChange } from './segment-change.ts';

/** Whether an entry is one that tracks are made of. */
export const isOfTrack = ({ event }: Pick<Recorded, 'event'>): boolean => ofTracks.has(event.type);

const ofTracks: ReadonlySet<string> = new Set(trackTypes);

/**
 * Contacts of which nothing can change any more that are held nevertheless, for what a source tells late; at least one. What comes later
 * still is read from the log.
 */
export const completeHeld = 1_000;

/**
 * One day of the floor, counted entry by entry. Holds the tracks of contacts that go on and the last thousand that are complete;
 * of all others only what they counted is left. An entry for one of those has to be preceded by `recall`.
 */
export class FloorDay {
  private readonly open = new Map<string, ContactTrack>();
  private readonly complete = new Map<string, ContactTrack>();
  private readonly lines = new Map<string | null, QueueLine>();
  private readonly handled = new Map<string, number>();
  /** By queue and person, and by queue and quarter of an hour. */
  readonly tallies: DayTallies;

  constructor(
    readonly day: Day,
    readonly targetOf: (queueId: string | null) => QueueTarget,
    private readonly limit = completeHeld,
    isOpen: IsOpen = () => true,
  ) {
    this.tallies = new DayTallies(day, isOpen);
  }

  /** Whether an entry can be taken as it is: it follows on what is held, or begins a contact. */
  canTake({ streamId, sequence }: Pick<Recorded, 'streamId' | 'sequence'>): boolean {
    return sequence === 1 || this.track(streamId) !== undefined;
  }

  /** Holds a contact again that was forgotten, as it was when it was counted. */
  recall(track: ContactTrack): void {
    if (!this.track(track.interactionId)) this.keep(track);
  }

  /** Takes an entry in and gives what it changed; nothing for one that was taken before. */
  take(entry: Recorded): readonly SegmentChange[] {
    if (!isOfTrack(entry)) return [];
    const before = this.track(entry.streamId) ?? initialTrack(entry.streamId);
    const after = evolveTrack(before, entry);
    if (after === before) return [];
    this.keep(after);
    const changes = changesOf(before, after);
    for (const change of changes) this.count(change);
    return changes;
  }

  /** A contact that is held. */
  track(interactionId: string): ContactTrack | undefined {
    return this.open.get(interactionId) ?? this.complete.get(interactionId);
  }

  /** Contacts that go on, of whatever day. */
  openIds(): Iterable<string> {
    return this.open.keys();
  }

  /** The queues that anything was heard of; null stands for contacts without one. */
  queueIds(): Iterable<string | null> {
    return this.lines.keys();
  }

  /** A queue, whether anything was heard of it or not. */
  line(queueId: string | null): QueueLine {
    const held = this.lines.get(queueId);
    if (held) return held;
    const line = new QueueLine(this.day, this.targetOf(queueId));
    this.lines.set(queueId, line);
    return line;
  }

  /** Contacts of the day that somebody had and has written up. */
  handledBy(agentId: string): number {
    return this.handled.get(agentId) ?? 0;
  }

  /** Tracks that are held. */
  get size(): number {
    return this.open.size + this.complete.size;
  }

  private count(change: SegmentChange): void {
    const { before, after } = change;
    this.line(after.queueId).take(change);
    if (!isWithin(this.day, after.beganAt)) return;
    const target = this.targetOf(after.queueId);
    this.tallies.take(change, target);
    if (before?.agentId) this.add(before.agentId, -tallyOf(before, target).handled);
    if (after.agentId) this.add(after.agentId, tallyOf(after, target).handled);
  }

  private add(agentId: string, count: number): void {
    if (count !== 0) this.handled.set(agentId, this.handledBy(agentId) + count);
  }

  private keep(track: ContactTrack): void {
    const { interactionId: id, segments, isOver } = track;
    this.open.delete(id);
    this.complete.delete(id); // a Map keeps insertion order: the first key is the one that changed longest ago
    const isDone = (isOver || segments.length > 0) && segments.every(isComplete);
    (isDone ? this.complete : this.open).set(id, track);
    if (this.complete.size <= this.limit) return;
    const [oldest] = this.complete.keys();
    if (oldest !== undefined) this.complete.delete(oldest);
  }
}
