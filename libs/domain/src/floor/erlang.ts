import type { DurationMs } from '../time/epoch.ts';

/** What a forecast of waiting is made from. */
export interface Load {
  /** Contacts that come, per millisecond on average. */
  readonly arrivals: number;
  /** From answer to the end of what is to be written up, on average; above 0. */
  readonly handleTime: DurationMs;
  /** Who answers: a whole number, at most a few thousand. */
  readonly agents: number;
}

/** What waiting would be by a model. */
export interface WaitForecast {
  /** The share of contacts that has to wait at all. */
  readonly waits: number;
  /** The share that is answered within the limit. */
  readonly inTime: number;
  /** The mean wait of all contacts; infinite where the line would grow without end. */
  readonly wait: DurationMs;
  /** The share that gives up; 0 by a model in which nobody does. */
  readonly givesUp: number;
}

/** Work that comes in, in erlangs: the number of people it keeps busy. */
export const erlangsOf = ({ arrivals, handleTime }: Omit<Load, 'agents'>): number => arrivals * handleTime;

/**
 * The share of contacts that would find everybody busy if nobody ever waited (Erlang B), by the recursion over agents, which loses no
 * precision however many there are.
 */
export function blocked(erlangs: number, agents: number): number {
  let share = 1;
  for (let count = 1; count <= agents; count++) share = (erlangs * share) / (count + erlangs * share);
  return share;
}

/**
 * Waiting by Erlang C: P(wait) = N·B / (N − A·(1 − B)) with Erlang B, P(wait ≤ t) = 1 − P(wait)·e^(−(N−A)·t/handle time). It takes
 * arrivals by chance at one rate, handle times spread exponentially, one line in the order of coming, agents who are always there, and
 * customers who never give up: it sees more waiting than there is where some do.
 */
export function erlangC(load: Load, within: DurationMs): WaitForecast {
  const { handleTime, agents } = load;
  const erlangs = erlangsOf(load);
  if (erlangs === 0 && agents > 0) return { waits: 0, inTime: 1, wait: 0, givesUp: 0 };
  if (erlangs >= agents) return { waits: 1, inTime: 0, wait: Infinity, givesUp: 0 };
  const share = blocked(erlangs, agents);
  const waits = (agents * share) / (agents - erlangs * (1 - share));
  const spare = (agents - erlangs) / handleTime;
  return { waits, inTime: 1 - waits * Math.exp(-spare * within), wait: waits / spare, givesUp: 0 };
}

/**
 * Waiting by Erlang A (Palm; Garnett, Mandelbaum, Reiman 2002): as Erlang C, with customers who give up after a patience that is
 * spread exponentially. Defined for any load.
 *
 * A contact that finds k others waiting is answered after a time V, of which e^(−V/patience) is spread as Beta(c, k + 1) with
 * c = N·patience/handle time; the sums over k are taken by recursion, in logarithms where terms are too small for a number.
 * @param patience how long customers wait on average before they give up; above 0.
 */
export function erlangA(load: Load, patience: DurationMs, within: DurationMs): WaitForecast {
  const { arrivals, handleTime, agents } = load;
  if (arrivals === 0 && agents > 0) return { waits: 0, inTime: 1, wait: 0, givesUp: 0 };
  const ratio = (agents * patience) / handleTime;
  const come = arrivals * patience;
  const left = Math.exp(-within / patience);
  const beta = new BetaTail(ratio + 1, left);
  const full = blocked(erlangsOf(load), agents); // of all states without a line, the share of the one with nobody free
  let sums = { free: 1 - full, weight: full, busy: 0, line: 0, served: 0 };
  for (let waiting = 0; ; waiting++) {
    const { free, weight, busy, line, served } = sums;
    const ahead = ratio + waiting + 1;
    const answered = weight * (ratio / ahead) * beta.upTo(waiting + 1);
    const scale = weight > tooMuch ? 1 / tooMuch : 1;
    sums = {
      free: scale * free,
      weight: (scale * weight * come) / ahead,
      busy: scale * (busy + weight),
      line: scale * (line + waiting * weight),
      served: scale * (served + answered),
    };
    if (come < ahead && sums.weight <= sums.busy * negligible) break;
  }
  const all = sums.free + sums.busy;
  const queue = sums.line / all;
  return {
    waits: sums.busy / all,
    inTime: Math.min(1, (sums.free + sums.served) / all),
    wait: queue / arrivals,
    givesUp: queue / come,
  };
}

/** What was counted in an interval, for a forecast of it. */
export interface CountedInterval {
  readonly offered: number;
  readonly handled: number;
  /** Of all that were handled, together. */
  readonly handledFor: DurationMs;
  readonly interval: DurationMs;
}

/** The load of an interval as it was counted, with bounds between which its expectation lies 19 times of 20; null where too little was. */
export interface CountedLoad {
  readonly arrivals: number;
  readonly handleTime: DurationMs;
  /** Bounds as factors of the load, around 1. */
  readonly bounds: readonly [number, number];
}

/**
 * The load that was counted. Arrivals are by chance (Poisson: the count's variance is the count), and so are handle times; both
 * together move the load by e^(±1.96·√(1/offered + spread²/handled)).
 * @param spread of handle times: their standard deviation as a share of their mean; 1 for an exponential spread, which the models take.
 */
export function countedLoad(
  { offered, handled, handledFor, interval }: CountedInterval,
  spread = 1,
): CountedLoad | null {
  if (offered === 0 || handled === 0 || handledFor === 0) return null;
  const deviation = Math.sqrt(1 / offered + spread ** 2 / handled);
  const bounds = [Math.exp(-normal95 * deviation), Math.exp(normal95 * deviation)] as const;
  return { arrivals: offered / interval, handleTime: handledFor / handled, bounds };
}

/**
 * How long customers wait before they give up, on average: all waiting that was, of whoever was answered too, by the number of those
 * who gave up. That is the likeliest patience if it is spread exponentially; null where nobody gave up.
 */
export const patienceOf = (tally: {
  readonly waitOfAnsweredMs: DurationMs;
  readonly waitOfAbandonedMs: DurationMs;
  readonly abandoned: number;
}): DurationMs | null => {
  const waited = tally.waitOfAnsweredMs + tally.waitOfAbandonedMs;
  return tally.abandoned === 0 || waited === 0 ? null : waited / tally.abandoned;
};

const normal95 = 1.96;
const negligible = 1e-16;
const tooMuch = 1e100;

/** P(X ≥ x) of X spread as Beta(a, b) for b = 1, 2, …, each from the one before: I_x(a, b + 1) = I_x(a, b) + x^a (1 − x)^b / (b·B(a, b)). */
class BetaTail {
  private below: number;
  private term: number;
  private reached = 1;
  private readonly a: number;
  private readonly x: number;

  constructor(a: number, x: number) {
    this.a = a;
    this.x = x;
    this.below = Math.exp(a * Math.log(x));
    this.term = Math.log(a) + a * Math.log(x) + Math.log1p(-x);
  }

  /** @param b the one after that of the last call, or the same. */
  upTo(b: number): number {
    while (this.reached < b) {
      this.below += Math.exp(this.term);
      this.term += Math.log1p(-this.x) + Math.log((this.a + this.reached) / (this.reached + 1));
      this.reached++;
    }
    return Math.max(0, 1 - this.below);
  }
}
