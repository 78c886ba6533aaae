import { inputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthoredItem } from '@aliado/domain';
import { HOUSE_ZONE, SERVER_CLOCK, uiWords } from '@aliado/ui';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { es } from '../words/es.ts';
import { HistoryPanel } from './history-panel.ts';
import { PlaybookApi, type PastSessionSearch } from './playbook-api.ts';
import { SessionPicker } from './session-picker.ts';

const now = Date.UTC(2026, 10, 23, 12);
const newYork = 5 * 3_600_000;

describe('hours in the playbook are those of the house, wherever it is read', () => {
  const searches: PastSessionSearch[] = [];

  beforeEach(() => {
    const api = {
      pastSessions: (search: PastSessionSearch) => {
        searches.push(search);
        return Promise.resolve({ sessions: [], nextCursor: null });
      },
    };
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { es: { ...es, ui: uiWords.es } },
          translocoConfig: { availableLangs: ['es'], defaultLang: 'es' },
          preloadLangs: true,
        }),
      ],
      providers: [
        { provide: HOUSE_ZONE, useValue: signal('America/New_York') },
        { provide: SERVER_CLOCK, useValue: () => now },
        { provide: PlaybookApi, useValue: api },
      ],
    });
  });

  it('in which a version came into force', async () => {
    const version = { version: 3, effectiveAt: now - 11 * 3_600_000, author: 'diana', reviewedBy: null };
    const item: AuthoredItem = {
      ...{ kind: 'article', id: 'a', current: null, draft: null },
      history: [{ ...version, isInForce: true, retired: null }],
    };
    const fixture = TestBed.createComponent(HistoryPanel, { bindings: [inputBinding('item', signal(item))] });
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('ayer, 20:00');
  });

  it('between which the sessions of a day are looked for', async () => {
    const fixture = TestBed.createComponent(SessionPicker, {
      bindings: [inputBinding('matters', signal([])), inputBinding('own', signal([]))],
    });
    await fixture.whenStable();
    const day = (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('input[type=date]');
    if (!day) throw new Error('no day can be chosen');
    day.value = '2026-11-20';
    day.dispatchEvent(new Event('change'));
    await fixture.whenStable();
    const from = Date.UTC(2026, 10, 20) + newYork;
    expect(searches.at(-1)).toMatchObject({ from, to: from + 24 * 3_600_000 });
  });
});
