import type { EnvironmentProviders, Provider } from '@angular/core';
import { importProvidersFrom } from '@angular/core';
import type { EpochMs, Language } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { SERVER_CLOCK } from '../clock/ticker.ts';
import { uiWords } from '../words/ui-words.ts';

/** What a spec of a part needs: its words in `language`, and a clock that stands still (or moves as `now` says). */
export function provideUiTesting(
  options: { readonly language?: Language; readonly now?: () => EpochMs } = {},
): readonly (Provider | EnvironmentProviders)[] {
  const { language = 'es', now = () => Date.UTC(2026, 10, 10, 9, 42, 0) } = options;
  const words = TranslocoTestingModule.forRoot({
    langs: { es: { ui: uiWords.es }, en: { ui: uiWords.en } },
    translocoConfig: { availableLangs: ['es', 'en'], defaultLang: language, reRenderOnLangChange: true },
    preloadLangs: true,
  });
  return [importProvidersFrom(words), { provide: SERVER_CLOCK, useValue: now }];
}
