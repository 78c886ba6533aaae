import { Component, computed, debounced, inject, resource, signal } from '@angular/core';
import type { PaletteEntry } from '@aliado/ui';
import { activeLanguage, Palette } from '@aliado/ui';
import { Advice } from '../desk/advice.ts';
import { CaseFile } from '../desk/case-file.ts';
import { ScriptFile } from '../desk/script-file.ts';
import { Desk } from '../desk/desk.ts';
import { Readings } from '../desk/readings.ts';
import { Shelf } from '../desk/shelf.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { LiveShift } from './live-shift.ts';
import { OpenOverlay } from './open-overlay.ts';
import { PaletteEntries } from './palette-entries.ts';
import { SignOut } from './sign-out.ts';

const askFrom = 3;

/** Do, go and read by words: commands, contacts, scripts, articles and customers. */
@Component({
  selector: 'aliado-command-palette',
  imports: [Palette],
  template: `
    <ui-palette
      [entries]="entries()"
      [isOnCall]="desk.selected()?.work?.stage === 'on-contact'"
      (query)="words.set($event)"
      (run)="run($event)"
      (leave)="overlay.close()"
    />
  `,
})
export class CommandPalette {
  protected readonly desk = inject(Desk);
  private readonly advice = inject(Advice);
  private readonly caseFile = inject(CaseFile);
  private readonly scriptFile = inject(ScriptFile);
  private readonly readings = inject(Readings);
  private readonly shelf = inject(Shelf);
  private readonly keyboard = inject(Keyboard);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly shift = inject(LiveShift);
  private readonly leaving = inject(SignOut);
  private readonly known = inject(PaletteEntries);
  private readonly language = activeLanguage();
  protected readonly overlay = inject(OpenOverlay);

  protected readonly words = signal('');
  private readonly asked = debounced(() => this.words().trim(), 200);
  /** What is looked for on the server: only beside a contact, since that is where it is opened. */
  private readonly wanted = () => {
    const words = this.desk.selected() && this.asked.hasValue() ? this.asked.value() : '';
    return words.length >= askFrom ? words : undefined;
  };
  private readonly articles = resource({
    params: this.wanted,
    loader: ({ params }) => this.readings.articles(params, this.language()),
  });
  private readonly customers = resource({
    params: this.wanted,
    loader: ({ params }) => this.readings.customers(params),
  });

  /** As they stood when it was opened: nothing moves under the hand of whoever is about to choose. */
  private readonly proposed = this.known.proposed();
  protected readonly entries = computed((): readonly PaletteEntry[] => [
    ...this.proposed,
    ...this.known.all().filter(({ id }) => !this.proposed.some((first) => first.id === id)),
    ...(this.customers.hasValue() ? this.customers.value().slice(0, 5) : []).map((one) => this.known.ofCustomer(one)),
    ...(this.articles.hasValue() ? this.articles.value().slice(0, 5) : []).map((one) => this.known.ofArticle(one)),
  ]);

  /** Does what an entry stands for; its id says what: `key:hold`, `contact:ID`, `script:ID`, and so on. */
  protected run(id: string): void {
    this.overlay.close();
    const [kind = '', ...rest] = id.split(':');
    const about = rest.join(':');
    // after the palette has given the focus back, so that what is opened can take it
    setTimeout(() => this.do(kind, about));
  }

  private do(kind: string, about: string): void {
    if (kind === 'key') this.keyboard.run(about as Parameters<Keyboard['run']>[0]);
    else if (kind === 'contact') this.desk.select(about);
    else if (kind === 'customer') this.desk.submit({ type: 'CorrectCustomer', customerId: about, name: null });
    else if (kind === 'article') this.shelf.open(about);
    else if (kind === 'script') this.startScript(about);
    else if (kind === 'resume') this.scriptFile.resume(about);
    else if (kind === 'theme') this.keeper.change({ theme: about as 'light' | 'dark' | 'system' });
    else if (kind === 'available') void this.shift.choose({ state: 'available', reason: null });
    else if (kind === 'break') void this.shift.choose({ state: 'break', reason: about });
    else if (kind === 'sign-out') void this.leaving.here();
  }

  private startScript(id: string): void {
    const script = this.caseFile.scripts.value()?.find((one) => one.id === id);
    if (script) this.advice.begin(id, script.version);
  }
}
