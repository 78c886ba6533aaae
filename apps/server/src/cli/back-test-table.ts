import type { BackTestCount, BackTestDifference, BackTestResult } from '@aliado/domain';
import { tableOf } from './table.ts';

/** Of the sessions that would get less, those that are printed. */
export const printedLosses = 20;

/** What a back-test found, as the console shows it: the sentence, before and after, the rules that held, who would get less. */
export function backTestTable(
  { asItWas, asItWouldBe, hitsByRule, sentence, changed, more, less }: BackTestResult,
  losses: readonly BackTestDifference[],
): string {
  const rows = counted.map(([name, of]) => [name, of(asItWas), of(asItWouldBe)]);
  const hits = Object.entries(hitsByRule).toSorted(([, a], [, b]) => b - a);
  return [
    sentence.en,
    '',
    tableOf([['', 'as it was', 'as it would be'], ...rows]),
    '',
    `Sessions that would change: ${changed}. Would get more: ${more}. Would get less: ${less}.`,
    ...(hits.length > 0 ? ['', tableOf([['rule', 'sessions'], ...hits])] : []),
    ...(losses.length > 0 ? ['', 'Would get less:', ...losses.map(lossLine)] : []),
    ...(less > losses.length ? [`  and ${less - losses.length} more`] : []),
  ].join('\n');
}

const counted: readonly (readonly [string, (count: BackTestCount) => string | number])[] = [
  ['grants', ({ grants }) => grants],
  ['money', ({ money: { amount, currency } }) => moneyText(amount, currency)],
  ['approvals asked', ({ approvals }) => approvals],
  ['refused', ({ refused }) => refused],
  ['waited for a yes', ({ waitMs }) => `${Math.round(waitMs / 1_000)} s`],
];

function moneyText(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-GB', { style: 'currency', currency });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

function lossLine({ interactionId, at, agentName, was, wouldBe }: BackTestDifference): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `  ${day}  ${interactionId}  ${agentName ?? 'nobody'}  ${was.en}. ${wouldBe.en}.`;
}
