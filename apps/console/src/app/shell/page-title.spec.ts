import { Component, importProvidersFrom } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { TranslocoService, TranslocoTestingModule } from '@jsverse/transloco';
import { routes } from '../app.routes.ts';
import { en } from '../words/en.ts';
import { es } from '../words/es.ts';
import { PageTitle } from './page-title.ts';

@Component({ template: '' })
class Page {}

describe('the title of the window', () => {
  const areas = [routes[0], ...(routes[1]?.children ?? [])].flatMap((route) =>
    route?.loadComponent ? [{ path: route.path ?? '', title: route.title ?? '', component: Page }] : [],
  );

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter(areas),
        { provide: TitleStrategy, useExisting: PageTitle },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { es, en },
            translocoConfig: { availableLangs: ['es', 'en'], defaultLang: 'es', reRenderOnLangChange: true },
            preloadLangs: true,
          }),
        ),
      ],
    });
  });
  const visit = async (path: string) => {
    await TestBed.inject(Router).navigateByUrl(path);
    TestBed.tick();
    return document.title;
  };
  const speak = (language: string) => {
    TestBed.inject(TranslocoService).setActiveLang(language);
    TestBed.tick();
    return document.title;
  };

  it.each([
    ['/sign-in', 'Entrar · Aliado', 'Sign in · Aliado'],
    ['/desk', 'Mesa · Aliado', 'Desk · Aliado'],
    ['/home', 'Inicio · Aliado', 'Home · Aliado'],
  ])('says where one is at %s, in either language', async (path, spanish, english) => {
    expect([await visit(path), speak('en')]).toEqual([spanish, english]);
  });

  it('says who rings for as long as they do', async () => {
    await visit('/desk');
    const { ringing } = TestBed.inject(PageTitle);
    ringing.set('Lucía Ferrer');
    expect([speak('es'), speak('en')]).toEqual(['Llama Lucía Ferrer · Aliado', 'Lucía Ferrer is calling · Aliado']);
    ringing.set(null);
    expect(speak('es')).toBe('Mesa · Aliado');
  });
});
