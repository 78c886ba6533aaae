import { workOf, type Interaction, type WorkStage } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { AgentRecorder } from './agent-recorder.ts';

/**
 * Keeps each agent's stream in step with the interactions: who was offered, answered, or left work behind. What a crash kept
 * from being written is written at the next start, from the live interactions.
 */
@Injectable()
export class WorkAssigner implements OnModuleDestroy {
  private readonly logger = new Logger(WorkAssigner.name);
  private subscription: Subscription | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly agents: AgentRecorder,
    private readonly log: EventLog,
  ) {}

  /** Takes up what a crash left undone, then follows what is committed. `agentIds` are all who may have work. */
  async start(agentIds: readonly string[]): Promise<void> {
    this.subscription = this.interactions.committed.subscribe((committed) => this.follow(committed));
    const live = new Map<string, Interaction>();
    for (const id of await this.log.liveStreams()) live.set(id, await this.interactions.state(id));
    for (const [id, state] of live) await this.assign(id, new Map(), workOf(state));
    for (const agentId of agentIds) await this.releaseForgotten(agentId, live);
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private follow({ streamId, before, after }: InteractionCommitted): void {
    void this.assign(streamId, workOf(before), workOf(after)).catch((error: unknown) => {
      this.logger.error(`work of ${streamId} was not assigned: it will be at the next start`, error);
    });
  }

  private async assign(
    interactionId: string,
    before: ReadonlyMap<string, WorkStage>,
    after: ReadonlyMap<string, WorkStage>,
  ): Promise<void> {
    const taken = [...after].filter(([agentId, stage]) => before.get(agentId) !== stage);
    const released = [...before.keys()].filter((agentId) => !after.has(agentId));
    const common = { by: 'system', commandId: null } as const;
    await Promise.all([
      ...taken.map(([agentId, stage]) =>
        this.agents.record({ ...common, agentId, command: { type: 'TakeWork', interactionId, stage } }),
      ),
      ...released.map((agentId) =>
        this.agents.record({ ...common, agentId, command: { type: 'ReleaseWork', interactionId } }),
      ),
    ]);
  }

  private async releaseForgotten(agentId: string, live: ReadonlyMap<string, Interaction>): Promise<void> {
    const { work } = await this.agents.state(agentId);
    for (const { interactionId } of work) {
      const state = live.get(interactionId);
      if (state && workOf(state).has(agentId)) continue;
      const command = { type: 'ReleaseWork', interactionId } as const;
      await this.agents.record({ agentId, command, by: 'system', commandId: null });
    }
  }
}
