import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FloorFigures, FloorResolution, Preferences } from '@aliado/domain';
import { emptyTally } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';
import { Session } from '../../session/session.ts';
import { en } from '../../words/en.ts';
import { Floor } from '../floor.ts';
import { FiguresPage } from './figures-page.ts';
import { patienceIn, referenceOf } from './reference.ts';

const tally = {
  ...emptyTally,
  offered: 10,
  answered: 9,
  answeredInTime: 6,
  answeredLate: 3,
  abandoned: 1,
  abandonedLater: 1,
};
const figures: FloorFigures = {
  ...{ from: 0, to: 86_400_000, timeZone: 'UTC', at: 3_600_000 },
  groups: [{ key: 'billing', name: null, tally, values: [], whileClosed: 2, opening: null }],
};
const resolution: FloorResolution = {
  ...{ from: 0, to: 86_400_000, timeZone: 'UTC', at: 3_605_000, days: 7 },
  groups: [{ key: 'billing', tally: { settled: 3, cameAgain: 1, unknown: 2, pending: 4, pendingCameAgain: 0 } }],
};
const sites = [
  { id: 'madrid', name: { es: 'Madrid', en: 'Madrid' }, timeZone: 'Europe/Madrid', teams: [] },
  { id: 'mexico', name: { es: 'México', en: 'Mexico' }, timeZone: 'America/Mexico_City', teams: [] },
];
const queues = [{ id: 'billing', name: { es: 'Facturación', en: 'Billing' }, answerWithinSeconds: 30 }];

