import { performance } from 'node:perf_hooks';
import {
  analyseGuideline,
  applyGuideline,
  explainGuideline,
  unknownFacts,
  type CaseFacts,
  type Guideline,
  type HitPolicy,
} from '@aliado/domain';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { regionTableOf } from '../playbooks/pack/guideline-regions.ts';

/** The largest table that a house is likely to write. */
const ruleCount = 200;

const rounds = 2_000;

const inputs = [
  ...['order.status', 'order.total', 'order.daysLate', 'order.failedDeliveries'],
  ...['customer.tier', 'journey.callsIn7Days'],
];

const facts: CaseFacts = {
  ...unknownFacts,
  customer: { tier: 'plus', years: 4, country: 'ES' },
  order: { total: 640, status: 'shipped', daysSincePlaced: 9, daysLate: 3, failedDeliveries: 1 },
  journey: { callsIn7Days: 2, brokenIn30Days: 1 },
};

/** Microseconds that a large decision table costs to apply, to explain and to analyse; printed as one line of JSON. */
function main(): void {
  const [first, collect] = [largeTable('first'), largeTable('collect')];
  const feel = new CompiledFeel();
  const measured = {
    rules: ruleCount,
    inputs: inputs.length,
    hits: applyGuideline(collect, facts, feel).hits.length,
    firstUs: cost(() => applyGuideline(first, facts, feel)),
    collectUs: cost(() => applyGuideline(collect, facts, feel)),
    explainUs: cost(() => explainGuideline(collect, facts, feel)),
    analyseMs: cost(() => analyseGuideline(regionTableOf(first, 2)), 20) / 1_000,
  };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

/** No two rules ask the same, so that nothing is answered from memory; the last holds for anything. */
function largeTable(hitPolicy: HitPolicy): Guideline {
  const text = { es: 'x', en: 'x' };
  const tests = (n: number) => [
    ...[n % 2 === 0 ? '"shipped","failed"' : 'not("delivered","returned")', `< ${1_000 - n}`, `>= -${n}`],
    ...[`[0..${n + 1}]`, n % 3 === 0 ? 'not("premium", null)' : '-', n === ruleCount - 1 ? '-' : `> ${n + 1}`],
  ];
  return {
    ...{ id: 'large', version: 1, name: text, matters: ['other'], owner: 'experience', why: text },
    ...{ effectiveFrom: '2026-01-01', hitPolicy },
    inputs: inputs.map((expression, place) => ({ id: `i${place}`, label: text, expression })),
    rules: Array.from({ length: ruleCount }, (_, n) => ({
      ...{ id: `r${n}`, when: tests(n), then: [{ remedy: 'none' as const }], because: text },
    })),
  };
}

/** Microseconds that half of the runs take at most. */
function cost(work: () => unknown, runs = rounds): number {
  for (let run = 0; run < runs; run++) work();
  const taken = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1_000;
  });
  return taken.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

main();
