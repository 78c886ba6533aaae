import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import type { Interaction } from '@aliado/domain';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';

const lookEveryMs = 1_000;

/** Closes after-contact work whose time is up. The clock is the server's: a closed tab changes nothing. */
@Injectable()
export class OverdueWork implements OnModuleDestroy {
  private readonly logger = new Logger(OverdueWork.name);
  private readonly dueAt = new Map<string, number>();
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Takes up what was open before a restart, then follows what is committed. */
  async start(): Promise<void> {
    this.subscription = this.interactions.committed.subscribe(({ streamId, after }) => this.note(streamId, after));
    for (const id of await this.log.liveStreams()) this.note(id, await this.interactions.state(id));
    this.timer = setInterval(() => this.closeOverdue(), lookEveryMs);
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    if (this.timer) clearInterval(this.timer);
  }

  private note(interactionId: string, { afterContactWork }: Interaction): void {
    if (afterContactWork.length === 0) this.dueAt.delete(interactionId);
    else this.dueAt.set(interactionId, Math.min(...afterContactWork.map(({ dueAt }) => dueAt)));
  }

  private closeOverdue(): void {
    const now = this.clock.now();
    for (const [interactionId, dueAt] of this.dueAt) {
      if (dueAt > now) continue;
      const command = { type: 'CloseOverdueWork' } as const;
      void this.interactions
        .record({ interactionId, command, by: 'system', agentId: null, commandId: null })
        .catch((error: unknown) =>
          this.logger.warn(`overdue work of ${interactionId} stays open for now: ${String(error)}`),
        );
    }
  }
}
