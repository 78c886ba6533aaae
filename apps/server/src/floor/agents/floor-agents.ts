import { evolveAgent, initialAgent, statusOf, type Agent, type AgentRecorded, type AgentStatus } from '@aliado/domain';
import type { Colleague } from '../../agents/roster.ts';
import { dayFrom, evolveDay, type AgentDay } from './agent-day.ts';

/** Somebody who takes contacts, as far as the floor follows them. */
export interface AgentOnFloor {
  readonly colleague: Colleague;
  readonly agent: Agent;
  readonly day: AgentDay;
}

/** What an agent is to those who watch: whoever could take a contact but has no console open is offline. */
export const shownStatus = (agent: Agent, isPresent: boolean): AgentStatus => {
  const status = statusOf(agent);
  return isPresent || status !== 'available' ? status : 'offline';
};

/** Those who take contacts, their working day, and how many of them are free for each queue. Costs the same whoever changes. */
export class FloorAgents {
  private readonly held = new Map<string, AgentOnFloor>();
  private readonly freeIn = new Map<string, number>();
  private freeNow = 0;
  private readonly holders = new Map<string, Set<string>>();
  private present: ReadonlySet<string> = new Set();

  ids(): readonly string[] {
    return [...this.held.keys()];
  }

  get(agentId: string): AgentOnFloor | undefined {
    return this.held.get(agentId);
  }

  /** Agents who could take a contact of a queue now. */
  free(queueId: string): number {
    return this.freeIn.get(queueId) ?? 0;
  }

  /** Agents who could take a contact of any queue now. */
  get freeOfAll(): number {
    return this.freeNow;
  }

  /** Who has a contact in hand. */
  holdersOf(interactionId: string): Iterable<string> {
    return this.holders.get(interactionId) ?? [];
  }

  status(agentId: string): AgentStatus {
    const { agent = initialAgent } = this.held.get(agentId) ?? {};
    return shownStatus(agent, this.present.has(agentId));
  }

  /** The queues somebody serves now. */
  queuesOf({ agent, colleague }: Pick<AgentOnFloor, 'agent' | 'colleague'>): readonly string[] {
    return agent.queues ?? colleague.queues;
  }

  /** Puts somebody on the floor, or in the place of what was known of them. */
  put(next: AgentOnFloor): void {
    const { id } = next.colleague;
    this.change(id, () => this.held.set(id, next));
  }

  remove(agentId: string): void {
    this.change(agentId, () => this.held.delete(agentId));
  }

  /** Takes entries of somebody's stream in, in their order; gives the queues for which one more or one less is free. */
  take(agentId: string, entries: readonly AgentRecorded[]): readonly string[] {
    const before = this.held.get(agentId);
    if (!before) return [];
    let { agent, day } = before;
    for (const entry of entries) {
      if (entry.sequence <= agent.sequence) continue;
      agent = evolveAgent(agent, entry);
      day = evolveDay(day, agent, entry.occurredAt);
    }
    const was = this.freeQueues(agentId);
    this.put({ ...before, agent, day });
    const is = this.freeQueues(agentId);
    return [...was.filter((id) => !is.includes(id)), ...is.filter((id) => !was.includes(id))];
  }

  /** Says who has a console open; gives whom it changes. */
  arrive(present: ReadonlySet<string>): readonly string[] {
    const others = [...present].filter((id) => !this.present.has(id));
    const gone = [...this.present].filter((id) => !present.has(id));
    const changed = [...others, ...gone].filter((id) => this.held.has(id));
    for (const id of changed) this.countFree(id, -1);
    this.present = present;
    for (const id of changed) this.countFree(id, 1);
    return changed;
  }

  private change(agentId: string, make: () => void): void {
    this.countFree(agentId, -1);
    this.countWork(agentId, false);
    make();
    this.countFree(agentId, 1);
    this.countWork(agentId, true);
  }

  private countFree(agentId: string, by: 1 | -1): void {
    const queues = this.freeQueues(agentId);
    if (queues.length > 0) this.freeNow += by;
    for (const queueId of queues) this.freeIn.set(queueId, this.free(queueId) + by);
  }

  /** The queues of which somebody could take a contact now. */
  private freeQueues(agentId: string): readonly string[] {
    const one = this.held.get(agentId);
    return one && this.status(agentId) === 'available' ? this.queuesOf(one) : [];
  }

  private countWork(agentId: string, isHeld: boolean): void {
    for (const { interactionId } of this.held.get(agentId)?.agent.work ?? []) {
      const holders = this.holders.get(interactionId) ?? new Set<string>();
      if (isHeld) holders.add(agentId);
      else holders.delete(agentId);
      if (holders.size > 0) this.holders.set(interactionId, holders);
      else this.holders.delete(interactionId);
    }
  }
}

/** Somebody of whom the log has nothing. */
export const newOnFloor = (colleague: Colleague, from: number): AgentOnFloor => ({
  ...{ colleague, agent: initialAgent, day: dayFrom(from, initialAgent) },
});
