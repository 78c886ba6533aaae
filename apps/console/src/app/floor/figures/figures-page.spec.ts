import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FloorFigures } from '@aliado/domain';
import { emptyTally } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
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
  groups: [{ key: 'billing', name: null, tally, values: [] }],
};
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
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'floor/figures', component: FiguresPage },
          { path: '**', children: [] },
        ]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { view, permissions: signal(new Set()) } },
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
      request.flush({ queues, teams: [], people: [], timeZone: 'UTC' });
    await settle();
    return harness.routeNativeElement as HTMLElement;
  };

  it('open to a formula, to another definition, and to the contacts behind', async () => {
    const page = await open('/floor/figures?day=2026-11-20');
    server.expectOne(({ urlWithParams }) => urlWithParams.includes('by=queue&day=2026-11-20')).flush(figures);
    await settle();
    expect(textOf(page.querySelector('tbody tr') ?? page)).toContain('Billing10 60%');
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
    expect(url).toBe('/floor/rows?day=2026-11-20&metric=service-level&source=amazon-connect&queue=billing');
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
      { key: '0', name: null, values: [], tally: { ...busy, waitOfAnsweredMs: 7 * minute, waitOfAbandonedMs: minute } },
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
