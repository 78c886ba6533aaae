import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { initialInteraction } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Desk } from '../desk/desk.ts';
import { LiveSocketActions } from '../live/live.actions.ts';
import { provideLive } from '../live/provide-live.ts';
import type { FreshnessState } from '../live/freshness.ts';
import { Announcer } from './announcer.ts';
import { Notices } from './notices.ts';
import { PageTitle } from './page-title.ts';

describe('what must not be missed', () => {
  const ringing = signal<unknown>(null);
  const interaction = { ...initialInteraction, from: '+34611550117' };
  let notices: Notices;

  beforeEach(() => {
    ringing.set(null);
    const translate = (key: string, values: object = {}) => [key, ...Object.values(values)].join(' ');
    TestBed.configureTestingModule({
      providers: [
        provideLive(),
        { provide: Desk, useValue: { ringing } },
        { provide: TranslocoService, useValue: { translate, activeLang: signal('es') } },
      ],
    });
    notices = TestBed.inject(Notices);
    TestBed.runInInjectionContext(() => TestBed.inject(Announcer).begin());
    TestBed.tick();
  });
  const tell = (freshness: FreshnessState, recovered = 0) => {
    const link = { freshness, changedAt: 0, certainUntil: 0, retryAt: null, recovered };
    TestBed.inject(Store).dispatch(LiveSocketActions.linkChanged({ link }));
    TestBed.tick();
  };

  it('is who rings: in the title, and said once at once', () => {
    ringing.set({ id: 'int-1', interaction });
    TestBed.tick();
    expect(TestBed.inject(PageTitle).ringing()).toBe('+34 611 55 01 17');
    expect(notices.assertive()).toBe('shell.rings +34 611 55 01 17');
    ringing.set(null);
    TestBed.tick();
    expect(TestBed.inject(PageTitle).ringing()).toBeNull();
  });

  it('is the lost connection, and its return with what was recovered', () => {
    tell('live');
    expect([notices.assertive(), notices.polite()]).toEqual(['', '']);
    tell('offline');
    expect(notices.assertive()).toBe('shell.lost');
    tell('recovering');
    tell('live', 7);
    expect(notices.polite()).toBe('shell.back 7');
  });
});
