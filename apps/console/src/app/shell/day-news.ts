import { DestroyRef, inject, Service } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AgentEvent, AnyRecorded } from '@aliado/domain';
import { agentStream } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Readings } from '../desk/readings.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { ServerClock } from '../live/server-clock.ts';
import { Session } from '../session/session.ts';
import { Notices } from './notices.ts';

/** What of an agent's day somebody else can change. */
type Changed = Extract<AgentEvent, { type: 'AgentStateChosen' | 'AgentQueuesChanged' }>;

/** Tells agents when somebody else changed their state or their queues: what, and who. */
@Service()
export class DayNews {
  private readonly socket = inject(LiveSocket);
  private readonly clock = inject(ServerClock);
  private readonly session = inject(Session);
  private readonly readings = inject(Readings);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();

  /** Starts telling; call it in an injection context that lasts as long as it should. */
  begin(): void {
    const since = this.clock.now(); // what was before is no news
    this.socket.deliveries.pipe(takeUntilDestroyed(inject(DestroyRef))).subscribe(({ streamId, entries }) => {
      const me = this.session.view()?.account.id ?? '';
      if (streamId !== agentStream(me)) return;
      for (const entry of entries) if (entry.recordedAt >= since) this.read(entry, me);
    });
  }

  private read({ by, event }: AnyRecorded, me: string): void {
    const isOthers = by.startsWith('agent:') && by !== `agent:${me}`;
    if (!isOthers || (event.type !== 'AgentStateChosen' && event.type !== 'AgentQueuesChanged')) return;
    void this.tell(by.slice('agent:'.length), event);
  }

  private async tell(accountId: string, event: Changed): Promise<void> {
    const organisation = await this.readings.organisation().catch(() => null); // the id is a name too, if a poor one
    const name = organisation?.people.find(({ id }) => id === accountId)?.name ?? accountId;
    const queueName = (id: string) =>
      organisation?.queues.find((queue) => queue.id === id)?.name[this.language()] ?? id;
    this.notices.show('watch', this.sentence(name, event, queueName));
  }

  private sentence(name: string, event: Changed, queueName: (id: string) => string): string {
    if (event.type === 'AgentStateChosen') {
      const state = this.transloco.translate(`ui.agentState.${event.state}`);
      return this.transloco.translate('floor.company.stateSet', { name, state });
    }
    if (event.queues === null) return this.transloco.translate('floor.company.ownQueues', { name });
    return this.transloco.translate('floor.company.moved', { name, queues: event.queues.map(queueName).join(', ') });
  }
}
