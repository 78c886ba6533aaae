import { growthOf, type Figures } from '../report.ts';

/** How a cost may grow: `cost = a · nᵏ`. */
export interface Law {
  readonly name: string;
  /** What n counts. */
  readonly of: string;
  readonly unit: string;
  /** The largest k that is allowed. */
  readonly allowed: number;
}

/** Costs at growing n, in the law's unit; null where a cost cannot be read. */
export type Points = readonly { readonly n: number; readonly cost: number | null }[];

/** What a shared machine adds to a slope of its own. */
const noise = 0.08;

/** One law as a row: the costs, the slope, and whether it holds. */
export function judged({ name, of, unit, allowed }: Law, points: Points): Figures {
  const known = points.flatMap(({ n, cost }) => (cost === null ? [] : [{ n, cost }]));
  const law = { law: name, n: points.map(({ n }) => n).join(' → ') + ` ${of}` };
  if (known.length < 2) return { ...law, cost: 'no /proc here', k: '', 'allowed k': allowed, verdict: '' };
  const k = growthOf(known);
  return {
    ...law,
    cost: `${known.map(({ cost }) => cost.toPrecision(3)).join(' → ')} ${unit}`,
    k,
    'allowed k': allowed,
    verdict: k <= allowed ? 'OK' : k <= allowed + noise ? 'OK within noise' : 'over',
  };
}