describe('the figures of a day', () => {
  let server: HttpTestingController;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  beforeEach(() => {
    const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
    const preferences = signal<Preferences>({});
    const keeper = { preferences, change: (some: Preferences) => preferences.update((now) => ({ ...now, ...some })) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'floor/figures', component: FiguresPage },
          { path: '**', children: [] },
        ]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { view, permissions: signal(new Set()) } },
        { provide: PreferenceKeeper, useValue: keeper },
        { provide: Floor, useValue: { queueName: () => 'Billing', teamOf: (id: string) => id } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { en },
            translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
            preloadLangs: true,
          }),
        ),
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const open = async (address: string) => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address);
    await settle();
    for (const request of server.match('/api/organisation'))
      request.flush({ queues, sites, teams: [], matters: [], people: [], timeZone: 'UTC' });
    await settle();
    return harness.routeNativeElement as HTMLElement;
  };

  it('open to a formula, to another definition, and to the contacts behind', async () => {
    const page = await open('/floor/figures?day=2026-11-20');
    server.expectOne('/api/floor/figures?day=2026-11-20&by=queue&metrics=service-level').flush(figures);
    await settle();
    expect(textOf(page.querySelector('tbody tr') ?? page)).toContain('Billing2 while the queue was closed10 60%');
    page.querySelector<HTMLButtonElement>('td button')?.click();
    await settle();
    const formula = () => page.querySelector('ui-formula');
    expect(textOf(formula() ?? page)).toContain('See the 10 rows');
    formula()?.querySelector<HTMLButtonElement>('.others .link')?.click();
    await settle();
    expect(textOf(formula() ?? page)).toContain('Amazon Connect');
    formula()?.querySelector<HTMLButtonElement>('.foot .link')?.click();
    await settle();
    const { url } = TestBed.inject(Router);
    expect(url).toBe('/floor/rows?day=2026-11-20&metric=service-level&source=amazon-connect&by=queue&queue=billing');
  });

  it('tell how many contacts were settled at once, of how many nobody knows, and in how many days', async () => {
    const page = await open('/floor/figures?day=2026-11-20');
    server.expectOne(({ url }) => url === '/api/floor/figures').flush(figures);
    server.expectOne('/api/floor/resolution?day=2026-11-20&by=queue&days=7').flush(resolution);
    await settle();
    const line = page.querySelector('aliado-resolution-line');
    expect(textOf(line ?? page)).toContain('Not known: 2 of 10 (20%).Days not over yet: 4, of which 0 came again');
    const figure = [...page.querySelectorAll('td button')].at(1) as HTMLButtonElement;
    expect(textOf(figure)).toBe('75%');
    figure.click();
    await settle();
    const formula = textOf(page.querySelector('ui-formula') ?? page);
    expect(formula).toContain('settled at once ÷ ( settled at once + came again about the same )');
    expect(formula).toContain('not known, left out 2');
    expect(formula).toContain('counted at 01:00:05, time of UTC');
    page.querySelector<HTMLButtonElement>('ui-formula .foot .link')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toContain('metric=first-contact-resolution&source=classic&by=queue&days=7');
  });

  it('are counted for the days that the reader sets, and it is said where that cannot be read', async () => {
    const page = await open('/floor/figures?day=2026-11-20');
    server.expectOne(({ url }) => url === '/api/floor/figures').flush(figures);
    server
      .expectOne(({ url }) => url === '/api/floor/resolution')
      .flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(textOf(page)).toContain('It could not be read whether they came again.');
    const days = page.querySelector<HTMLInputElement>('aliado-resolution-line input');
    if (!days) throw new Error('no days to set');
    days.value = '14';
    days.dispatchEvent(new Event('change'));
    await settle();
    server.expectOne('/api/floor/resolution?day=2026-11-20&by=queue&days=14').flush({ ...resolution, days: 14 });
    await settle();
    expect(textOf(page)).toContain('Not known: 2 of 10');
  });

  it('are those of the day of a site, in its hours, with what lies outside of opening hours marked', async () => {
    const page = await open('/floor/figures?day=2026-11-20&by=interval&site=madrid&zone=mexico');
    const from = Date.UTC(2026, 10, 20, 16);
    const group = { name: null, tally, values: [], whileClosed: 0 };
    const groups = [
      { ...group, key: String(from), opening: 'open' as const },
      { ...group, key: String(from + 1_800_000), opening: 'closed' as const, whileClosed: 10 },
    ];
    server
      .expectOne('/api/floor/figures?day=2026-11-20&site=madrid&zone=mexico&by=interval&metrics=service-level')
      .flush({ ...figures, timeZone: 'America/Mexico_City', groups });
    await settle();
    expect([...page.querySelectorAll('tbody th')].map(textOf)).toEqual([
      '10:00',
      '10:30outside hours · 10 while the queue was closed',
    ]);
    const files = [...page.querySelectorAll('a[download]')].map((link) => link.getAttribute('href') ?? '');
    expect(files[0]).toMatch(
      /^\/api\/floor\/figures\.csv\?day=2026-11-20&site=madrid&zone=mexico&by=interval&metrics=service-level:classic,.*&days=7&language=en$/,
    );
    expect(files[1]).toBe('/api/floor/rows.csv?day=2026-11-20&site=madrid&zone=mexico&language=en');
  });

  it('say so where they cannot be read, and are read again when asked', async () => {
    const page = await open('/floor/figures?day=2026-11-20&by=team');
    const asked = ({ url }: { readonly url: string }) => url === '/api/floor/figures';
    server.expectOne(asked).flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(textOf(page)).toContain('Could not be read');
    page.querySelector<HTMLButtonElement>('ui-failure button')?.click();
    await settle();
    server.expectOne(asked).flush({ ...figures, groups: [] });
    await settle();
    expect(textOf(page)).toContain('Nothing to count');
  });
});

describe('the reference beside what was counted', () => {
  const minute = 60_000;
  const busy = { ...emptyTally, offered: 100, answered: 96, abandoned: 4, handled: 96, talkMs: 96 * 3 * minute };

  it('lies between the bounds of the load, and is better where some give up', () => {
    const patience = patienceIn([
      {
        ...{ key: '0', name: null, values: [], whileClosed: 0, opening: null },
        tally: { ...busy, waitOfAnsweredMs: 7 * minute, waitOfAbandonedMs: minute },
      },
    ]);
    expect(patience).toBe(2 * minute);
    const reference = referenceOf(busy, 30 * minute, 12, 20_000, patience);
    const { ever, patient } = reference ?? { ever: [1, 0], patient: null };
    expect(ever[0]).toBeLessThan(ever[1]);
    expect(patient?.[0]).toBeGreaterThan(ever[0]);
  });

  it('is none where nothing was counted, and has no patience where nobody gave up', () => {
    expect(referenceOf(emptyTally, 30 * minute, 12, 20_000, null)).toBeNull();
    expect(patienceIn([])).toBeNull();
    expect(referenceOf(busy, 30 * minute, 12, 20_000, null)?.patient).toBeNull();
  });
});
