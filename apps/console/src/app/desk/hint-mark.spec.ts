import type { OpenHint } from '@aliado/domain';
import { isListening, markAfter, shownHints } from './hint-mark.ts';

const hint = (id: string): OpenHint => ({
  hint: {
    id,
    kind: 'phrase',
    target: { id, version: 1 },
    title: { es: id, en: id },
    text: { es: id, en: id },
    reason: { proposer: 'rule', source: { id, version: 1 }, words: [], lineSequence: null, score: 1 },
  },
  shownAt: 0,
});
const none = { hintId: null, movedAt: 0 };

describe('the marked hint', () => {
  it('stays marked when others come, so that nothing that is being read is displaced', () => {
    const mark = markAfter(none, [hint('a')], 1_000);
    expect(markAfter(mark, [hint('a'), hint('b'), hint('c')], 5_000)).toBe(mark);
    expect(shownHints([hint('a'), hint('b'), hint('c')])).toHaveLength(2);
  });

  it('passes to the next when it is used or dismissed, and is deaf to Enter for 600 ms', () => {
    const mark = markAfter({ hintId: 'a', movedAt: 0 }, [hint('b')], 10_000);
    expect(mark).toEqual({ hintId: 'b', movedAt: 10_000 });
    expect([isListening(mark, 10_599), isListening(mark, 10_600)]).toEqual([false, true]);
  });

  it('is on nothing when no hint is left', () => {
    const mark = markAfter({ hintId: 'a', movedAt: 0 }, [], 10_000);
    expect(isListening(mark, 99_000)).toBe(false);
  });
});
