import type { FloorNeed, Need } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { Clock } from '../../platform/clock.ts';
import { AttentionRecorder } from '../attention/attention-recorder.ts';
import type { Day } from '../day.ts';
import { AgentCare } from './agent-care.ts';
import { ContactNeeds } from './contact-needs.ts';
import { ShownNeeds } from './shown-needs.ts';

/** What needs a supervisor: of contacts that go on, of what was promised in others, of agents; and what people made of it. */
@Injectable()
export class FloorNeeds {
  constructor(
    private readonly contacts: ContactNeeds,
    private readonly care: AgentCare,
    private readonly attention: AttentionRecorder,
    private readonly shown: ShownNeeds,
    private readonly clock: Clock,
  ) {}

  /** A need that is there, in sight or put off; null for any other. */
  find(needId: string): Need | null {
    return this.shown.index.find(needId) ?? null;
  }

  /** A need that is in sight; null for any other. */
  get(needId: string): FloorNeed | null {
    return this.shown.get(needId, this.clock.now());
  }

  /** All that are in sight. */
  all(): readonly FloorNeed[] {
    return this.shown.all(this.clock.now());
  }

  /** Follows what is recorded, and what people make of needs. */
  follow(): Subscription {
    const following = new Subscription();
    following.add(this.contacts.follow());
    following.add(this.care.follow());
    following.add(
      this.attention.committed.subscribe(({ after, entries }) => {
        const touched = entries.map(({ event }) => event.needId);
        this.shown.attend(after, touched);
      }),
    );
    return following;
  }

  /**
   * Reads what there is, and what was made of it.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(day: Day): Promise<void> {
    const attention = await this.attention.state();
    this.shown.attend(attention, Object.keys(attention.handlings));
    await this.contacts.begin(day);
    await this.care.begin(day);
  }

  /** Lets come what is due. */
  come(now: number): void {
    this.contacts.come(now);
    this.shown.come(now);
  }
}
