import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuthoredItem, BackTestResult, KeptBackTest } from '@aliado/domain';
import { BackTesting } from './back-testing.ts';
import { Drafting } from './drafting.ts';
import { PlaybookApi } from './playbook-api.ts';

const part = { kind: 'guideline', id: 'late' } as const;
const draftOf = (revision: number) => ({ ...part, revision });
const kept = (change: Partial<KeptBackTest> = {}): KeptBackTest => ({
  ...{ ...part, backTestId: 'b1', revision: 3, from: 0, to: 9, state: 'done', sessionsDone: 40, sessionsTotal: 40 },
  ...{ elapsedMs: 5, result: { less: 2 } as BackTestResult, startedAt: 7, startedBy: 'diana' },
  ...change,
});

describe('the back-test of a draft', () => {
  const item = signal<unknown>(null);
  const open = (revision: number | null, id = 'late') =>
    item.set({ ...part, id, draft: revision === null ? null : { ...draftOf(revision), id } });
  let latest: () => Promise<KeptBackTest | null>;
  let asked: string[];

  beforeEach(() => {
    asked = [];
    latest = () => Promise.resolve(kept());
    const drafting = {
      item,
      draft: () => (item() as AuthoredItem | null)?.draft ?? null,
      hasUnsaved: signal(false),
      settle: () => Promise.resolve(),
      reload: () => Promise.resolve(),
      refusal: signal(null),
    };
    const api = {
      latestBackTest: ({ id }: { id: string }) => {
        asked.push(id);
        return latest();
      },
      backTest: () => Promise.resolve(kept({ revision: 4 })),
      startBackTest: () => Promise.resolve({ backTestId: 'b2' }),
      differences: (_: string, which: string) =>
        Promise.resolve({ differences: [{ interactionId: which }], nextCursor: null }),
    };
    TestBed.configureTestingModule({
      providers: [BackTesting, { provide: Drafting, useValue: drafting }, { provide: PlaybookApi, useValue: api }],
    });
  });

  async function opened(revision: number | null): Promise<BackTesting> {
    open(revision);
    const testing = TestBed.inject(BackTesting);
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    return testing;
  }

  it('is there again with all it found when the draft is opened anew', async () => {
    const testing = await opened(3);
    expect(testing.test()).toEqual(kept());
    expect(testing.losses().differences).toEqual([{ interactionId: 'less' }]);
    expect([testing.isStale(), testing.isEmpty()]).toEqual([false, false]);
  });

  it('is out of date once the draft is another', async () => {
    const testing = await opened(4);
    expect(testing.isStale()).toBe(true);
    expect(asked).toEqual(['late']);
    open(5);
    TestBed.tick();
    expect(asked).toEqual(['late']);
  });

  it('belongs to its own draft: another one begins with its own, and none with none', async () => {
    const testing = await opened(3);
    latest = () => Promise.resolve(null);
    open(3, 'other');
    TestBed.tick();
    await Promise.resolve();
    expect(testing.test()).toBeNull();
    open(null);
    TestBed.tick();
    expect(asked).toEqual(['late', 'other']);
  });

  it('that was begun here is not replaced by what was found before', async () => {
    let tell = (_: KeptBackTest) => {};
    latest = () => new Promise((resolve) => (tell = resolve));
    const testing = await opened(4);
    await testing.run(0, 9);
    tell(kept());
    await Promise.resolve();
    expect(testing.test()?.revision).toBe(4);
  });

  it('that found no session proves nothing', async () => {
    latest = () => Promise.resolve(kept({ sessionsDone: 0 }));
    expect((await opened(3)).isEmpty()).toBe(true);
  });

  it('that cannot be read is told as such', async () => {
    latest = () => Promise.reject(new Error('no'));
    const testing = await opened(3);
    expect([testing.isUnread(), testing.hasFailed()]).toEqual([true, false]);
  });
});
