import { isAgentStream, sessionFactsOf, type Recorded } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { EventLog } from '../interactions/event-log.ts';

const pageSize = 2_000;

/** A session that is over. */
export interface ClosedTape {
  readonly entries: readonly Recorded[];
  /** Everybody who answered. */
  readonly agentIds: readonly string[];
  readonly customerId: string | null;
}

/** Reads sessions whole from the log. */
@Injectable()
export class SessionTapes {
  constructor(private readonly log: EventLog) {}

  /** All entries of an interaction, in order; empty for an unknown one. @throws LogUnavailable if the log cannot be read now. */
  async read(interactionId: string): Promise<readonly Recorded[]> {
    const tape: Recorded[] = [];
    for (;;) {
      const page = (await this.log.readAfter(interactionId, tape.length, pageSize)) as readonly Recorded[];
      tape.push(...page);
      if (page.length < pageSize) return tape;
    }
  }

  /** A session with those who had it; null for one that goes on, or that nobody knows. */
  async closed(interactionId: string): Promise<ClosedTape | null> {
    if (isAgentStream(interactionId)) return null;
    const entries = await this.read(interactionId);
    if (entries.length === 0) return null;
    const { facts, state } = sessionFactsOf(entries);
    if (state.phase !== 'closed') return null;
    return { entries, agentIds: facts.agents.map(({ id }) => id), customerId: facts.customerId };
  }
}
