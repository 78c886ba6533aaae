import { workOf, type Interaction, type WorkStage } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { AgentRecorder } from './agent-recorder.ts';

const againAfterMs = 1_000;

/**
 * Keeps each agent's stream in step with the interactions: who was offered, answered, or left work behind. What could not be
 * written is tried again every second; what a crash kept from being written is written at the next start.
 */
@Injectable()
export class WorkAssigner implements OnModuleDestroy {
  private readonly logger = new Logger(WorkAssigner.name);
  /** Interactions whose work could not be written yet, with all who may still hold it. */
  private readonly behind = new Map<string, Set<string>>();
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;

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
    if (this.timer) clearTimeout(this.timer);
  }

  private follow({ streamId, before, after }: InteractionCommitted): void {
    void this.assign(streamId, workOf(before), workOf(after)).catch((error: unknown) => {
      const holders = this.behind.get(streamId) ?? [];
      this.behind.set(streamId, new Set([...holders, ...workOf(before).keys(), ...workOf(after).keys()]));
      this.tryAgain(streamId, error);
    });
  }

  private tryAgain(interactionId: string, error: unknown): void {
    this.logger.warn(`work of ${interactionId} is not assigned yet: ${String(error)}`);
    this.timer ??= setTimeout(() => {
      this.timer = null;
      for (const [id, holders] of this.behind) {
        void this.catchUp(id, holders).catch((again: unknown) => this.tryAgain(id, again));
      }
    }, againAfterMs);
  }

  private async catchUp(interactionId: string, holders: ReadonlySet<string>): Promise<void> {
    const before = new Map([...holders].map((agentId) => [agentId, null] as const));
    const state = await this.interactions.state(interactionId);
    await this.assign(interactionId, before, workOf(state));
    // what was committed meanwhile may have been assigned before this was
    if ((await this.interactions.state(interactionId)) !== state) return this.catchUp(interactionId, holders);
    if (this.behind.get(interactionId) === holders) this.behind.delete(interactionId);
  }

  /** A stage of null in `before` is not known: it is written in any case, which changes nothing where it is right. */
  private async assign(
    interactionId: string,
    before: ReadonlyMap<string, WorkStage | null>,
    after: ReadonlyMap<string, WorkStage>,
  ): Promise<void> {
    const taken = [...after].filter(([agentId, stage]) => before.get(agentId) !== stage);
    const released = [...before.keys()].filter((agentId) => !after.has(agentId));
    if (taken.length + released.length === 0) return; // as with nearly all that is said
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
