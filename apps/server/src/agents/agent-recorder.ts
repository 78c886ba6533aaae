import {
  agentStream,
  decideAgent,
  evolveAgent,
  initialAgent,
  type Actor,
  type Agent,
  type AgentCommand,
  type AgentEvent,
  type AgentRefusal,
} from '@aliado/domain';
import { Subject, type Observable } from 'rxjs';
import type { EventLog } from '../interactions/event-log.ts';
import { StreamRecorder, type Committed, type RecordOutcome } from '../interactions/stream-recorder.ts';
import type { Clock } from '../platform/clock.ts';

export type AgentCommitted = Committed<Agent, AgentEvent>;

/** The only code that appends to the agents' own streams. */
export abstract class AgentRecorder {
  /** Told once a commit, in order within an agent. */
  abstract readonly committed: Observable<AgentCommitted>;

  /** @throws LogUnavailable if nothing could be written. */
  abstract record(request: {
    readonly agentId: string;
    readonly command: AgentCommand;
    readonly by: Actor;
    readonly commandId: string | null;
  }): Promise<RecordOutcome<AgentRefusal>>;

  /** The newest state; `initialAgent` for somebody who never worked. */
  abstract state(agentId: string): Promise<Agent>;
}

const foldVersion = 2;
const heldStates = 5_000;

/** Records agents in the event log. */
export class LoggedAgentRecorder extends AgentRecorder {
  private readonly commits = new Subject<AgentCommitted>();
  private readonly recorder: StreamRecorder<Agent, AgentEvent, AgentRefusal>;
  readonly committed: Observable<AgentCommitted> = this.commits.asObservable();

  constructor(
    log: EventLog,
    private readonly clock: Clock,
  ) {
    super();
    const fold = { initial: initialAgent, evolve: evolveAgent, version: foldVersion };
    const publish = (committed: AgentCommitted) => this.commits.next(committed);
    this.recorder = new StreamRecorder(log, fold, { limit: heldStates, publish, turnOf: () => null });
  }

  record({
    agentId,
    command,
    by,
    commandId,
  }: Parameters<AgentRecorder['record']>[0]): Promise<RecordOutcome<AgentRefusal>> {
    const now = this.clock.now();
    const decide = (state: Agent) => decideAgent(state, command);
    return this.recorder.record({
      streamId: agentStream(agentId),
      by,
      occurredAt: now,
      recordedAt: now,
      commandId,
      decide,
    });
  }

  state(agentId: string): Promise<Agent> {
    return this.recorder.state(agentStream(agentId));
  }
}
