import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { FloorTime, PlanReport, Preferences, TimeRow } from '@aliado/domain';
import { noTime } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { PreferenceKeeper } from '../../../session/preference-keeper.ts';
import { Session } from '../../../session/session.ts';
import { en } from '../../../words/en.ts';
import { Floor } from '../../floor.ts';
import { TimePage } from './time-page.ts';
import { TimeRowsPage } from './time-rows-page.ts';

const minute = 60_000;
const tally = {
  ...noTime,
  ...{ availableMs: 30 * minute, onContactMs: 50 * minute, afterContactWorkMs: 10 * minute, ringingMs: minute },
  ...{ handleMs: 90 * minute, scheduledMs: 80 * minute, adherentMs: 60 * minute, unscheduledMs: 20 * minute },
};
const time: FloorTime = {
  ...{ from: 0, to: 86_400_000, timeZone: 'UTC', at: 3_600_000, plan: { at: 0, by: 'Marta Quiroga' }, planned: 12 },
  groups: [{ key: 'ada', name: 'Ada Ruiz', tally, values: [] }],
};
const report: PlanReport = {
  ...{ isDryRun: true, rows: 3, people: 1, days: 1, added: 2, removed: 1, unchanged: 0, refused: 1 },
  faults: [{ line: 4, column: 'agent', reason: 'plan/unknown-person', expected: null, value: 'zoe' }],
};
const sites = [{ id: 'mexico', name: { es: 'México', en: 'Mexico' }, timeZone: 'America/Mexico_City', teams: [] }];

