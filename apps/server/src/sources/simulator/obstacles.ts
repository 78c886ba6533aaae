import type { CallControl, SourceControl, TransferTarget } from '@aliado/domain';
import type { Call } from './call.ts';
import type { Scheduler } from './scheduler.ts';
import type { Staff } from './staff.ts';

/** What keeps somebody from a call who is asked to take it, or wants it. */
export class Obstacles {
  constructor(
    private readonly staff: Staff,
    private readonly scheduler: Scheduler,
    private readonly answering: 'people' | 'automatic',
  ) {}

  /** Why nobody could take the call where it is to go, as a sentence; null where somebody can, or it stays where it is. */
  of({ agentId, control }: SourceControl, call: Call): string | null {
    if (control.type === 'transfer') return this.ofTransfer(agentId, call, control);
    return control.type === 'take-over' ? this.ofTaking(agentId) : null;
  }

  private ofTransfer(
    from: string,
    call: Call,
    { to, manner }: Extract<CallControl, { type: 'transfer' }>,
  ): string | null {
    if (!this.exists(to)) return `There is no ${to.kind} “${to.id}” here.`;
    if (to.kind === 'address') return null;
    if (to.kind === 'agent' && to.id === from) return 'The call is with this agent already.';
    const isPresenceNeeded = this.answering === 'people' && (to.kind === 'agent' || manner === 'attended');
    return isPresenceNeeded && !this.isReachable(to, call) ? 'Nobody is available there now.' : null;
  }

  /** Whoever takes a call asks for it: they need not have said that they are available. */
  private ofTaking(agentId: string): string | null {
    if (this.staff.find(agentId) === null) return 'This person takes no calls here.';
    return this.staff.isOnCall(agentId) ? 'This person is on another call.' : null;
  }

  private exists({ kind, id }: TransferTarget): boolean {
    if (kind === 'queue') return this.staff.hasQueue(id);
    return kind === 'address' || this.staff.find(id) !== null;
  }

  private isReachable({ kind, id }: TransferTarget, call: Call): boolean {
    const now = this.scheduler.now();
    if (kind === 'agent') return this.staff.isAvailable(id, now);
    const { language } = call.plan.conversation;
    return this.staff.longestAvailable({ queueId: id, language, had: new Set() }, now) !== null;
  }
}
