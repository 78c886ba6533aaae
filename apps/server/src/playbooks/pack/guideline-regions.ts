import {
  factDomains,
  intersectionOf,
  type FactPath,
  type Guideline,
  type Region,
  type RegionTable,
  type ValueDomain,
} from '@aliado/domain';
import { regionOfTest } from '../feel/test-region.ts';

/**
 * A guideline as the analysis reads it. Inputs that ask the same become one. Only an input that is a fact by its path has values
 * of which something can be said: what is computed from facts may depend on other inputs.
 * @param minorDigits how many digits an amount can have after its point.
 */
export function regionTableOf({ hitPolicy, inputs, rules }: Guideline, minorDigits: number): RegionTable {
  const regionOf = remembering(regionOfTest);
  const expressions = [...new Set(inputs.map(({ expression }) => expression))];
  const groups = expressions.map((asked) =>
    inputs.flatMap(({ expression }, place) => (expression === asked ? [place] : [])),
  );
  return {
    hitPolicy,
    inputs: expressions.map((expression, nth) => ({
      id: inputs[groups[nth]?.[0] ?? 0]?.id ?? expression,
      domain: domainOf(expression, minorDigits),
    })),
    rules: rules.map(({ id, then, when }) => ({
      ...{ id, then },
      when: groups.map((places) => allOf(places.map((place) => regionOf(when[place] ?? '')))),
    })),
  };
}

function domainOf(expression: string, minorDigits: number): ValueDomain | null {
  const domain: ValueDomain | undefined = factDomains[expression.trim() as FactPath];
  if (domain === undefined) return null;
  return domain.kind === 'number' && domain.places === null ? { ...domain, places: minorDigits } : domain;
}

const allOf = ([first = null, ...others]: readonly (Region | null)[]): Region | null =>
  others.reduce<Region | null>((all, region) => all && region && intersectionOf(all, region), first);

function remembering(read: (text: string) => Region | null): (text: string) => Region | null {
  const known = new Map<string, Region | null>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const region = read(text);
    known.set(text, region);
    return region;
  };
}
