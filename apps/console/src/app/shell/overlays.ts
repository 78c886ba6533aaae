import { Component, DestroyRef, inject, signal } from '@angular/core';
import { Keyboard } from '../keyboard/keyboard.ts';
import { CommandPalette } from './command-palette.ts';
import { KeysOverlay } from './keys-overlay.ts';

/** What floats above the screen: the palette and the sheet of keys. Both are fetched when the first screen stands. */
@Component({
  selector: 'aliado-overlays',
  imports: [CommandPalette, KeysOverlay],
  template: `
    @defer (when open() === 'palette'; prefetch on idle) {
      @if (open() === 'palette') {
        <aliado-command-palette (done)="open.set(null)" />
      }
    }
    @defer (when open() === 'keys'; prefetch on idle) {
      @if (open() === 'keys') {
        <aliado-keys-overlay (done)="open.set(null)" />
      }
    }
  `,
})
export class Overlays {
  protected readonly open = signal<'palette' | 'keys' | null>(null);

  constructor() {
    inject(Keyboard).bind(
      { palette: () => this.open.set('palette'), keys: () => this.open.set('keys') },
      inject(DestroyRef),
    );
  }
}
