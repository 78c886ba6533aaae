import { Component, inject } from '@angular/core';
import { KeysSheet } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { OpenOverlay } from './open-overlay.ts';

/** The sheet of keys, with the person's own. */
@Component({
  selector: 'aliado-keys-overlay',
  imports: [KeysSheet],
  template: `
    <ui-keys
      [map]="keyboard.keyMap()"
      (remap)="keyboard.remap($event.command, $event.chord)"
      (restore)="keyboard.reset()"
      (leave)="overlay.close()"
    />
  `,
})
export class KeysOverlay {
  protected readonly keyboard = inject(Keyboard);
  protected readonly overlay = inject(OpenOverlay);
}
