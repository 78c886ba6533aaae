import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FloorRow, FloorRows, Segment } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { Session } from '../../session/session.ts';
import { en } from '../../words/en.ts';
import { Floor } from '../floor.ts';
import { RowsPage } from './rows-page.ts';

const began = Date.UTC(2026, 10, 20, 8);
const segment: Segment = {
  ...{ interactionId: 'int-1', ordinal: 0, channel: 'voice', direction: 'inbound', queueId: 'billing' },
  ...{ beganAt: began, answeredAt: began + 12_000, agentId: 'ada', end: 'ended', endedAt: began + 132_000 },
  ...{ heldSince: null, heldFor: 0, holds: 0, workSince: null, workedFor: 45_000, matter: 'refund', disposition: null },
};
const row = (nth: number, more: Partial<FloorRow> = {}): FloorRow => ({
  ...{ segment: { ...segment, interactionId: `int-${nth}` }, agentName: 'Ada Ruiz', resolution: null },
  ...more,
});
const pageOf = (rows: readonly FloorRow[], total: number, next: string | null): FloorRows => ({
  ...{ from: 0, to: 86_400_000, timeZone: 'Europe/Madrid', at: began + 3_600_000, rows, total, next },
});
const organisation = {
  ...{ queues: [{ id: 'billing', name: { es: 'Facturación', en: 'Billing' } }], people: [], timeZone: 'Europe/Madrid' },
  ...{ teams: [], matters: [{ id: 'refund', name: { es: 'Reembolso', en: 'Refund' } }] },
  sites: [{ id: 'madrid', name: { es: 'Madrid', en: 'Madrid' }, timeZone: 'Europe/Madrid', teams: [] }],
};

describe('the contacts behind a figure', () => {
  let server: HttpTestingController;
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const isRows = ({ url }: { readonly url: string }) => url === '/api/floor/rows';

  beforeEach(() => {
    const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'floor/rows', component: RowsPage },
          { path: '**', children: [] },
        ]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { view, permissions: signal(new Set()) } },
        { provide: Floor, useValue: { queueName: () => 'Billing' } },
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

  const open = async (address: string): Promise<HTMLElement> => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(`/floor/rows?${address}`);
    await settle();
    for (const request of server.match('/api/organisation')) request.flush(organisation);
    await settle();
    return harness.routeNativeElement as HTMLElement;
  };

  it('say whose they are, by which definition, of when, and when they were counted', async () => {
    const page = await open('day=2026-11-20&queue=billing&site=madrid&team=-&metric=service-level&source=genesys');
    server.expectOne(isRows).flush(pageOf([row(1)], 1, null));
    await settle();
    expect(textOf(page.querySelector('h1'))).toBe('Rows · Service level');
    expect(textOf(page.querySelector('p'))).toBe(
      'Fri Nov 20 · Billing · No team · Madrid · By Genesys Cloud · 1 of 1 · counted at 10:00:00, time of Europe/Madrid',
    );
    expect([...page.querySelectorAll('tbody tr')].map(textOf)).toEqual([
      '09:00:00BillingvoiceAda Ruiz00:1202:0000:0000:45ended',
    ]);
  });

  it('are read on page by page, and it is said where that fails', async () => {
    const page = await open('day=2026-11-20');
    server.expectOne(isRows).flush(pageOf([row(3), row(2)], 3, '1~0~int-2'));
    await settle();
    const older = () => page.querySelector<HTMLButtonElement>('div.row > button');
    older()?.click();
    server
      .expectOne(({ urlWithParams }) => urlWithParams.includes('before=1~0~int-2'))
      .flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(textOf(page.querySelector('[role=status]'))).toBe('Could not be read');
    older()?.click();
    server.expectOne(({ urlWithParams }) => urlWithParams.includes('before=')).flush(pageOf([row(1)], 3, null));
    await settle();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(3);
    expect([older(), textOf(page.querySelector('p'))]).toEqual([null, expect.stringContaining('3 of 3')]);
  });

  it('tell of first-contact resolution what became of each, and by which later contact that is known', async () => {
    const page = await open(
      'day=2026-11-20&metric=first-contact-resolution&source=classic&days=7&by=matter&matter=refund',
    );
    const later = { occurredAt: began + 86_400_000, channel: 'whatsapp', interactionId: null } as const;
    const rows = [
      row(2, { resolution: { term: 'cameAgain', later } }),
      row(1, { resolution: { term: 'settled', later: null } }),
    ];
    const asked = server.expectOne(isRows);
    expect(asked.request.params.get('days')).toBe('7');
    asked.flush(pageOf(rows, 2, null));
    await settle();
    expect(textOf(page.querySelector('p'))).toContain('Refund · By the classic definition · within 7 days · 2 of 2');
    const last = [...page.querySelectorAll('tbody tr')].map((line) => [...line.children].slice(-3).map(textOf));
    expect(last).toEqual([
      ['Refund', 'came again', 'Sat Nov 21, 09:00:00, WhatsApp'],
      ['Refund', 'settled', '–'],
    ]);
    const [back, file] = [...page.querySelectorAll('header a')].map((link) => link.getAttribute('href'));
    expect(back).toBe('/floor/figures?day=2026-11-20&by=matter');
    expect(file).toContain('/api/floor/rows.csv?day=2026-11-20&matter=refund&metric=first-contact-resolution');
  });

  it('say so where there are none, and where they cannot be read', async () => {
    const page = await open('day=2026-11-20');
    server.expectOne(isRows).flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(textOf(page)).toContain('Could not be read');
    page.querySelector<HTMLButtonElement>('ui-failure button')?.click();
    await settle();
    server.expectOne(isRows).flush(pageOf([], 0, null));
    await settle();
    expect(textOf(page)).toContain('Nothing to count');
  });
});
