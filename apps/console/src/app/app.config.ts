import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import type { ApplicationConfig } from '@angular/core';
import { inject, isDevMode, provideAppInitializer, provideBrowserGlobalErrorListeners } from '@angular/core';
import { provideRouter, TitleStrategy, withComponentInputBinding } from '@angular/router';
import { languages } from '@aliado/domain';
import { HOUSE_ZONE, KEY_MAP, SERVER_CLOCK } from '@aliado/ui';
import { provideTransloco } from '@jsverse/transloco';
import { routes } from './app.routes.ts';
import { Keyboard } from './keyboard/keyboard.ts';
import { provideLive } from './live/provide-live.ts';
import { ServerClock } from './live/server-clock.ts';
import { HouseZone } from './session/house-zone.ts';
import { LanguageChoice } from './session/language-choice.ts';
import { sessionInterceptor } from './session/session.interceptor.ts';
import { PageTitle } from './shell/page-title.ts';
import { WordsLoader } from './words/words-loader.ts';

/** What the console is made of. */
export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(routes, withComponentInputBinding()),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideHttpClient(withFetch(), withInterceptors([sessionInterceptor])),
    provideTransloco({
      config: {
        availableLangs: [...languages],
        defaultLang: 'es',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
        missingHandler: { logMissingKey: isDevMode(), useFallbackTranslation: false },
      },
      loader: WordsLoader,
    }),
    provideLive(),
    {
      provide: SERVER_CLOCK,
      useFactory: () => {
        const clock = inject(ServerClock);
        return () => clock.now();
      },
    },
    { provide: HOUSE_ZONE, useFactory: () => inject(HouseZone).zone },
    { provide: KEY_MAP, useFactory: () => inject(Keyboard).keyMap },
    provideAppInitializer(() => {
      const language = inject(LanguageChoice);
      return language.choose(language.first);
    }),
  ],
};
