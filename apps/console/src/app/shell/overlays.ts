import { Component, DestroyRef, inject, signal } from '@angular/core';
import { KeysSheet } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { CommandPalette } from './command-palette.ts';

/** What floats above the screen: the palette and the sheet of keys. Both are fetched when the first screen stands. */
@Component({
  selector: 'aliado-overlays',
  imports: [CommandPalette, KeysSheet],
  template: `
    @defer (when open() === 'palette'; prefetch on idle) {
      @if (open() === 'palette') {
        <aliado-command-palette (done)="open.set(null)" />
      }
    }
    @defer (when open() === 'keys'; prefetch on idle) {
      @if (open() === 'keys') {
        <ui-keys
          [map]="keyboard.keyMap()"
          (remap)="keyboard.remap($event.command, $event.chord)"
          (restore)="keyboard.reset()"
          (close)="open.set(null)"
        />
      }
    }
  `,
})
export class Overlays {
  protected readonly keyboard = inject(Keyboard);
  protected readonly open = signal<'palette' | 'keys' | null>(null);

  constructor() {
    this.keyboard.bind(
      { palette: () => this.open.set('palette'), keys: () => this.open.set('keys') },
      inject(DestroyRef),
    );
  }
}
