import { DOCUMENT, inject, Service } from '@angular/core';
import type { Language } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { Kept } from '../live/kept.ts';

const anybody = '-';

/** The language of the screen, changed at run time. Words of a language are read when it is first chosen. */
@Service()
export class LanguageChoice {
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  private readonly kept = inject(Kept);

  readonly current = activeLanguage();

  /** The language of whoever used this browser last; else the browser's own; else Spanish. */
  get first(): Language {
    const kept = this.kept.all(anybody, 'language').get('last');
    const wanted = [kept, ...(this.document.defaultView?.navigator.languages ?? [])];
    const known = wanted.map((tag) => languages.find((language) => String(tag).startsWith(language)));
    return known.find((language) => language !== undefined) ?? 'es';
  }

  /** Speaks a language from now on. */
  async choose(language: Language): Promise<void> {
    await firstValueFrom(this.transloco.load(language));
    this.transloco.setActiveLang(language);
    this.document.documentElement.lang = language;
    this.kept.put(anybody, 'language', 'last', language);
  }
}
