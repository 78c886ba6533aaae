import { DestroyRef, effect, inject, Service, untracked } from '@angular/core';
import { backoff } from './backoff.ts';
import { LiveSocket } from './live-socket.ts';

/** Watches the floor while it is on the screen: joins anew each time the line opens, and leaves with the screen. */
@Service()
export class FloorWatch {
  private readonly socket = inject(LiveSocket);
  private watchers = 0;
  private openings = 0;

  /** Starts; call it in an injection context that lasts as long as the floor is shown. */
  begin(): void {
    this.watchers++;
    effect(() => {
      const isOpen = this.socket.isOpen();
      untracked(() => {
        const opening = ++this.openings;
        if (isOpen) void this.join(() => opening === this.openings && this.watchers > 0);
      });
    });
    inject(DestroyRef).onDestroy(() => this.end());
  }

  private end(): void {
    this.watchers--;
    // who left hears a frame or two more, which harm nobody; a line that broke has left already
    if (this.watchers === 0 && this.socket.isOpen()) this.socket.ask('leaveFloor', {}).catch(() => undefined);
  }

  private async join(isStillWanted: () => boolean): Promise<void> {
    while (isStillWanted()) {
      const answer = await this.socket.ask('floor', {}).catch(() => null); // the line broke, or was slow: asked again
      if (!isStillWanted()) return;
      if (answer && 'frame' in answer) return this.socket.floor(answer.frame);
      if (answer?.refused === 'live/forbidden') return;
      await new Promise((resume) => setTimeout(resume, backoff(0, Math.random())));
    }
  }
}
