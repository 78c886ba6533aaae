import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { OpenHint } from '@aliado/domain';
import { Ticker } from '../clock/ticker.ts';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { HintList } from './hint-list.ts';
import { readingTimeOf } from './reading-time.ts';

const promise: OpenHint = {
  hint: {
    ...{ id: 'p', kind: 'promise', target: { id: 'promise-3', version: 1 } },
    title: { es: '¿Lo dejamos prometido?', en: 'Keep it as a promise?' },
    text: { es: 'La llamo mañana a las nueve.', en: 'La llamo mañana a las nueve.' },
    reason: {
      ...{ proposer: 'rule', source: { id: 'promise-3', version: 1 }, words: ['la llamo'], lineSequence: 3 },
      score: 0.85,
    },
    promise: { words: 'La llamo mañana a las nueve.', dueAt: Date.UTC(2026, 10, 11, 8), team: null },
  },
  ...{ shownAt: 0, readAt: null },
};

describe('the reading of hints', () => {
  const start = Date.UTC(2026, 10, 10, 9, 0);

  async function show(...first: readonly OpenHint[]) {
    const now = signal(start);
    TestBed.resetTestingModule();
    TestBed.configureTestingModule({
      providers: [...provideUiTesting(), { provide: Ticker, useValue: { now, minute: now } }],
    });
    const hints = signal<readonly OpenHint[]>(first);
    const isMuted = signal(false);
    const read: string[] = [];
    const fixture = TestBed.createComponent(HintList, {
      bindings: [
        inputBinding('hints', hints),
        inputBinding('isMuted', isMuted),
        outputBinding<string>('read', (id) => read.push(id)),
      ],
    });
    await fixture.whenStable();
    const pass = async (ms: number) => {
      now.update((at) => at + ms);
      await fixture.whenStable();
    };
    return { hints, isMuted, read, pass, element: fixture.nativeElement as HTMLElement };
  }

  it('is told once, when it stood in sight long enough for its words', async () => {
    const { read, pass } = await show(promise);
    await pass(readingTimeOf(promise.hint) - 1);
    expect(read).toEqual([]);
    await pass(1);
    await pass(60_000);
    expect(read).toEqual(['p']);
  });

  it('is not told of what is muted, gone, or was told before', async () => {
    const muted = await show(promise);
    muted.isMuted.set(true);
    await muted.pass(60_000);
    const before = await show({ ...promise, readAt: start });
    await before.pass(60_000);
    const gone = await show(promise);
    gone.hints.set([]);
    await gone.pass(60_000);
    expect([muted.read, before.read, gone.read]).toEqual([[], [], []]);
  });

  it('shows by when a promise was heard to be due', async () => {
    const { element } = await show(promise);
    expect(element.textContent).toMatch(/Para el .*mañana|Para el .*11/u);
  });
});
