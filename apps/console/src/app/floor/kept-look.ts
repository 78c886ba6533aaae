import type { Signal } from '@angular/core';
import { effect, inject, signal, untracked } from '@angular/core';
import { LiveSocket } from '../live/live-socket.ts';
import { SupportAsks } from './support-asks.ts';

/**
 * Keeps a look into a contact open while it is on the screen: one begins each time the line opens, and ends with the screen. The
 * agent sees both. Call it in an injection context.
 * @returns the id of the look; null while none could begin.
 */
export function keptLook(interactionId: Signal<string>): Signal<string | null> {
  const socket = inject(LiveSocket);
  const asks = inject(SupportAsks);
  const kept = signal<string | null>(null);
  effect((whenLeft) => {
    const id = interactionId();
    if (!socket.isOpen()) return;
    const lookId = crypto.randomUUID();
    const begun = untracked(() => asks.quietly(id, { type: 'BeginLook', lookId }));
    kept.set(lookId);
    // a line that broke has ended it already; one that was left at once must have begun before it can end
    whenLeft(() => {
      kept.set(null);
      void begun.then(() => (socket.isOpen() ? asks.quietly(id, { type: 'EndLook', lookId }) : null));
    });
  });
  return kept.asReadonly();
}
