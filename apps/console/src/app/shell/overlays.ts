import { NgComponentOutlet } from '@angular/common';
import type { Type } from '@angular/core';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { Keyboard } from '../keyboard/keyboard.ts';
import { OpenOverlay } from './open-overlay.ts';

/** What floats above the screen: the palette and the sheet of keys. Each is fetched when it is first asked for. */
@Component({
  selector: 'aliado-overlays',
  imports: [NgComponentOutlet],
  template: `
    @if (open.name() === shown()?.name) {
      <ng-container *ngComponentOutlet="shown()?.part ?? null" />
    }
  `,
})
export class Overlays {
  protected readonly open = inject(OpenOverlay);
  protected readonly shown = signal<{ readonly name: string; readonly part: Type<unknown> } | null>(null);

  constructor() {
    inject(Keyboard).bind(
      { palette: () => void this.show('palette'), keys: () => void this.show('keys') },
      inject(DestroyRef),
    );
  }

  private async show(name: 'palette' | 'keys'): Promise<void> {
    this.open.name.set(name);
    const part =
      name === 'palette'
        ? (await import('./command-palette.ts')).CommandPalette
        : (await import('./keys-overlay.ts')).KeysOverlay;
    this.shown.set({ name, part });
  }
}
