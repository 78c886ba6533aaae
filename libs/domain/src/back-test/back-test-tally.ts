import type { RemedyKind } from '../guideline/guideline.ts';
import { minorDigits } from '../money/minor-digits.ts';
import type { BackTestCount, BackTestResult, BackTestDifference } from '../wire/authoring.ts';
import { backTestSentence } from './back-test-sentence.ts';
import type { SessionComparison } from './compare-session.ts';
import { differenceOf } from './difference-of.ts';
import type { DecisionFigures, JudgedDecision } from './judge-decision.ts';

interface Sums {
  grants: number;
  money: number;
  approvals: number;
  refused: number;
  waitMs: number;
}

/** Bars of the histogram. */
const bars = 10;

/**
 * Adds up what a back-test finds, session by session. Holds counts, the distinct amounts, and one number for each approval that
 * was waited for: no session.
 */
export class BackTestTally {
  private readonly was = noSums();
  private readonly wouldBe = noSums();
  /** Grants by amount in whole major units, rounded up: then, and under the draft. */
  private readonly amounts = new Map<number, [was: number, wouldBe: number]>();
  private readonly grantsByRemedy = new Map<RemedyKind, number>();
  private readonly hits = new Map<string, number>();
  private readonly waits: number[] = [];
  private readonly directions = { more: 0, less: 0, same: 0 };
  private readonly offered = { sessions: 0, upTo: 0 };
  private readonly allowed = { sessions: 0, taken: 0 };
  private newlyAsked = 0;
  private readonly currency: string;

  /** @param currency of the house, ISO 4217. */
  constructor(currency: string) {
    this.currency = currency;
  }

  /** Takes one session in. What would have been otherwise in it; null for nothing. */
  add(comparison: SessionComparison): BackTestDifference | null {
    for (const decision of comparison.decisions) this.addDecision(decision);
    for (const id of comparison.held) this.hits.set(id, (this.hits.get(id) ?? 0) + 1);
    if (comparison.offer) {
      this.offered.sessions++;
      this.offered.upTo += comparison.offer.proposed ?? 0;
    }
    if (comparison.tookAllowed !== null) {
      this.allowed.sessions++;
      if (comparison.tookAllowed) this.allowed.taken++;
    }
    const difference = differenceOf(comparison, this.currency);
    if (difference) this.directions[difference.direction]++;
    return difference;
  }

  /** What was found so far. */
  result(): BackTestResult {
    const { was, wouldBe, directions, offered, allowed, currency } = this;
    const waited = wouldBe.waitMs + this.newlyAsked * medianOf(this.waits);
    const changing = [...this.grantsByRemedy].filter(([, count]) => count !== 0);
    const sum = {
      grants: wouldBe.grants - was.grants,
      money: wouldBe.money - was.money,
      approvals: wouldBe.approvals - was.approvals,
      remedy: changing.length === 1 ? (changing[0]?.[0] ?? null) : null,
      offered,
    };
    return {
      asItWas: countOf(was, currency),
      asItWouldBe: countOf({ ...wouldBe, waitMs: waited }, currency),
      histogram: this.histogram(),
      hitsByRule: Object.fromEntries(this.hits),
      changed: directions.more + directions.less + directions.same,
      less: directions.less,
      more: directions.more,
      offered: {
        sessions: offered.sessions,
        upTo: { amount: offered.upTo, currency },
        takenShare: allowed.sessions === 0 ? null : allowed.taken / allowed.sessions,
      },
      sentence: backTestSentence(sum, currency),
    };
  }

  private addDecision({ remedy, answer, was, wouldBe, change, wanted }: JudgedDecision): void {
    addTo(this.was, was);
    addTo(this.wouldBe, wouldBe);
    const grants = Number(wouldBe.given !== null) - Number(was.given !== null);
    this.grantsByRemedy.set(remedy, (this.grantsByRemedy.get(remedy) ?? 0) + grants);
    if (answer === 'approved' || answer === 'less' || answer === 'refused') this.waits.push(was.waitMs);
    if (change === 'must-ask') this.newlyAsked++;
    if (wanted === null) return;
    this.count(was.given, 0);
    this.count(wouldBe.given, 1);
  }

  private count(given: number | null, side: 0 | 1): void {
    if (given === null) return;
    const major = Math.ceil(given / 10 ** minorDigits(this.currency));
    const counts = this.amounts.get(major) ?? [0, 0];
    counts[side]++;
    this.amounts.set(major, counts);
  }

  private histogram(): BackTestResult['histogram'] {
    const most = Math.max(0, ...this.amounts.keys());
    if (most === 0) return [];
    const width = roundWidth(most / bars);
    const minor = 10 ** minorDigits(this.currency);
    return Array.from({ length: Math.ceil(most / width) }, (_, bar) => {
      const inBar = [...this.amounts].filter(([major]) => Math.max(0, Math.ceil(major / width) - 1) === bar);
      const total = (side: 0 | 1) => inBar.reduce((sum, [, counts]) => sum + counts[side], 0);
      return { upTo: (bar + 1) * width * minor, was: total(0), wouldBe: total(1) };
    });
  }
}

const noSums = (): Sums => ({ grants: 0, money: 0, approvals: 0, refused: 0, waitMs: 0 });

function addTo(sums: Sums, { given, isAsked, isRefused, waitMs }: DecisionFigures): void {
  if (given !== null) sums.grants++;
  sums.money += given ?? 0;
  if (isAsked) sums.approvals++;
  if (isRefused) sums.refused++;
  sums.waitMs += waitMs;
}

const countOf = ({ money, ...sums }: Sums, currency: string): BackTestCount => ({
  ...sums,
  money: { amount: money, currency },
});

/** The next of 1, 2, 5, 10, 20, 50 … */
function roundWidth(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5, 10].find((step) => step * power >= least) ?? 10) * power;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
