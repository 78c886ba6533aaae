import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { importProvidersFrom, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { emptyTally, usualTarget, type FloorAgent, type FloorQueue, type Tally } from '@aliado/domain';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { FakeLine } from '../../live/fake-line.ts';
import { FloorWatch } from '../../live/floor-watch.ts';
import { LiveLine } from '../../live/live-line.ts';
import { provideLive } from '../../live/provide-live.ts';
import { Session } from '../../session/session.ts';
import { en } from '../../words/en.ts';
import { Floor } from '../floor.ts';
import { WallPage } from './wall-page.ts';

const queue = (queueId: string, tally: Partial<Tally>, more: Partial<FloorQueue> = {}) => ({
  name: queueId,
  queue: {
    ...{ queueId, target: { ...usualTarget, answerWithin: 20_000 }, waiting: 0, longestSince: null },
    ...{ free: 0, onContact: 0, tally: { ...emptyTally, ...tally } },
    ...more,
  },
});

describe('the floor on a wall', () => {
  const isKnown = signal(false);
  const queues = signal<readonly ReturnType<typeof queue>[]>([]);
  let watched = 0;
  const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  beforeEach(() => {
    watched = 0;
    isKnown.set(false);
    const view = signal({ account: { id: 'marta', name: 'Marta' }, permissions: [], preferences: {}, build: '1' });
    const agents: readonly Pick<FloorAgent, 'name'>[] = [{ name: 'Nayeli Robles' }];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'floor/wall', component: WallPage },
          { path: '**', children: [] },
        ]),
        ...[provideHttpClient(), provideHttpClientTesting(), provideLive()],
        { provide: LiveLine, useValue: new FakeLine() },
        { provide: FloorWatch, useValue: { begin: () => watched++ } },
        { provide: Session, useValue: { view, permissions: signal(new Set()) } },
        { provide: Floor, useValue: { isKnown, queues, agents, dayFrom: () => Date.UTC(2026, 10, 20) } },
        importProvidersFrom(
          TranslocoTestingModule.forRoot({
            langs: { en },
            translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
            preloadLangs: true,
          }),
        ),
      ],
    });
  });

  const open = async (): Promise<HTMLElement> => {
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/floor/wall');
    await settle();
    return harness.routeNativeElement as HTMLElement;
  };

  it('watches the floor, and says so until it knows it', async () => {
    const wall = await open();
    expect([watched, textOf(wall.querySelector('.loading'))]).toEqual([1, 'Reading the floor…']);
  });

  it('shows each queue against its target, who waits and who is free, and nobody’s name', async () => {
    isKnown.set(true);
    const now = Date.now();
    queues.set([
      queue('Billing', { answeredInTime: 9, answeredLate: 1 }, { waiting: 4, longestSince: now - 65_000, free: 2 }),
      queue('Sales', {}),
    ]);
    const wall = await open();
    const [billing, sales] = [...wall.querySelectorAll('.tiles > li')].map((tile) => textOf(tile));
    expect(billing).toMatch(
      /^Billing ?90% ?Target: 80% within 20 s ?Waiting ?4 ?Longest ?01:0\d ?Free ?2 ?On contact ?0$/,
    );
    expect(sales).toMatch(/^Sales ?– ?Target: 80% within 20 s ?Waiting ?0 ?Longest ?– ?Free ?0 ?On contact ?0$/);
    expect(textOf(wall)).toContain('Service level');
    expect(textOf(wall)).toMatch(/By the classic definition · today since \d\d:00/);
    expect(textOf(wall)).not.toContain('Nayeli');
  });

  it('marks a queue below its target by shape and in words, and not for a handful of contacts', async () => {
    isKnown.set(true);
    queues.set([
      queue('Billing', { answeredInTime: 3, answeredLate: 3 }),
      queue('Sales', { answeredInTime: 1, answeredLate: 1 }),
    ]);
    const tiles = [...(await open()).querySelectorAll('.tiles > li')];
    expect(tiles.map((tile) => [tile.classList.contains('watch'), textOf(tile.querySelector('.figure'))])).toEqual([
      [true, expect.stringContaining('Below its target')],
      [false, '50%'],
    ]);
  });

  it('is left with Escape', async () => {
    await open();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/floor');
  });
});
