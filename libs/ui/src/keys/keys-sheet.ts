import { A11yModule } from '@angular/cdk/a11y';
import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';
import { browserChords, chordLabel, chordOf } from './chord.ts';
import type { KeyCommand, KeyMap } from './key-map.ts';
import { defaultKeys, hasCommandKey, keyCommands } from './key-map.ts';

/** A key changed by the reader; null switches it off. */
export interface KeyChange {
  readonly command: KeyCommand;
  readonly chord: string | null;
}

const groups: readonly {
  readonly id: 'call' | 'decide' | 'gather' | 'floor' | 'studio' | 'move';
  readonly commands: readonly KeyCommand[];
}[] = [
  {
    id: 'call',
    commands: ['answer', 'decline', 'mute', 'hold', 'pass', 'help', 'end', 'record', 'state', 'rest', 'backToCall'],
  },
  {
    id: 'decide',
    commands: [
      'grant',
      'chooseAmount',
      'useHint',
      'dismissHint',
      'muteHints',
      'stepBack',
      'stepNext',
      'likelyStep',
      'confirmCaller',
    ],
  },
  { id: 'gather', commands: ['note', 'promise', 'idea', 'confirmForm', 'copyEntity', 'useSaid', 'pinLine', 'newPart'] },
  { id: 'floor', commands: ['lookIn', 'whisper', 'join', 'takeOver', 'kinds'] },
  {
    id: 'studio',
    commands: [
      ...(['play', 'playBack', 'playStop', 'playOn', 'secondBack', 'secondOn', 'fiveBack', 'fiveOn'] as const),
      ...(['previousMoment', 'nextMoment'] as const),
    ],
  },
  {
    id: 'move',
    commands: [
      'palette',
      'previousContact',
      'nextContact',
      'nextPanel',
      'lineDown',
      'lineUp',
      'search',
      'backToNow',
      'journey',
      'mood',
      'readAloud',
      'keys',
    ],
  },
];

/** The sheet of keys: what each one does, and the place to change it or switch it off. It lies below the call bar. */
@Component({
  selector: 'ui-keys',
  imports: [A11yModule, TranslocoPipe],
  template: `
    <button
      type="button"
      class="veil"
      tabindex="-1"
      [attr.aria-label]="'ui.keys.close' | transloco"
      (click)="leave.emit()"
    ></button>
    <section
      class="keys-sheet"
      role="dialog"
      aria-modal="true"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
      [attr.aria-label]="'ui.keys.title' | transloco"
      (keydown)="take($event)"
    >
      <header class="row">
        <h2>{{ 'ui.keys.title' | transloco }}</h2>
        <span class="soft grow">{{ 'ui.keys.hint' | transloco }}</span>
        @if (isChanging()) {
          <button type="button" class="btn btn-sm btn-quiet" (click)="restore.emit()">
            {{ 'ui.keys.restore' | transloco }}
          </button>
        }
        <button type="button" class="btn btn-sm" [attr.aria-pressed]="isChanging()" (click)="toggleChanging()">
          {{ (isChanging() ? 'ui.keys.done' : 'ui.keys.change') | transloco }}
        </button>
        <button type="button" class="btn btn-sm btn-quiet" (click)="leave.emit()">
          {{ 'ui.keys.close' | transloco }} <kbd aria-hidden="true">Esc</kbd>
        </button>
      </header>
      <p class="sm t-late" role="alert">
        @if (conflict(); as one) {
          @if (one.command; as taken) {
            {{ 'ui.keys.taken' | transloco: { key: one.label, what: ('ui.keys.command.' + taken | transloco) } }}
          } @else {
            {{ 'ui.keys.notAllowed' | transloco: { key: one.label } }}
          }
        }
      </p>
      <div class="keys-cols">
        @for (group of shown(); track group.id) {
          <section>
            <h3>{{ 'ui.keys.group.' + group.id | transloco }}</h3>
            @for (row of group.rows; track row.command) {
              <div class="kk">
                <span class="clip">{{ 'ui.keys.command.' + row.command | transloco }}</span>
                @if (isChanging()) {
                  <span class="row">
                    <button
                      type="button"
                      [class.is-listening]="listening() === row.command"
                      [attr.aria-label]="
                        ('ui.keys.command.' + row.command | transloco) +
                        ': ' +
                        (row.label ?? ('ui.keys.off' | transloco))
                      "
                      (click)="listen(row.command)"
                    >
                      @if (listening() === row.command) {
                        {{ 'ui.keys.press' | transloco }}
                      } @else {
                        <kbd>{{ row.label ?? ('ui.keys.off' | transloco) }}</kbd>
                      }
                    </button>
                    <button
                      type="button"
                      [attr.aria-label]="
                        'ui.keys.turnOff' | transloco: { what: ('ui.keys.command.' + row.command | transloco) }
                      "
                      (click)="remap.emit({ command: row.command, chord: null })"
                    >
                      <i class="i i-x i-12" aria-hidden="true"></i>
                    </button>
                  </span>
                } @else {
                  <kbd>{{ row.label ?? ('ui.keys.off' | transloco) }}</kbd>
                }
              </div>
            }
          </section>
        }
      </div>
    </section>
  `,
})
export class KeysSheet {
  readonly map = input.required<KeyMap>();
  readonly remap = output<KeyChange>();
  /** The reader wants the keys back as they were shipped. */
  readonly restore = output();
  readonly leave = output();

  private readonly language = activeLanguage();
  protected readonly isChanging = signal(false);
  protected readonly listening = signal<KeyCommand | null>(null);
  /** The chord that was pressed and cannot be taken: another command has it, or (null) the browser. */
  protected readonly conflict = signal<{ readonly label: string; readonly command: KeyCommand | null } | null>(null);
  protected readonly shown = computed(() => {
    const [map, hasCommand, language] = [this.map(), hasCommandKey(), this.language()];
    return groups.map(({ id, commands }) => ({
      id,
      rows: commands.map((command) => {
        const chord = map[command];
        return { command, label: chord === null ? null : chordLabel(chord, hasCommand, language) };
      }),
    }));
  });

  protected toggleChanging(): void {
    this.isChanging.update((isChanging) => !isChanging);
    this.listening.set(null);
    this.conflict.set(null);
  }

  protected listen(command: KeyCommand): void {
    this.listening.update((before) => (before === command ? null : command));
    this.conflict.set(null);
  }

  protected take(event: KeyboardEvent): void {
    const command = this.listening();
    const chord = chordOf(event);
    if (command === null) {
      if (event.key !== 'Escape') return;
      this.leave.emit();
    } else if (chord === null || chord === 'Tab' || chord === 'Shift+Tab') return;
    else if (chord === 'Escape' && defaultKeys[command] !== 'Escape') this.listening.set(null);
    else this.takeChord(command, chord);
    event.preventDefault();
    event.stopPropagation();
  }

  private takeChord(command: KeyCommand, chord: string): void {
    const other = keyCommands.find((one) => one !== command && this.map()[one] === chord) ?? null;
    if (other || browserChords.has(chord)) {
      this.conflict.set({ label: chordLabel(chord, hasCommandKey(), this.language()), command: other });
      return;
    }
    this.conflict.set(null);
    this.listening.set(null);
    this.remap.emit({ command, chord });
  }
}
