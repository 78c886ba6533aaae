import type { FeelValue } from './case-reading.ts';
import type { Region } from './region.ts';

/** Which values an input can have. What is not known is null, which every domain therefore has. */
export type ValueDomain =
  | {
      readonly kind: 'number';
      /** Both ends included; infinite where there is none. */
      readonly least: number;
      readonly most: number;
      /** Digits after the point: 0 for whole numbers; null where there may be any. */
      readonly places: number | null;
    }
  | {
      readonly kind: 'text';
      /** Texts that are known to occur. */
      readonly known: readonly string[];
      /** Whether no other text can occur. */
      readonly isClosed: boolean;
    }
  | { readonly kind: 'flag' };

/**
 * Values of a domain such that a set of regions cannot tell any value of the domain from one of these. What is commonly met
 * comes first, null last.
 */
export function representativesOf(domain: ValueDomain, regions: readonly Region[]): readonly FeelValue[] {
  switch (domain.kind) {
    case 'number':
      return [...numbersOf(domain, regions), null];
    case 'text':
      return [...textsOf(domain, regions), null];
    case 'flag':
      return [true, false, null];
  }
}

type NumberDomain = ValueDomain & { readonly kind: 'number' };

/** The break points, and one number out of each room between two of them. */
function numbersOf({ least, most, places }: NumberDomain, regions: readonly Region[]): readonly number[] {
  const breaks = regions.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]));
  const within = [least, most, ...breaks].filter((each) => each >= least && each <= most);
  const ends = [...new Set([...within, least, most])].toSorted((a, b) => a - b);
  return ends.flatMap((end, place) => {
    const next = ends[place + 1];
    const room = next === undefined ? null : oneBetween(end, next, places);
    return [...(isWritable(end, places) ? [end] : []), ...(room === null ? [] : [room])];
  });
}

const isWritable = (value: number, places: number | null): boolean =>
  Number.isFinite(value) && (places === null || Number(value.toFixed(places)) === value);

/** A number above one and below the other, whole if there is such a one; null if the places leave no room. */
function oneBetween(above: number, below: number, places: number | null): number | null {
  if (above === -Infinity) return below === Infinity ? 0 : Math.ceil(below) - 1;
  const whole = Math.floor(above) + 1;
  if (whole < below) return whole;
  if (places === null) return (above + below) / 2;
  const scale = 10 ** places;
  const candidates = [Math.floor(above * scale), Math.floor(above * scale) + 1, Math.floor(above * scale) + 2];
  const found = candidates.map((units) => units / scale).find((value) => value > above && value < below);
  return found ?? null;
}

function textsOf(
  { known, isClosed }: ValueDomain & { readonly kind: 'text' },
  regions: readonly Region[],
): readonly string[] {
  if (isClosed) return known;
  const named = new Set([...regions.flatMap(({ texts }) => texts.listed), ...known]);
  let other = 'other';
  while (named.has(other)) other = `other ${other}`;
  return [...named, other];
}
