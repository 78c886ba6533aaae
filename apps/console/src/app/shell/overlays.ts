import { NgComponentOutlet } from '@angular/common';
import type { Type } from '@angular/core';
import { Component, DestroyRef, effect, inject, signal } from '@angular/core';
import { Keyboard } from '../keyboard/keyboard.ts';
import type { Overlay } from './open-overlay.ts';
import { OpenOverlay } from './open-overlay.ts';

/** What floats above the screen. Each is fetched when it is first asked for. */
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
  protected readonly shown = signal<{ readonly name: Overlay; readonly part: Type<unknown> } | null>(null);

  constructor() {
    inject(Keyboard).bind(
      { palette: () => this.open.name.set('palette'), keys: () => this.open.name.set('keys') },
      inject(DestroyRef),
    );
    effect(() => {
      const name = this.open.name();
      if (name !== null) void this.fetch(name);
    });
  }

  private async fetch(name: Overlay): Promise<void> {
    this.shown.set({ name, part: await parts[name]() });
  }
}

const parts: Readonly<Record<Overlay, () => Promise<Type<unknown>>>> = {
  palette: async () => (await import('./command-palette.ts')).CommandPalette,
  keys: async () => (await import('./keys-overlay.ts')).KeysOverlay,
  password: async () => (await import('./password-dialog.ts')).PasswordDialog,
};
