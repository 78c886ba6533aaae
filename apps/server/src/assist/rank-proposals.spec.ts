import { initialInteraction, type Hint, unknownFacts } from '@aliado/domain';
import { pickForDesk } from './pick-for-desk.ts';
import type { Proposal } from './proposal.ts';
import { rankProposals } from './rank-proposals.ts';
import type { Window } from './window.ts';

const text = { es: 'x', en: 'x' };

function proposal(id: string, score: number, more: Partial<Hint['reason']> & Partial<Proposal> = {}): Proposal {
  const { proposer = 'model', words = [], kind = 'script', isContradicted = false, matters = [id] } = more;
  const target = { id, version: 1 };
  const reason = { proposer, source: target, words, lineSequence: 7, score };
  const { evidence = ['one', 'two'], isCertain = false } = more;
  return { kind, target, title: text, text, matters, isContradicted, evidence, isCertain, reason };
}

const window = (openMatters: readonly string[] = [], queueMatters?: readonly string[]): Window => ({
  ...{ language: 'es', turns: [], matter: null, scope: unknownFacts, began: 0 },
  ...{ openMatters: new Set(openMatters), ...(queueMatters ? { queueMatters: new Set(queueMatters) } : {}) },
});
const ranked = (proposals: readonly Proposal[], ...known: Parameters<typeof window>) =>
  rankProposals(proposals, window(...known)).map(({ target }) => target.id);

describe('proposals of several proposers', () => {
  it('come best first, and those that do not fit well enough not at all', () => {
    expect(ranked([proposal('weak', 0.2), proposal('good', 0.5), proposal('best', 0.9)])).toEqual(['best', 'good']);
  });

  it('are one where they say the same, more certain than each, with the reason of the strongest', () => {
    const same = [
      proposal('refund', 0.4, { proposer: 'trigger', words: ['reembolso'] }),
      proposal('refund', 0.5, { proposer: 'text', words: ['dinero'] }),
    ];
    const [one, ...others] = rankProposals(same, window());
    expect(others).toEqual([]);
    expect(one?.reason).toMatchObject({ proposer: 'text', words: ['dinero'] });
    expect(one?.reason.score).toBeCloseTo(1 - 0.5 * (1 - 0.35 * 0.4));
  });

  it('are told by the phrase of the house where one was heard', () => {
    const same = [
      proposal('refund', 0.4, { proposer: 'trigger', words: ['mi', 'reembolso'], isCertain: true }),
      proposal('refund', 0.5, { proposer: 'text', words: ['dinero'] }),
    ];
    expect(rankProposals(same, window())[0]?.reason).toMatchObject({ words: ['mi', 'reembolso'] });
  });

  it('are raised by what is open on the journey, but only once words point there too', () => {
    expect(ranked([proposal('refund', 0.2)])).toEqual([]);
    expect(ranked([proposal('refund', 0.2)], ['refund'])).toEqual(['refund']);
    expect(ranked([proposal('refund', 0.01)], ['refund'])).toEqual([]);
  });

  it('are likelier on matters that the queue is for, and less on others, where it is for some', () => {
    const both = [proposal('refund', 0.45), proposal('repair', 0.35)];
    expect(ranked(both)).toEqual(['refund', 'repair']);
    expect(ranked(both, [], ['repair'])).toEqual(['repair']);
    expect(ranked([proposal('article', 0.45, { kind: 'article' })], [], ['repair'])).toEqual(['article']);
  });

  it('say what was known beforehand that made them likelier', () => {
    const known = (...more: Parameters<typeof window>) =>
      rankProposals([proposal('refund', 0.9)], window(...more)).map(({ reason }) => reason.known);
    expect(known()).toEqual([undefined]);
    expect(known(['refund'], ['refund'])).toEqual([['open-matter', 'queue']]);
    expect(known([], ['repair', 'refund'])).toEqual([['queue']]);
    expect(known(['repair'])).toEqual([undefined]);
  });

  it('need two telling words, unless a proposer is certain', () => {
    const evidence = ['refund'];
    expect(ranked([proposal('refund', 0.7, { evidence })])).toEqual([]);
    expect(ranked([proposal('refund', 0.7, { evidence, isCertain: true })])).toEqual(['refund']);
    const another = proposal('refund', 0.1, { proposer: 'text', evidence: ['money'] });
    expect(ranked([proposal('refund', 0.7, { evidence }), another])).toEqual(['refund']);
    expect(ranked([proposal('refund', 0.7, { evidence }), { ...another, evidence }])).toEqual([]);
  });

  it('need one where they are sure or the matter is open, and none where both hold', () => {
    const [one, no] = [{ evidence: ['refund'] }, { evidence: [] }];
    expect(ranked([proposal('refund', 0.8, one)])).toEqual(['refund']);
    expect(ranked([proposal('refund', 0.8, no)])).toEqual([]);
    expect(ranked([proposal('refund', 0.1, one)], ['refund'])).toEqual(['refund']);
    expect(ranked([proposal('refund', 0.1, no)], ['refund'])).toEqual([]);
    expect(ranked([proposal('refund', 0.4, no)], ['refund'])).toEqual(['refund']);
  });

  it('pass on that an advice is wrong, however weak it is', () => {
    expect(rankProposals([proposal('refund', 0, { isContradicted: true })], window())).toMatchObject([
      { isContradicted: true },
    ]);
  });

  it('leave the second best alone unless it is nearly as good', () => {
    const picked = (scores: readonly number[]) =>
      pickForDesk(
        scores.map((score, place) => proposal(`s${place}`, score)),
        initialInteraction,
      ).length;
    expect(picked([0.9, 0.5])).toBe(1);
    expect(picked([0.9, 0.8])).toBe(2);
  });

  it('never hold the script that runs', () => {
    const step = { stepId: 'a', path: [], visited: ['a'], inner: [], stepSince: 1 };
    const script = { scriptId: 's', version: 1, matter: 'm', startedAt: 0, ...step };
    expect(pickForDesk([proposal('s', 0.9)], { ...initialInteraction, script })).toEqual([]);
  });
});
