import type { InteractionEvent, Recorded } from '../interaction/interaction-event.ts';
import type { EpochMs } from '../time/epoch.ts';
import { isTalked, isWaiting, type ContactTrack, type Segment, type SegmentEnd } from './segment.ts';

/** The events that a track is made of; all others may be left out of what is folded. */
export const trackTypes = [
  'InteractionOpened',
  'InteractionQueued',
  'InteractionOffered',
  'InteractionAnswered',
  'CallHeld',
  'CallResumed',
  'InteractionTransferred',
  'InteractionEnded',
  'InteractionAbandoned',
  'CustomerIdentified',
  'CustomerCorrected',
  'AfterContactWorkStarted',
  'AfterContactWorkFinished',
] as const satisfies readonly InteractionEvent['type'][];

/**
 * Folds one entry into a contact's track. Pure and total, like `evolve` of an interaction; entries of other types change nothing, so
 * that a log may be read without them. Costs the same however long the contact is.
 */
export function evolveTrack(track: ContactTrack, { sequence, occurredAt: at, event }: Recorded): ContactTrack {
  if (sequence <= track.sequence) return track;
  const next = { ...track, sequence };
  switch (event.type) {
    case 'InteractionOpened':
      return { ...next, channel: event.channel, direction: event.direction };
    case 'CustomerIdentified':
    case 'CustomerCorrected':
      return { ...next, customerId: event.customerId };
    case 'InteractionAbandoned':
    case 'InteractionEnded':
      return changed({ ...next, isOver: true }, at, event);
    default:
      return track.isOver ? changed(next, at, event) : came(next, at, event);
  }
}

/** What brings a contact to a queue or to somebody, and what changes it there. */
function came(track: ContactTrack, at: EpochMs, event: InteractionEvent): ContactTrack {
  switch (event.type) {
    case 'InteractionQueued':
      return queued(track, event.queueId, at);
    case 'InteractionOffered':
      return track.segments.some(isOpen) ? track : begun(track, null, at);
    case 'InteractionAnswered':
      return answered(track, event.agentId, at);
    default:
      return changed(track, at, event);
  }
}

/** What changes a segment that is there. */
function changed(track: ContactTrack, at: EpochMs, event: InteractionEvent): ContactTrack {
  switch (event.type) {
    case 'CallHeld':
      return withLast(track, isTalked, (segment) => held(segment, at));
    case 'CallResumed':
      return withLast(track, isTalked, (segment) => resumed(segment, at));
    case 'InteractionTransferred':
      return withLast(track, isTalked, (segment) => ended(segment, `transferred-${event.manner}`, at));
    case 'InteractionAbandoned':
      return withLast(track, isOpen, (segment) => ended(segment, isTalked(segment) ? 'ended' : 'abandoned', at));
    case 'InteractionEnded':
      return withLast(track, isOpen, (segment) => ended(segment, endOf(segment, event), at));
    case 'AfterContactWorkStarted':
      return withLast(track, isOf(event.agentId), () => ({ workSince: at }));
    case 'AfterContactWorkFinished':
      return withLast(track, isWorkedBy(event.agentId), (segment) => workedUp(segment, event, at));
    default:
      return track;
  }
}

const isOf =
  (agent: string) =>
  ({ agentId }: Segment): boolean =>
    agentId === agent;

const isWorkedBy =
  (agent: string) =>
  ({ agentId, workSince }: Segment): boolean =>
    agentId === agent && workSince !== null;

function endOf(
  segment: Segment,
  { reason, endedBy }: Extract<InteractionEvent, { type: 'InteractionEnded' }>,
): SegmentEnd {
  if (isTalked(segment)) return 'ended';
  return reason === 'hung-up' && endedBy === 'customer' ? 'abandoned' : 'failed';
}

function workedUp(
  { workSince }: Segment,
  { matter, disposition }: Extract<InteractionEvent, { type: 'AfterContactWorkFinished' }>,
  at: EpochMs,
): Partial<Segment> {
  return { workSince: null, workedFor: spanOf(workSince, at), matter, disposition };
}

const isOpen = (segment: Segment): boolean => segment.end === null;

const spanOf = (from: EpochMs | null, to: EpochMs): number => (from === null ? 0 : Math.max(0, to - from));

function queued(track: ContactTrack, queueId: string, at: EpochMs): ContactTrack {
  const last = track.segments.at(-1);
  if (last && isWaiting(last) && last.queueId === queueId) return track;
  const moved = withLast(track, isOpen, (segment) =>
    ended(segment, isTalked(segment) ? 'transferred-blind' : 'moved', at),
  );
  return begun(moved, queueId, at);
}

function answered(track: ContactTrack, agentId: string, at: EpochMs): ContactTrack {
  const open = track.segments.findLast(isOpen);
  if (open && isTalked(open) && open.agentId === agentId) return track;
  const passed =
    open && isTalked(open) ? withLast(track, isOpen, (one) => ended(one, 'transferred-attended', at)) : track;
  const waiting = passed.segments.some(isOpen) ? passed : begun(passed, null, at);
  return withLast(waiting, isOpen, () => ({ answeredAt: at, agentId }));
}

function begun(track: ContactTrack, queueId: string | null, at: EpochMs): ContactTrack {
  const segment: Segment = {
    ...{ interactionId: track.interactionId, ordinal: track.segments.length, queueId, beganAt: at },
    ...{
      channel: track.channel,
      direction: track.direction,
      answeredAt: null,
      agentId: null,
      end: null,
      endedAt: null,
    },
    ...{ heldSince: null, heldFor: 0, holds: 0, workSince: null, workedFor: null, matter: null, disposition: null },
  };
  return { ...track, segments: [...track.segments, segment] };
}

function ended(segment: Segment, end: SegmentEnd, at: EpochMs): Partial<Segment> {
  return { ...resumed(segment, at), end, endedAt: at };
}

const held = ({ heldSince, holds }: Segment, at: EpochMs): Partial<Segment> =>
  heldSince === null ? { heldSince: at, holds: holds + 1 } : {};

function resumed({ heldSince, heldFor }: Segment, at: EpochMs): Partial<Segment> {
  return { heldSince: null, heldFor: heldFor + spanOf(heldSince, at) };
}

/** Changes the last segment of those that something holds for; nothing where there is none. */
function withLast(
  track: ContactTrack,
  holds: (segment: Segment) => boolean,
  change: (segment: Segment) => Partial<Segment>,
): ContactTrack {
  const place = track.segments.findLastIndex(holds);
  const segment = track.segments[place];
  if (!segment) return track;
  return { ...track, segments: track.segments.with(place, { ...segment, ...change(segment) }) };
}
