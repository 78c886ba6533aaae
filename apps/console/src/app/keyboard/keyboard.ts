import { computed, DestroyRef, DOCUMENT, inject, Service } from '@angular/core';
import { chordOf, keyMapOf } from '@aliado/ui';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import type { ConsoleCommand } from './commands.ts';
import { commandsFor, worksInFields } from './commands.ts';

/** Does what a key asks for. False: not now, somebody else may. */
export type KeyHandler = (chord: string) => boolean | void;
export type KeyHandlers = Readonly<Partial<Record<ConsoleCommand, KeyHandler>>>;

/** Brings keys to whoever handles their commands: the newest handler first. */
@Service()
export class Keyboard {
  private readonly document = inject(DOCUMENT);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly bound: KeyHandlers[] = [];

  /** The keys in force. */
  readonly keyMap = computed(() => keyMapOf(this.keeper.preferences().keys ?? {}));

  constructor() {
    const listen = (event: KeyboardEvent) => this.press(event);
    this.document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => this.document.removeEventListener('keydown', listen));
  }

  /** Handles commands until `destroyRef` is destroyed. */
  bind(handlers: KeyHandlers, destroyRef: DestroyRef): void {
    this.bound.unshift(handlers);
    destroyRef.onDestroy(() => this.bound.splice(this.bound.indexOf(handlers), 1));
  }

  /** Does a command as if its key were pressed; tells whether anybody did it. */
  run(command: ConsoleCommand, chord = ''): boolean {
    return this.bound.some((handlers) => {
      const handler = handlers[command];
      return handler !== undefined && handler(chord) !== false;
    });
  }

  /** Whether anybody would do a command now. */
  handles(command: ConsoleCommand): boolean {
    return this.bound.some((handlers) => handlers[command] !== undefined);
  }

  /** Gives a command another key, or none. */
  remap(command: ConsoleCommand, chord: string | null): void {
    this.keeper.change({ keys: { ...this.keeper.preferences().keys, [command]: chord } });
  }

  /** Gives every command its first key back. */
  reset(): void {
    this.keeper.change({ keys: {} });
  }

  private press(event: KeyboardEvent): void {
    const chord = chordOf(event);
    if (chord === null || event.defaultPrevented || event.isComposing || event.repeat) return;
    if (belongsTo(event.target, chord)) return;
    if (commandsFor(this.keyMap(), chord).some((command) => this.run(command, chord))) event.preventDefault();
  }
}

/** Whether a chord is meant for what has the focus: letters for a field, arrows for a choice, Enter and Space for a button. */
function belongsTo(target: EventTarget | null, chord: string): boolean {
  if (isField(target) && !worksInFields(chord)) return true;
  if (isRadio(target) && chord.startsWith('Arrow')) return true;
  if (chord === ' ') return !isNothing(target) && !isSlider(target);
  return (chord === 'Enter' || chord === 'Escape') && !isNothing(target);
}

/** Whether the focus is on nothing that acts: the page itself, or a panel. */
function isNothing(target: EventTarget | null): boolean {
  return (
    !(target instanceof HTMLElement) || target.tagName === 'BODY' || target.matches('section, aside, main, [role=log]')
  );
}

function isSlider(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('[role=slider]');
}

function isRadio(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input[type=radio], [role=radio], [role=tab], [role=slider]');
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea, select');
}
