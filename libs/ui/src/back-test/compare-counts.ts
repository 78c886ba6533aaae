import type { BackTestCount, Language } from '@aliado/domain';
import { formatMoney, formatNumber } from '../format/number-format.ts';
import { formatSpan } from '../format/time-format.ts';

/** One figure of a back-test, then and now, with bars as shares of the larger. */
export interface Comparison {
  readonly name: 'grants' | 'money' | 'approvals' | 'refused' | 'wait';
  readonly was: string;
  readonly would: string;
  readonly wasShare: number;
  readonly wouldShare: number;
  /** The difference with its sign; where there is none, what both are: `= 12`. */
  readonly change: string;
}

/** The figures of both versions side by side. Time waited is told per approval: a sum of waits says little. */
export function compareCounts(was: BackTestCount, would: BackTestCount, language: Language): readonly Comparison[] {
  const count = (value: number) => formatNumber(value, language);
  const money = (amount: number) => formatMoney({ amount, currency: was.money.currency }, language);
  const wait = ({ waitMs, approvals }: BackTestCount) => (approvals === 0 ? 0 : waitMs / approvals);
  return [
    compare('grants', was.grants, would.grants, count),
    compare('money', was.money.amount, would.money.amount, money),
    compare('approvals', was.approvals, would.approvals, count),
    compare('refused', was.refused, would.refused, count),
    compare('wait', wait(was), wait(would), formatSpan),
  ];
}

function compare(name: Comparison['name'], was: number, would: number, format: (value: number) => string): Comparison {
  const change = would - was;
  const sign = change > 0 ? '+' : '−';
  // a change too small to be told is told as none, and drawn as none
  if (format(Math.abs(change)) === format(0)) {
    const share = format(was) === format(0) ? 0 : 1;
    return {
      name,
      was: format(was),
      would: format(was),
      wasShare: share,
      wouldShare: share,
      change: `= ${format(was)}`,
    };
  }
  const most = Math.max(was, would);
  return {
    ...{ name, was: format(was), would: format(would), wasShare: was / most, wouldShare: would / most },
    change: sign + format(Math.abs(change)),
  };
}
