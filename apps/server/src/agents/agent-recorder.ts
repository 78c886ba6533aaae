import {
  agentStream,
  decideAgent,
  evolveAgent,
  initialAgent,
  type Agent,
  type AgentCommand,
  type AgentEvent,
  type AgentRefusal,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { DecidedStreams, type Wish } from '../interactions/decided-streams.ts';
import { EventLog } from '../interactions/event-log.ts';
import type { Committed, RecordOutcome } from '../interactions/stream-recorder.ts';
import { Clock } from '../platform/clock.ts';

/** Entries of an agent's stream that are on disk now, with the states around them. */
export type AgentCommitted = Committed<Agent, AgentEvent>;

/** The only code that appends to the agents' own streams. */
@Injectable()
export class AgentRecorder extends DecidedStreams<Agent, AgentEvent, AgentCommand, AgentRefusal> {
  constructor(log: EventLog, clock: Clock) {
    const fold = { initial: initialAgent, evolve: evolveAgent, version: 2 };
    super(log, clock, { fold, decide: decideAgent, held: 5_000 });
  }

  /** @throws LogUnavailable if nothing could be written. */
  record({
    agentId,
    ...wish
  }: Wish<AgentCommand> & { readonly agentId: string }): Promise<RecordOutcome<AgentRefusal>> {
    return this.recordOn(agentStream(agentId), wish);
  }

  /** The newest state; `initialAgent` for somebody who never worked. */
  state(agentId: string): Promise<Agent> {
    return this.stateOf(agentStream(agentId));
  }
}
