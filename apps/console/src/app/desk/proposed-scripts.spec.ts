import { initialInteraction, type Hint, type HintHistory, type Interaction } from '@aliado/domain';
import { hintForScript, proposedScripts } from './proposed-scripts.ts';

const scripts = ['invoice', 'refund', 'repair', 'return', 'warranty'].map((id) => ({ id }));
const shownAt = (lastShownAt: number, more: Partial<HintHistory> = {}): HintHistory => ({
  ...{ timesShown: 1, lastShownAt, timesUsed: 0, timesDismissed: 0 },
  ...more,
});
const hintOf = (id: string): Hint => ({
  ...{ id: `h-${id}`, kind: 'script', target: { id, version: 1 }, title: { es: id, en: id }, text: { es: id, en: id } },
  reason: { proposer: 'text', source: { id, version: 1 }, words: [], lineSequence: null, score: 0.5 },
});
const inContact = (change: Partial<Interaction>): readonly string[] =>
  proposedScripts(scripts, { ...initialInteraction, ...change }).map(({ id }) => id);

describe('the scripts that were proposed', () => {
  it('are none before anything was', () => {
    expect(inContact({})).toEqual([]);
  });

  it('come as they stand among the hints, then the last that went', () => {
    const hints = ['return', 'refund'].map((id) => ({ hint: hintOf(id), shownAt: 0, readAt: null }));
    const history = { refund: 40, return: 10, warranty: 5, invoice: 20 };
    const hintHistory = Object.fromEntries(Object.entries(history).map(([id, at]) => [`script:${id}`, shownAt(at)]));
    expect(inContact({ hints, hintHistory })).toEqual(['return', 'refund', 'invoice', 'warranty']);
  });

  it('are not those that were taken or put away, nor articles of that name', () => {
    const hintHistory = {
      'script:refund': shownAt(1, { timesUsed: 1 }),
      'script:repair': shownAt(2, { timesDismissed: 1 }),
      'article:return': shownAt(3),
      'script:warranty': shownAt(4),
    };
    expect(inContact({ hintHistory })).toEqual(['warranty']);
  });
});

describe('a script that the reader looked up', () => {
  it('is the one of the hint that proposes it, where one stands', () => {
    const hints = [{ hint: hintOf('refund'), shownAt: 0, readAt: null }];
    expect(hintForScript('refund', { hints })).toBe('h-refund');
    expect(hintForScript('return', { hints })).toBeNull();
  });
});
