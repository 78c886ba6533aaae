import type { AgentRecorded } from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { Presence } from '../../agents/presence.ts';
import { Roster, type Colleague } from '../../agents/roster.ts';
import { EventLog } from '../../interactions/event-log.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import type { Day } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import { readDay } from './agent-day.ts';
import { FloorAgents, newOnFloor } from './floor-agents.ts';

/** Agents read at once when a day begins: few, for live contacts want connections too. */
const together = 4;
const againAfterMs = 1_000;

/** Keeps those who take contacts on the floor: their days, who is added or leaves, who has a console open. */
@Injectable()
export class AgentFloor {
  private readonly logger = new Logger(AgentFloor.name);
  readonly agents = new FloorAgents();
  private day: Day | null = null;
  private isEnded = false;
  /** What was recorded of somebody who is being read, by agent. */
  private readonly aside = new Map<string, AgentRecorded[]>();

  constructor(
    private readonly recorder: AgentRecorder,
    private readonly roster: Roster,
    private readonly presence: Presence,
    private readonly contacts: ContactFloor,
    private readonly log: EventLog,
    private readonly changes: FloorChanges,
  ) {}

  /** Follows what is recorded, what becomes of contacts in somebody's hands, who joins and leaves, and who has a console open. */
  follow(): Subscription {
    const following = new Subscription();
    following.add(
      this.recorder.committed.subscribe(({ streamId, entries }) => this.take(streamId.slice('agent:'.length), entries)),
    );
    following.add(this.presence.present.subscribe((present) => this.arrive(present)));
    following.add(
      this.contacts.segments.subscribe(({ after: { interactionId, agentId } }) => {
        if (agentId !== null) this.changes.agent(agentId);
        for (const holder of this.agents.holdersOf(interactionId)) this.changes.agent(holder);
      }),
    );
    following.add(this.roster.people.subscribe((people) => this.people(people)));
    following.add(() => {
      this.isEnded = true;
    });
    return following;
  }

  /**
   * Reads everybody's day from the log, then goes on with it.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(day: Day): Promise<void> {
    this.day = day;
    await this.readAll(idsOf(this.roster.colleagues()), day);
    this.changes.everything();
  }

  private async readAll(ids: readonly string[], day: Day): Promise<void> {
    const waiting = [...ids];
    const lane = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await this.read(next, day);
        this.changedWithQueues(next);
      }
    };
    await Promise.all(Array.from({ length: together }, lane));
  }

  /** Tried until the log is there: nothing else would read those who join before the next day. */
  private async readJoining(ids: readonly string[], day: Day): Promise<void> {
    while (!this.isEnded && this.day === day) {
      try {
        return await this.readAll(ids, day);
      } catch (error) {
        this.logger.warn(`days of ${ids.length} people are not read for now: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, againAfterMs).unref());
      }
    }
  }

  private async read(id: string, day: Day): Promise<void> {
    const aside: AgentRecorded[] = [];
    this.aside.set(id, aside);
    try {
      const agent = await this.recorder.state(id);
      const spent = await readDay(this.log, id, agent.sequence, day.from);
      const colleague = this.roster.colleagues().find((one) => one.id === id);
      if (!colleague || this.day !== day) return; // they left, or another day began, while it was read
      this.agents.put({ colleague, agent, day: spent });
      this.agents.take(id, aside);
    } finally {
      if (this.aside.get(id) === aside) this.aside.delete(id);
    }
  }

  private take(agentId: string, entries: readonly AgentRecorded[]): void {
    this.aside.get(agentId)?.push(...entries);
    if (!this.agents.get(agentId)) return;
    const [first] = entries;
    if (first) this.changes.since(first.recordedAt);
    for (const queueId of this.agents.take(agentId, entries)) this.changes.queue(queueId);
    this.changes.agent(agentId);
  }

  private arrive(present: ReadonlySet<string>): void {
    for (const id of this.agents.arrive(present)) this.changedWithQueues(id);
  }

  private people(people: readonly Colleague[]): void {
    const { day } = this;
    if (!day) return; // all are read when the floor begins
    const staying = new Set(people.map(({ id }) => id));
    for (const id of this.agents.ids().filter((one) => !staying.has(one))) {
      this.changedWithQueues(id);
      this.agents.remove(id);
    }
    const joining = people.filter(({ id }) => !this.agents.get(id));
    for (const colleague of people) {
      this.changedWithQueues(colleague.id); // of the queues that are taken from them one less may be free
      const held = this.agents.get(colleague.id) ?? newOnFloor(colleague, day.from);
      this.agents.put({ ...held, colleague });
      this.changedWithQueues(colleague.id);
    }
    void this.readJoining(idsOf(joining), day);
  }

  private changedWithQueues(agentId: string): void {
    const held = this.agents.get(agentId);
    this.changes.agent(agentId);
    for (const queueId of held ? this.agents.queuesOf(held) : []) this.changes.queue(queueId);
  }
}

const idsOf = (people: readonly Colleague[]): readonly string[] => people.map(({ id }) => id);
