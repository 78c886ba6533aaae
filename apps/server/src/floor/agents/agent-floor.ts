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

/** Keeps those who take contacts on the floor: their days, who is added or leaves, who has a console open. */
@Injectable()
export class AgentFloor {
  private readonly logger = new Logger(AgentFloor.name);
  readonly agents = new FloorAgents();
  private day: Day | null = null;
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
    return following;
  }

  /**
   * Reads everybody's day from the log, then goes on with it.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(day: Day): Promise<void> {
    this.day = day;
    await this.readAll(this.roster.colleagues(), day);
    this.changes.everything();
  }

  private async readAll(colleagues: readonly Colleague[], day: Day): Promise<void> {
    const waiting = [...colleagues];
    const lane = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        await this.read(next, day);
        this.changedWithQueues(next.id);
      }
    };
    await Promise.all(Array.from({ length: together }, lane));
  }

  private async read(colleague: Colleague, day: Day): Promise<void> {
    const aside: AgentRecorded[] = [];
    this.aside.set(colleague.id, aside);
    try {
      const agent = await this.recorder.state(colleague.id);
      const spent = await readDay(this.log, colleague.id, agent.sequence, day.from);
      this.agents.put({ colleague, agent, day: spent });
      this.agents.take(colleague.id, aside);
    } finally {
      if (this.aside.get(colleague.id) === aside) this.aside.delete(colleague.id);
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
      const held = this.agents.get(colleague.id) ?? newOnFloor(colleague, day.from);
      this.agents.put({ ...held, colleague });
      this.changedWithQueues(colleague.id);
    }
    void this.readAll(joining, day).catch((error: unknown) =>
      this.logger.warn(`days of ${joining.length} people are not read yet: ${String(error)}`),
    );
  }

  private changedWithQueues(agentId: string): void {
    const held = this.agents.get(agentId);
    this.changes.agent(agentId);
    for (const queueId of held ? this.agents.queuesOf(held) : []) this.changes.queue(queueId);
  }
}
