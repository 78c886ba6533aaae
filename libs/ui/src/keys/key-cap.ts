import { Component, computed, inject, input } from '@angular/core';
import { activeLanguage } from '../words/active-language.ts';
import { chordLabel } from './chord.ts';
import type { KeyCommand } from './key-map.ts';
import { KEY_MAP, hasCommandKey } from './key-map.ts';

/** The key of a command as the reader has it now; nothing where it is switched off. Silent for who listens. */
@Component({
  selector: 'ui-key',
  host: { 'aria-hidden': 'true' },
  template: `
    @if (label(); as text) {
      <kbd>{{ text }}</kbd>
    }
  `,
})
export class KeyCap {
  readonly command = input.required<KeyCommand>();
  private readonly map = inject(KEY_MAP);
  private readonly language = activeLanguage();
  protected readonly label = computed(() => {
    const chord = this.map()[this.command()];
    return chord === null ? null : chordLabel(chord, hasCommandKey(), this.language());
  });
}
