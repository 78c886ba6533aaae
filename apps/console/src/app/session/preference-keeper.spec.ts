import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LanguageChoice } from './language-choice.ts';
import { PreferenceKeeper } from './preference-keeper.ts';
import { Session } from './session.ts';

describe('preferences', () => {
  const chosen: string[] = [];
  const language = { current: signal('es'), choose: (one: string) => chosen.push(one) };
  const view = signal({ account: { id: 'ada', language: 'en' }, preferences: { theme: 'dark' } });
  let keeper: PreferenceKeeper;
  let server: HttpTestingController;

  beforeEach(() => {
    jest.useFakeTimers();
    chosen.length = 0;
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { view } },
        { provide: LanguageChoice, useValue: language },
      ],
    });
    keeper = TestBed.inject(PreferenceKeeper);
    server = TestBed.inject(HttpTestingController);
    TestBed.tick();
  });
  afterEach(() => jest.useRealTimers());

  it('are in force as soon as somebody is signed in', () => {
    expect([document.documentElement.dataset['theme'], chosen]).toEqual(['dark', ['en']]);
  });

  it('show at once and are saved when one pauses, all together', () => {
    keeper.change({ theme: 'light' });
    keeper.change({ keys: { note: 'M' } });
    expect(document.documentElement.dataset['theme']).toBe('light');
    server.expectNone('/api/preferences');
    jest.advanceTimersByTime(1_000);
    const { request } = server.expectOne('/api/preferences');
    expect(request.body).toEqual({ language: 'en', theme: 'light', keys: { note: 'M' } });
  });

  it('follow the system when asked to', () => {
    keeper.change({ theme: 'system' });
    expect(document.documentElement.dataset['theme']).toBeUndefined();
  });
});
