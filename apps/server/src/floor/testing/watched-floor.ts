import type { FloorAgent, FloorFrame, FloorNeed, FloorQueue } from '@aliado/domain';
import type { ConsoleSocket } from '../../live/testing/live-app.ts';

/** The floor as a console puts it together from frames. */
export class WatchedFloor {
  readonly queues = new Map<string, FloorQueue>();
  readonly agents = new Map<string, FloorAgent>();
  readonly needs = new Map<string, FloorNeed>();
  readonly frames: FloorFrame[] = [];

  constructor(private readonly socket: ConsoleSocket) {
    socket.on('floor', (frame) => this.take(frame));
  }

  /** Begins to watch. @throws Error with the reason if that is refused. */
  async watch(): Promise<this> {
    const answer = await this.socket.timeout(15_000).emitWithAck('floor', {});
    if ('refused' in answer) throw new Error(answer.refused);
    this.take(answer.frame);
    return this;
  }

  /** The kinds of what needs somebody, in no order. */
  kinds(): readonly string[] {
    return [...this.needs.values()].map(({ need }) => need.about.kind);
  }

  private take(frame: FloorFrame): void {
    this.frames.push(frame);
    if (frame.isWhole) for (const map of [this.queues, this.agents, this.needs]) map.clear();
    for (const queue of frame.queues) this.queues.set(queue.queueId, queue);
    for (const agent of frame.agents) this.agents.set(agent.agentId, agent);
    for (const need of frame.needs) this.needs.set(need.need.id, need);
    for (const id of frame.goneAgents) this.agents.delete(id);
    for (const id of frame.goneNeeds) this.needs.delete(id);
  }
}
