import { effect, inject, Service, signal, untracked } from '@angular/core';
import { backoff } from './backoff.ts';
import { LiveSocket } from './live-socket.ts';

/** Hears what waits for approval for as long as the line is open: joins anew each time it opens, until the server answers. */
@Service()
export class Attendance {
  private readonly socket = inject(LiveSocket);
  private readonly joined = signal(false);
  private openings = 0;

  /** Whether what is shown is told by the server as it changes; false while the line is down or the list is being read. */
  readonly isAttending = this.joined.asReadonly();

  /** Starts; call it in an injection context that lasts as long as it should. */
  begin(): void {
    effect(() => {
      const isOpen = this.socket.isOpen();
      untracked(() => {
        this.joined.set(false);
        const opening = ++this.openings;
        if (isOpen) void this.join(() => opening === this.openings);
      });
    });
  }

  private async join(isStillOpen: () => boolean): Promise<void> {
    while (isStillOpen()) {
      const answer = await this.socket.ask('attend', {}).catch(() => null); // the line broke, or was slow: asked again
      if (!isStillOpen()) return;
      if (answer && 'waiting' in answer) {
        this.socket.approvals(answer);
        return this.joined.set(true);
      }
      if (answer?.refused === 'live/forbidden') return;
      await new Promise((resume) => setTimeout(resume, backoff(0, Math.random())));
    }
  }
}
