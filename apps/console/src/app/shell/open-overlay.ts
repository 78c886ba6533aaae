import { Service, signal } from '@angular/core';

/** Which overlay is open; null for none. Each closes itself by it. */
@Service()
export class OpenOverlay {
  readonly name = signal<'palette' | 'keys' | null>(null);

  close(): void {
    this.name.set(null);
  }
}
