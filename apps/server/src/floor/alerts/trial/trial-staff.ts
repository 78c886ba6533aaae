import { evolveAgent, initialAgent, type Agent, type AgentRecorded } from '@aliado/domain';
import type { Colleague } from '../../../agents/roster.ts';
import { dayFrom } from '../../agents/agent-day.ts';
import { FloorAgents } from '../../agents/floor-agents.ts';
import type { Day } from '../../day.ts';

/**
 * Those who take contacts now, as they were on a past day. Whether a console of theirs was open is in no log: it counts as open. Teams
 * and queues are those of now, but for the queues that somebody served by a supervisor's word.
 */
export class TrialStaff {
  readonly agents = new FloorAgents();
  private readonly before = new Map<string, Agent>();

  constructor(
    readonly colleagues: readonly Colleague[],
    private readonly day: Day,
  ) {
    for (const colleague of colleagues) this.put(colleague, initialAgent);
    this.agents.arrive(new Set(colleagues.map(({ id }) => id)));
  }

  /** Takes in what was before the day; gives back what is of the day itself. */
  begin(entries: readonly AgentRecorded[]): readonly AgentRecorded[] {
    for (const entry of entries.filter(({ occurredAt }) => occurredAt < this.day.from)) {
      const { streamId, sequence } = entry;
      const agent = this.before.get(streamId) ?? { ...initialAgent, sequence: sequence - 1 };
      this.before.set(streamId, evolveAgent(agent, entry));
    }
    for (const [streamId, agent] of this.before) {
      const colleague = this.colleagues.find(({ id }) => `agent:${id}` === streamId);
      if (colleague) this.put(colleague, agent);
    }
    this.before.clear();
    return entries.filter(({ occurredAt }) => occurredAt >= this.day.from);
  }

  private put(colleague: Colleague, agent: Agent): void {
    this.agents.put({ colleague, agent, day: dayFrom(this.day.from, agent) });
  }
}
