import {
  attentionStream,
  decideAttention,
  evolveAttention,
  initialAttention,
  type Attention,
  type AttentionCommand,
  type AttentionRefusal,
  type EpochMs,
} from '@aliado/domain';
import type { RecordOutcome } from '../../interactions/stream-recorder.ts';

type CareOutcome = RecordOutcome<AttentionRefusal>;

/** Answers held for whoever asks again because an answer was lost. */
const heldOutcomes = 1_000;

/**
 * What people make of needs for the care of agents, by the same rules as of others. In memory and for the day alone: on disk it would
 * say of each person for good when they were under strain.
 */
export class CareAttention {
  private held: Attention = initialAttention;
  /** By command, the oldest first. */
  private readonly outcomes = new Map<string, CareOutcome>();

  get attention(): Attention {
    return this.held;
  }

  /** Carried out once for one `commandId`. */
  attend(command: AttentionCommand, commandId: string, now: EpochMs): CareOutcome {
    const known = this.outcomes.get(commandId);
    if (known) return known;
    const outcome = this.decide(command, now);
    this.outcomes.set(commandId, outcome);
    const [oldest] = this.outcomes.keys();
    if (this.outcomes.size > heldOutcomes && oldest !== undefined) this.outcomes.delete(oldest);
    return outcome;
  }

  /** Forgets all of it; gives the needs of which something was known. */
  forget(): readonly string[] {
    const needIds = Object.keys(this.held.handlings);
    this.held = initialAttention;
    this.outcomes.clear();
    return needIds;
  }

  private decide(command: AttentionCommand, now: EpochMs): CareOutcome {
    const decision = decideAttention(this.held, command, now);
    if ('refused' in decision) return decision;
    for (const event of decision.events) {
      const about = { streamId: attentionStream, occurredAt: now, recordedAt: now } as const;
      const by = `agent:${command.by.accountId}` as const;
      this.held = evolveAttention(this.held, { ...about, by, sequence: this.held.sequence + 1, event });
    }
    return { accepted: { sequence: this.held.sequence } };
  }
}
