import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { pairwise, type Subscription } from 'rxjs';
import { AgentRecorder } from './agent-recorder.ts';
import { Presence } from './presence.ts';
import { Roster } from './roster.ts';

/**
 * Starts and ends an agent's day with their console: who comes back after an absence is available again, who left with
 * nothing in hand is signed out. A break stays a break, and a refresh is no absence. Whoever watches the floor as well is available
 * once they say so.
 */
@Injectable()
export class DayStart implements OnModuleDestroy {
  private readonly logger = new Logger(DayStart.name);
  private subscription: Subscription | null = null;

  constructor(
    private readonly agents: AgentRecorder,
    private readonly presence: Presence,
    private readonly roster: Roster,
  ) {}

  start(): void {
    this.subscription = this.presence.present.pipe(pairwise()).subscribe(([before, now]) => {
      for (const id of now) if (!before.has(id)) this.run(id, () => this.begin(id));
      for (const id of before) if (!now.has(id)) this.run(id, () => this.end(id));
    });
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private run(agentId: string, task: () => Promise<void>): void {
    if (!this.roster.includes(agentId)) return;
    void task().catch((error: unknown) => this.logger.warn(`the day of ${agentId} was not recorded: ${String(error)}`));
  }

  private async begin(agentId: string): Promise<void> {
    const common = { agentId, by: `agent:${agentId}`, commandId: null } as const;
    const { chosen } = await this.agents.state(agentId);
    if (chosen !== 'offline') return;
    await this.agents.record({ ...common, command: { type: 'SignIn' } });
    if (this.roster.beginsByChoice(agentId)) return;
    await this.agents.record({ ...common, command: { type: 'ChooseState', state: 'available', reason: null } });
  }

  private async end(agentId: string): Promise<void> {
    const { chosen } = await this.agents.state(agentId);
    if (chosen !== 'available') return;
    await this.agents.record({ agentId, by: 'system', commandId: null, command: { type: 'SignOut' } });
  }
}
