import { inject, Service } from '@angular/core';
import type { SupportAsk } from '@aliado/domain';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Notices } from '../shell/notices.ts';

/** Carries what a supervisor does in a contact of somebody else to the server. */
@Service()
export class SupportAsks {
  private readonly socket = inject(LiveSocket);
  private readonly notices = inject(Notices);

  /** Does it now or never; what was refused is said in words. Tells whether it was done. */
  async do(interactionId: string, command: SupportAsk['command']): Promise<boolean> {
    const refusal = await this.quietly(interactionId, command);
    if (refusal !== null) this.notices.refused(refusal);
    return refusal === null;
  }

  /** The same without a word; why it was refused, null where it was done. */
  async quietly(interactionId: string, command: SupportAsk['command']): Promise<Refusal | null> {
    const outcome = await this.socket
      .ask('support', { commandId: crypto.randomUUID(), interactionId, command })
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    return 'refused' in outcome ? outcome.refused : null;
  }
}
