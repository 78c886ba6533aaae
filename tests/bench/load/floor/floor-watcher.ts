import type { FloorAgent, FloorFrame, FloorNeed, FloorQueue } from '@aliado/domain';
import { LightSocket, type LightAddress } from '../light-socket.ts';

/** What reached one supervisor since the last reading. */
export interface FloorReading {
  readonly frames: number;
  readonly bytes: number;
  /** From what an agent became to the frame that tells of it, milliseconds. */
  readonly delays: readonly number[];
  /** Of those frames, how long ago the server made them. */
  readonly ways: readonly number[];
}

/** A supervisor who watches the floor, puts it together from frames, and measures them. */
export class FloorWatcher {
  readonly queues = new Map<string, FloorQueue>();
  readonly agents = new Map<string, FloorAgent>();
  readonly needs = new Map<string, FloorNeed>();
  /** Of the answer to the question for the floor. */
  firstFrameBytes = 0;
  dayFrom = 0;
  /** When the last frame came, milliseconds. */
  heardAt = 0;
  private socket: LightSocket | null = null;
  private reading = emptyReading();

  constructor(private readonly address: LightAddress) {}

  /** Opens the socket and begins to watch. @throws Error if that is refused. */
  async watch(): Promise<void> {
    this.socket ??= await LightSocket.open(this.address, {
      hear: (text) => this.hear(text),
      closed: () => (this.socket = null),
    });
    const answer = (await this.socket.ask('floor', {})) as
      { readonly frame: FloorFrame } | { readonly refused: string };
    if ('refused' in answer) throw new Error(`floor: ${answer.refused}`);
    this.firstFrameBytes = Buffer.byteLength(JSON.stringify(answer.frame));
    this.take(answer.frame);
  }

  /** Goes on being there without watching. */
  async leave(): Promise<void> {
    await this.socket?.ask('leaveFloor', {});
  }

  /** What came since the last reading. */
  read(): FloorReading {
    const { reading } = this;
    this.reading = emptyReading();
    return reading;
  }

  close(): void {
    this.socket?.close();
  }

  private hear(text: string): void {
    const now = Date.now();
    const [name, frame] = JSON.parse(text.slice(text.indexOf('['))) as [string, FloorFrame];
    if (name !== 'floor') return;
    this.heardAt = now;
    this.reading.frames += 1;
    this.reading.bytes += Buffer.byteLength(text);
    const moments = frame.agents.flatMap((agent) => this.newMoments(agent));
    for (const moment of moments) this.reading.delays.push(now - moment);
    this.reading.ways.push(now - frame.at);
    this.take(frame);
  }

  /** When something of somebody began that was not told before. Whoever is told of for the first time says nothing of delays. */
  private newMoments(agent: FloorAgent): readonly number[] {
    const before = this.agents.get(agent.agentId);
    if (!before) return [];
    const known = new Set(momentsOf(before));
    return [...new Set(momentsOf(agent))].filter((moment) => !known.has(moment));
  }

  private take(frame: FloorFrame): void {
    this.dayFrom = frame.dayFrom;
    if (frame.isWhole) for (const map of [this.queues, this.agents, this.needs]) map.clear();
    for (const queue of frame.queues) this.queues.set(queue.queueId, queue);
    for (const agent of frame.agents) this.agents.set(agent.agentId, agent);
    for (const need of frame.needs) this.needs.set(need.need.id, need);
    for (const id of frame.goneAgents) this.agents.delete(id);
    for (const id of frame.goneNeeds) this.needs.delete(id);
  }
}

const momentsOf = ({ since, contacts }: FloorAgent): readonly number[] =>
  [since, ...contacts.flatMap((contact) => [contact.since, contact.heldSince])].filter((moment) => moment !== null);

const emptyReading = () => ({ frames: 0, bytes: 0, delays: [] as number[], ways: [] as number[] });
