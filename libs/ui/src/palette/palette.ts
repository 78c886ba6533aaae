import { A11yModule } from '@angular/cdk/a11y';
import type { ElementRef } from '@angular/core';
import { Component, computed, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { pluralForm } from '../format/number-format.ts';
import { chordLabel } from '../keys/chord.ts';
import { hasCommandKey } from '../keys/key-map.ts';
import { activeLanguage } from '../words/active-language.ts';
import type { PaletteEntry } from './palette-match.ts';
import { matchEntries, paletteGroups } from './palette-match.ts';

/** Finds and does anything by words. It lies below the call bar, keeps the focus inside, and gives it back when it closes. */
@Component({
  selector: 'ui-palette',
  imports: [A11yModule, TranslocoPipe],
  template: `
    <button
      type="button"
      class="veil"
      tabindex="-1"
      [attr.aria-label]="'ui.palette.close' | transloco"
      (click)="leave.emit()"
    ></button>
    <section
      class="palette"
      role="dialog"
      aria-modal="true"
      cdkTrapFocus
      cdkTrapFocusAutoCapture
      [attr.aria-label]="'ui.palette.label' | transloco"
      (keydown)="act($event)"
    >
      <label class="q">
        <i class="i i-search i-18" aria-hidden="true"></i>
        <input
          #field
          cdkFocusInitial
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-expanded="true"
          aria-autocomplete="list"
          aria-controls="palette-list"
          [attr.aria-activedescendant]="active() ? 'palette-' + active()?.id : null"
          [attr.aria-label]="'ui.palette.label' | transloco"
          [attr.placeholder]="'ui.palette.placeholder' | transloco"
          (input)="ask(field.value)"
        />
        <kbd aria-hidden="true">Esc</kbd>
      </label>
      <div #list class="list" id="palette-list" role="listbox" [attr.aria-label]="'ui.palette.label' | transloco">
        @for (group of groups(); track group.id) {
          <div role="group" [attr.aria-label]="'ui.palette.' + group.id | transloco">
            <div class="g" aria-hidden="true">{{ 'ui.palette.' + group.id | transloco }}</div>
            @for (entry of group.entries; track entry.id) {
              <button
                type="button"
                tabindex="-1"
                class="it"
                role="option"
                [id]="'palette-' + entry.id"
                [class.on]="entry.id === active()?.id"
                [attr.aria-selected]="entry.id === active()?.id"
                (click)="run.emit(entry.id)"
              >
                <i class="i" [class]="entry.icon" aria-hidden="true"></i>
                <span class="clip">{{ entry.title }}</span>
                <span class="detail clip">{{ entry.detail }}</span>
                @if (entry.chord; as chord) {
                  <kbd aria-hidden="true">{{ labelOf(chord) }}</kbd>
                }
              </button>
            }
          </div>
        } @empty {
          <p class="g">{{ 'ui.palette.none' | transloco }}</p>
        }
      </div>
      <span class="sr" role="status">{{ resultsKey() | transloco: { count: found().length } }}</span>
      <footer aria-hidden="true">
        <kbd>↑ ↓</kbd>{{ 'ui.palette.choose' | transloco }} <kbd>↵</kbd>{{ 'ui.palette.run' | transloco }} <kbd>Esc</kbd
        >{{ 'ui.palette.close' | transloco }}
        <span class="grow"></span>
        @if (isOnCall()) {
          <span>{{ 'ui.palette.callInView' | transloco }}</span>
        }
      </footer>
    </section>
  `,
})
export class Palette {
  readonly entries = input.required<readonly PaletteEntry[]>();
  /** Whether there is a call that must stay in view. */
  readonly isOnCall = input(false);
  /** The id of an entry. */
  readonly run = output<string>();
  /** The words typed, for a console that looks further than the entries it gave. */
  readonly query = output<string>();
  readonly leave = output();

  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly language = activeLanguage();
  private readonly words = signal('');
  protected readonly found = computed(() => matchEntries(this.entries(), this.words()));
  protected readonly groups = computed(() =>
    paletteGroups
      .map((id) => ({ id, entries: this.found().filter(({ group }) => group === id) }))
      .filter(({ entries }) => entries.length > 0),
  );
  /** The chosen entry: the first for new words, and the same one while more entries come in. */
  private readonly activeId = linkedSignal<string, string | null>({ source: this.words, computation: () => null });
  protected readonly active = computed(() => this.found().find(({ id }) => id === this.activeId()) ?? this.found()[0]);
  protected readonly resultsKey = computed(
    () => `ui.palette.results.${pluralForm(this.found().length, this.language())}`,
  );

  protected ask(words: string): void {
    this.words.set(words);
    this.query.emit(words);
  }

  protected labelOf(chord: string): string {
    return chordLabel(chord, hasCommandKey(), this.language());
  }

  protected act(event: KeyboardEvent): void {
    const active = this.active();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) this.move(step);
    else if (event.key === 'Enter' && active) this.run.emit(active.id);
    else if (event.key === 'Escape') this.leave.emit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private move(step: number): void {
    const found = this.found();
    const at = found.findIndex(({ id }) => id === this.active()?.id);
    const next = found[(at + step + found.length) % found.length];
    if (!next) return;
    this.activeId.set(next.id);
    const option = [...this.list().nativeElement.querySelectorAll('[role=option]')].find(
      ({ id }) => id === `palette-${next.id}`,
    );
    option?.scrollIntoView?.({ block: 'nearest' });
  }
}
