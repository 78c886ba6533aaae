import { Service, signal } from '@angular/core';

/** What can float above the screen: the palette, the sheet of keys, and the form for one's own password. */
export type Overlay = 'palette' | 'keys' | 'password';

/** Which overlay is open; null for none. Each closes itself by it. */
@Service()
export class OpenOverlay {
  readonly name = signal<Overlay | null>(null);

  close(): void {
    this.name.set(null);
  }
}
