import type { Signal } from '@angular/core';
import { DestroyRef, InjectionToken, Service, computed, inject, signal } from '@angular/core';
import type { EpochMs } from '@aliado/domain';

/**
 * Reads the server's time. A console that knows how far its own clock is off provides it here; without that, the clock of
 * this computer is taken.
 */
export const SERVER_CLOCK = new InjectionToken<() => EpochMs>('server clock', { factory: () => () => Date.now() });

/** The one tick that all clocks of a screen share: they change together, once a second, by the server's time. */
@Service()
export class Ticker {
  private readonly clock = inject(SERVER_CLOCK);
  private readonly time = signal(this.clock());

  /** The server's time at the last tick. */
  readonly now: Signal<EpochMs> = this.time.asReadonly();

  /** The start of the minute of the last tick: for words that need no seconds, so that they are made anew only then. */
  readonly minute: Signal<EpochMs> = computed(() => Math.floor(this.time() / 60_000) * 60_000);

  constructor() {
    const interval = setInterval(() => this.time.set(this.clock()), 1_000);
    inject(DestroyRef).onDestroy(() => clearInterval(interval));
  }
}
