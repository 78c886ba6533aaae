import type { EpochMs, FloorAgent, FloorFrame, FloorNeed, FloorQueue, Reader } from '@aliado/domain';
import type { ChangedSince } from '../floor-changes.ts';
import type { FloorView } from './floor-view.ts';

/** The most that one frame of a whole floor may be, bytes as JSON. */
export const frameBytes = 48_000;

/** What is told of a need to a kind of reader. */
export function needFor(reader: Reader, { need, handling }: FloorNeed): FloorNeed {
  return { need: reader === 'full' ? need : { ...need, customerName: null }, handling };
}

type Piece = { readonly queue: FloorQueue } | { readonly need: FloorNeed } | { readonly agent: FloorAgent };

/**
 * The whole floor in frames of bounded size: queues first, then what needs somebody, then agents. Each is made when it is asked for, so
 * that it tells what is true then; the first replaces all that was told before.
 */
export function* wholeFloor(view: FloorView, reader: Reader, clock: { now(): EpochMs }): Generator<FloorFrame> {
  let frame = emptyFrame(view, clock.now(), true);
  let bytes = JSON.stringify(frame).length;
  for (const piece of piecesOf(view, reader, clock)) {
    const size = Buffer.byteLength(JSON.stringify(Object.values(piece)[0])) + 1;
    if (bytes + size > frameBytes) {
      yield frame;
      frame = emptyFrame(view, clock.now(), false);
      bytes = JSON.stringify(frame).length;
    }
    frame = withPiece(frame, piece);
    bytes += size;
  }
  yield frame;
}

function* piecesOf(view: FloorView, reader: Reader, clock: { now(): EpochMs }): Generator<Piece> {
  for (const queueId of view.queueIds()) yield { queue: view.queue(queueId) };
  for (const one of view.needsInOrder(clock.now())) {
    const need = view.need(one.need.id);
    if (need) yield { need: needFor(reader, need) };
  }
  for (const agentId of view.agentIds()) {
    const agent = view.agent(agentId);
    if (agent) yield { agent };
  }
}

/** What is different, as it is now. */
export function changedFloor(
  view: FloorView,
  { queues, agents, needs }: ChangedSince,
  reader: Reader,
  at: EpochMs,
): FloorFrame {
  const known = <T>(ids: ReadonlySet<string>, get: (id: string) => T | null) => {
    const found = [...ids].map((id) => [id, get(id)] as const);
    return {
      there: found.flatMap(([, one]) => (one === null ? [] : [one])),
      gone: found.flatMap(([id, one]) => (one === null ? [id] : [])),
    };
  };
  const [people, open] = [known(agents, (id) => view.agent(id)), known(needs, (id) => view.need(id))];
  return {
    ...emptyFrame(view, at, false),
    queues: [...queues].map((id) => view.queue(id)),
    ...{ agents: people.there, goneAgents: people.gone },
    ...{ needs: open.there.map((need) => needFor(reader, need)), goneNeeds: open.gone },
  };
}

const emptyFrame = (view: FloorView, at: EpochMs, isWhole: boolean): FloorFrame => ({
  ...{ at, isWhole, agentCount: view.agentIds().length, dayFrom: view.dayFrom() },
  ...{ queues: [], agents: [], goneAgents: [], needs: [], goneNeeds: [] },
});

function withPiece(frame: FloorFrame, piece: Piece): FloorFrame {
  if ('queue' in piece) return { ...frame, queues: [...frame.queues, piece.queue] };
  if ('need' in piece) return { ...frame, needs: [...frame.needs, piece.need] };
  return { ...frame, agents: [...frame.agents, piece.agent] };
}