describe('the time of people on a day', () => {
  let server: HttpTestingController;
  const permissions = signal<ReadonlySet<string>>(new Set(['plan:import']));
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  const rowsIn = (page: Element) =>
    [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf).join(' | '));

  beforeEach(() => {
    permissions.set(new Set(['plan:import']));
    const preferences = signal<Preferences>({});
    const change = (some: Preferences) => preferences.update((before) => ({ ...before, ...some }));
    const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'floor/time', component: TimePage },
          { path: 'floor/time/rows', component: TimeRowsPage },
          { path: '**', children: [] },
        ]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { view, permissions } },
        { provide: PreferenceKeeper, useValue: { preferences, change } },
        { provide: Floor, useValue: { teamOf: (id: string) => id } },
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
      request.flush({ queues: [], sites, teams: [], matters: [], people: [], timeZone: 'UTC' });
    await settle();
    return harness.routeNativeElement as HTMLElement;
  };
  const isTime = ({ url }: { readonly url: string }) => url === '/api/floor/time';

  it('opens each figure to its formula, to the other definition, and to the rows behind', async () => {
    const page = await open('/floor/time?day=2026-11-20&zone=mexico');
    server.expectOne('/api/floor/time?day=2026-11-20&zone=mexico&by=agent&metrics=occupancy').flush(time);
    await settle();
    expect(textOf(page.querySelector('tbody tr'))).toContain('Ada Ruiz 67% 75% –');
    expect(textOf(page)).toContain('by Marta Quiroga. People with a plan that day: 12.');
    page.querySelector<HTMLButtonElement>('td button')?.click();
    await settle();
    const formula = () => page.querySelector('ui-formula');
    expect(textOf(formula())).toContain('on contact + wrap-up ÷ ( on contact + wrap-up + available )');
    expect(textOf(formula())).toContain('ringing, left out 01:00');
    expect(textOf(formula())).toContain('counted at 01:00:00, time of UTC');
    formula()?.querySelector<HTMLButtonElement>('.others .link')?.click();
    await settle();
    expect(textOf(formula())).toContain('handling of each contact ÷ ( handling of each contact + available )');
    formula()?.querySelector<HTMLButtonElement>('.foot .link')?.click();
    await settle();
    expect(TestBed.inject(Router).url).toBe(
      '/floor/time/rows?day=2026-11-20&zone=mexico&metric=occupancy&source=classic&agent=ada&by=agent',
    );
  });

  it('shows the sum of a state with no divisor', async () => {
    const page = await open('/floor/time?day=2026-11-20&by=interval&interval=15');
    server.expectOne('/api/floor/time?day=2026-11-20&by=interval&interval=15&metrics=occupancy').flush({
      ...time,
      groups: [{ ...time.groups[0], key: '900000', name: null }],
    });
    await settle();
    expect(textOf(page.querySelector('tbody th'))).toBe('00:15');
    [...page.querySelectorAll<HTMLButtonElement>('td button')].at(-1)?.click();
    await settle();
    const formula = textOf(page.querySelector('ui-formula .formula'));
    expect(formula).toBe('wrap-up');
  });

  it('says how to bring a plan in where there is none, to whoever may', async () => {
    const page = await open('/floor/time?day=2026-11-20');
    server.expectOne(isTime).flush({ ...time, plan: null, planned: 0, groups: [] });
    await settle();
    expect(textOf(page)).toContain('No plan: adherence is counted once one is imported as CSV');
    expect(textOf(page)).toContain('Nothing to count');
    expect(textOf(page)).toContain('Import a plan');
    permissions.set(new Set());
    await settle();
    expect([...page.querySelectorAll('button')].map(textOf)).not.toContain('Import a plan');
  });

  it('tries a plan first, says line by line what is wrong, and then brings it in', async () => {
    const page = await open('/floor/time?day=2026-11-20');
    server.expectOne(isTime).flush(time);
    await settle();
    const press = async (label: string) => {
      [...page.querySelectorAll('button')].find((one) => textOf(one) === label)?.click();
      await settle();
    };
    await press('Import a plan');
    const input = page.querySelector<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input, 'files', { value: [new File(['agent,activity'], 'plan.csv')] });
    input?.dispatchEvent(new Event('change'));
    await settle();
    server.expectOne('/api/floor/plan?dryRun=true').flush(report);
    await settle();
    const panel = () => textOf(page.querySelector('aliado-plan-import'));
    expect(panel()).toContain('People: 1. Days: 1. Stretches added: 2; removed: 1; left as they are: 0.');
    expect(panel()).toContain('Rows left out: 1.');
    expect(rowsIn(page.querySelector('aliado-plan-import') ?? page)).toEqual([
      '4 | agent | nobody has this user name | zoe | –',
    ]);
    await press('Import');
    server.expectOne('/api/floor/plan?dryRun=false').flush({ ...report, isDryRun: false });
    await settle();
    expect(page.querySelector('aliado-plan-import')).toBeNull();
    server.expectOne(isTime).flush(time);
  });

  it('says so where a plan is not taken, and leaves it to be tried again', async () => {
    const page = await open('/floor/time?day=2026-11-20');
    server.expectOne(isTime).flush(time);
    await settle();
    [...page.querySelectorAll('button')].find((one) => textOf(one) === 'Import a plan')?.click();
    await settle();
    const input = page.querySelector<HTMLInputElement>('input[type=file]');
    Object.defineProperty(input, 'files', { value: [new File(['x'], 'plan.csv')] });
    input?.dispatchEvent(new Event('change'));
    await settle();
    server.expectOne('/api/floor/plan?dryRun=true').flush(null, { status: 413, statusText: 'Too large' });
    await settle();
    expect(textOf(page.querySelector('aliado-plan-import'))).toContain('The file is too large.');
    expect(input?.disabled).toBe(false);
  });

  it('has rows with who set each state, what was planned, and what that does to service', async () => {
    const page = await open('/floor/time/rows?day=2026-11-20&agent=ada&metric=adherence&source=genesys&by=team');
    const row: TimeRow = {
      ...{ agentId: 'ada', agentName: 'Ada Ruiz', status: 'break', reason: 'lunch', setBy: 'agent:marta', handling: 0 },
      setByName: 'Marta Quiroga',
      ...{ from: 0, to: 90_000, planned: 'work', impact: 'negative', isOpen: false },
    };
    const running = { ...row, from: 90_000, status: 'on-contact', reason: null, setBy: null, setByName: null };
    server
      .expectOne('/api/floor/time/rows?day=2026-11-20&agent=ada&metric=adherence&source=genesys')
      .flush({ rows: [{ ...running, handling: 2, isOpen: true, impact: null }, row], total: 3, next: '0~ada' });
    await settle();
    expect(rowsIn(page)).toEqual([
      '00:01:30 | goes on | Ada Ruiz | on contact | – | 2 | 00:00 | work | –',
      '00:00:00 | 00:01:30 | Ada Ruiz | on a break · lunch | Marta Quiroga | – | 01:30 | work | negative',
    ]);
    expect(textOf(page)).toContain('Fri Nov 20 · Ada Ruiz · By Genesys Cloud · 2 of 3');
    [...page.querySelectorAll('button')].find((one) => textOf(one) === 'Show older ones')?.click();
    await settle();
    server
      .expectOne(({ urlWithParams }) => urlWithParams.endsWith('before=0~ada'))
      .flush({ rows: [], total: 3, next: null });
    await settle();
    expect(textOf(page)).not.toContain('Show older ones');
  });
});
