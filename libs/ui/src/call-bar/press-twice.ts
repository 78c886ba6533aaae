import { DestroyRef, inject, signal } from '@angular/core';
import type { DurationMs } from '@aliado/domain';

/** How long what takes two presses stays armed after the first. */
export const armedForMs: DurationMs = 3_000;

/** Lets something that cannot be taken back be done by a second press only. Make it in an injection context. */
export class PressTwice {
  private readonly armed = signal(false);
  private disarming: ReturnType<typeof setTimeout> | undefined;

  /** Whether the next press does it. */
  readonly isArmed = this.armed.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.disarming));
  }

  /** Arms it, or does it when it is armed. For the key as for the pointer. */
  press(act: () => void): void {
    clearTimeout(this.disarming);
    if (this.armed()) act();
    else this.disarming = setTimeout(() => this.armed.set(false), armedForMs);
    this.armed.update((isArmed) => !isArmed);
  }
}
