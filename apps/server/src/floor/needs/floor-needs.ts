import {
  initialAttention,
  isCare,
  type AttentionCommand,
  type AttentionRefusal,
  type FloorNeed,
  type Need,
  type PersonThen,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subscription } from 'rxjs';
import type { RecordOutcome } from '../../interactions/stream-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { AttentionRecorder } from '../attention/attention-recorder.ts';
import type { Day } from '../day.ts';
import { AgentCare } from './agent-care.ts';
import { CareAttention } from './care-attention.ts';
import { ContactNeeds } from './contact-needs.ts';
import { ShownNeeds } from './shown-needs.ts';

/** What needs a supervisor: of contacts that go on, of what was promised in others, of agents; and what people made of it. */
@Injectable()
export class FloorNeeds {
  private readonly careAttention = new CareAttention();
  private day: Day | null = null;

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

  /**
   * Does what somebody makes of a need for the care of an agent, which is held in memory for the day and never recorded. Null for
   * every other need: what is made of those is for the recorder.
   */
  attendCare(command: AttentionCommand, commandId: string): RecordOutcome<AttentionRefusal> | null {
    const kind = this.find(command.needId)?.about.kind;
    if (kind === undefined || !isCare(kind)) return null;
    const outcome = this.careAttention.attend(command, commandId, this.clock.now());
    if ('accepted' in outcome) this.shown.attendCare(this.careAttention.attention, [command.needId]);
    return outcome;
  }

  /** Somebody says of a sign of theirs that they are fine: it is put away, and never shown to supervisors from then on. */
  fine(by: PersonThen, signId: string): void {
    if (!this.care.putAway(by.accountId, signId)) return;
    const command = { type: 'CloseNeed', needId: signId, by, outcome: 'not-needed' } as const;
    this.careAttention.attend(command, `fine ${signId}`, this.clock.now());
    this.shown.attendCare(this.careAttention.attention, [signId]);
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
    if (day.from !== this.day?.from) {
      this.shown.attendCare(initialAttention, this.careAttention.forget());
      this.care.forget();
    }
    this.day = day;
    const attention = await this.attention.state();
    this.shown.attend(attention, Object.keys(attention.handlings));
    await this.contacts.begin(day);
    await this.care.begin(day);
  }

  /** Lets come what is due. */
  come(now: number): void {
    this.contacts.come(now);
    this.care.come(now);
    this.shown.come(now);
  }
}
