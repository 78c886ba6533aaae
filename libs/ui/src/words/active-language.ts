import type { Signal } from '@angular/core';
import { computed, inject } from '@angular/core';
import type { Language } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';

/** The language in which the reader sees the console now. Call it in an injection context. */
export function activeLanguage(): Signal<Language> {
  const { activeLang } = inject(TranslocoService);
  return computed(() => languages.find((language) => language === activeLang()) ?? 'es');
}
