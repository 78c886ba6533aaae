import {
  inOrder,
  type EpochMs,
  type FloorAgent,
  type FloorContact,
  type FloorNeed,
  type FloorQueue,
  type WorkItem,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AgentFloor } from '../agents/agent-floor.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { ContactMoods } from '../contacts/contact-moods.ts';
import { FloorHouse } from '../floor-house.ts';
import { FloorNeeds } from '../needs/floor-needs.ts';

/** The floor as it is shown, piece by piece; a piece costs the same however large the floor is. */
@Injectable()
export class FloorView {
  constructor(
    private readonly contacts: ContactFloor,
    private readonly staff: AgentFloor,
    private readonly needs: FloorNeeds,
    private readonly moods: ContactMoods,
    private readonly house: FloorHouse,
  ) {}

  /** Where the day begins from which is counted. @throws Error before the floor has begun. */
  dayFrom(): EpochMs {
    return this.contacts.counted().day.from;
  }

  /** Those of the organisation in its order, then those that only a source knows. */
  queueIds(): readonly string[] {
    const heard = [...this.contacts.counted().queueIds()].filter((id) => id !== null);
    return [...new Set([...this.house.queueIds(), ...heard])];
  }

  queue(queueId: string): FloorQueue {
    const { waiting, talked, tally } = this.contacts.counted().line(queueId);
    return {
      ...{ queueId, target: this.contacts.counted().targetOf(queueId), tally },
      ...{ waiting: waiting.size, longestSince: waiting.first?.at ?? null },
      ...{ free: this.staff.agents.free(queueId), onContact: talked },
    };
  }

  agentIds(): readonly string[] {
    return this.staff.agents.ids();
  }

  /** Null for somebody who takes no contacts, or not any more. */
  agent(agentId: string): FloorAgent | null {
    const held = this.staff.agents.get(agentId);
    if (!held) return null;
    const { colleague, agent, day } = held;
    const status = this.staff.agents.status(agentId);
    const isChosen = status === agent.chosen;
    return {
      ...{ agentId, name: colleague.name, team: colleague.team, queues: this.staff.agents.queuesOf(held), status },
      ...{ since: agent.statusSince, reason: agent.reason, setBy: isChosen ? agent.chosenBy : null },
      contacts: agent.work.map((work) => this.contact(agentId, work)),
      today: { handled: this.contacts.counted().handledBy(agentId), time: day.time },
    };
  }

  /** The needs in sight, the most pressing first. */
  needsInOrder(now: EpochMs): readonly FloorNeed[] {
    const byNeed = new Map(this.needs.all().map((one) => [one.need, one]));
    return inOrder([...byNeed.keys()], now).flatMap((need) => byNeed.get(need) ?? []);
  }

  /** Null for one that is not in sight. */
  need(needId: string): FloorNeed | null {
    return this.needs.get(needId);
  }

  private contact(agentId: string, { interactionId, stage, since }: WorkItem): FloorContact {
    const segment = this.contacts.segmentOf(interactionId, agentId);
    const heldSince = segment?.agentId === agentId ? segment.heldSince : null;
    const mood = this.moods.of(interactionId);
    return { interactionId, queueId: segment?.queueId ?? null, stage, since, heldSince, mood };
  }
}
