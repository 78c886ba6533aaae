import type { BackTestResult } from '@aliado/domain';
import { backTestTable } from './back-test-table.ts';

const both = (words: string) => ({ es: words, en: words });
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });

const result: BackTestResult = {
  asItWas: { grants: 10, money: euros(1_200), approvals: 4, refused: 1, waitMs: 90_000 },
  asItWouldBe: { grants: 12, money: euros(1_110), approvals: 2, refused: 0, waitMs: 30_000 },
  ...{ histogram: [], hitsByRule: { once: 2, twice: 30 }, changed: 3, less: 2, more: 1, sentence: both('It would.') },
  offered: { sessions: 0, upTo: euros(0), takenShare: null },
};

describe('a back-test on the command line', () => {
  it('tells the sentence, both sides, the rules that held most first, and who would get less', () => {
    const loss = {
      ...{
        interactionId: 'int-1',
        at: Date.UTC(2026, 9, 3),
        agentName: null,
        matter: null,
        direction: 'less' as const,
      },
      ...{ was: both('Given: credit of €140'), wouldBe: both('It would not be allowed'), change: euros(-140) },
    };
    expect(backTestTable(result, [loss])).toBe(
      [
        'It would.',
        '',
        '                  as it was  as it would be',
        'grants                   10              12',
        'money             €1,200.00  €1,110.00',
        'approvals asked           4               2',
        'refused                   1               0',
        'waited for a yes  90 s       30 s',
        '',
        'Sessions that would change: 3. Would get more: 1. Would get less: 2.',
        '',
        'rule   sessions',
        'twice        30',
        'once          2',
        '',
        'Would get less:',
        '  2026-10-03  int-1  nobody  Given: credit of €140. It would not be allowed.',
        '  and 1 more',
      ].join('\n'),
    );
  });
});
