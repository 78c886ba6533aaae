import { effect, inject, Service, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import type { RouterStateSnapshot } from '@angular/router';
import { TitleStrategy } from '@angular/router';
import { activeLanguage } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';

/**
 * The title of the window, in the reader's language: who rings, else how many requests wait and where one is. A route's own `title` is the key of its
 * words.
 */
@Service()
export class PageTitle extends TitleStrategy {
  private readonly transloco = inject(TranslocoService);
  private readonly place = signal<string | null>(null);
  /** Who rings, in words; null while nobody does. */
  readonly ringing = signal<string | null>(null);
  /** How many requests wait for the reader. */
  readonly waiting = signal(0);

  constructor() {
    super();
    const [title, language] = [inject(Title), activeLanguage()];
    effect(() => title.setTitle(this.words(language())));
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.place.set(this.buildTitle(snapshot) ?? null);
  }

  private words(language: string): string {
    const [who, place] = [this.ringing(), this.place()];
    if (who !== null) return this.transloco.translate('shell.ringingTitle', { who }, language);
    const count = this.waiting() > 0 ? `(${this.waiting()}) ` : '';
    return place === null ? `${count}Aliado` : `${count}${this.transloco.translate(place, {}, language)} · Aliado`;
  }
}
