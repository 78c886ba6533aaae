import { isInRegion, representativesOf, type FeelValue, type Region, type ValueDomain } from '@aliado/domain';

/**
 * A FEEL unary test for a value of an input, and for all values that no rule tells apart from it.
 * @param domain null where it cannot be said which values there are.
 * @param regions what the rules ask of the input; null for a test that cannot be read.
 */
export function testFor(domain: ValueDomain | null, regions: readonly (Region | null)[], value: FeelValue): string {
  const read = regions.filter((region) => region !== null);
  if (domain === null) return '-';
  const all = representativesOf(domain, read);
  const alike = valuesLike(all, read, value);
  if (alike.length === all.length) return '-';
  switch (typeof value) {
    case 'number':
      return testOfNumber(value, all, { alike: new Set([...alike, value]), ends: endsIn(read) });
    case 'string':
      return testOfText(alike, all, domain);
    default:
      return String(value);
  }
}

/** Those of some values that no region tells apart from one. */
export function valuesLike(
  values: readonly FeelValue[],
  regions: readonly (Region | null)[],
  value: FeelValue,
): readonly FeelValue[] {
  const signatureOf = (one: FeelValue) => regions.map((region) => region && isInRegion(region, one)).join();
  const wanted = signatureOf(value);
  return values.filter((one) => signatureOf(one) === wanted);
}

/** The stretch around a number, up to the next ones that some rule tells apart from it. */
function testOfNumber(
  value: number,
  all: readonly FeelValue[],
  { alike, ends }: { readonly alike: ReadonlySet<FeelValue>; readonly ends: ReadonlySet<number> },
): string {
  const numbers = [...new Set([...all.filter((one) => typeof one === 'number'), value])].toSorted((a, b) => a - b);
  const place = numbers.indexOf(value);
  const firstOther = (among: readonly number[]) => among.findIndex((one) => !alike.has(one));
  const [below, above] = [numbers.slice(0, place).toReversed(), numbers.slice(place + 1)];
  const bound = (among: readonly number[]) => {
    const other = firstOther(among);
    if (other === -1) return null;
    const end = among[other] ?? value;
    const nearest = among[other - 1] ?? value;
    return ends.has(end) && !ends.has(nearest) ? { end, isIn: false } : { end: nearest, isIn: true };
  };
  const [from, to] = [bound(below), bound(above)];
  if (from && to) {
    if (from.isIn && to.isIn && from.end === to.end) return String(value);
    return `${from.isIn ? '[' : '('}${from.end}..${to.end}${to.isIn ? ']' : ')'}`;
  }
  if (from) return `${from.isIn ? '>=' : '>'} ${from.end}`;
  return to ? `${to.isIn ? '<=' : '<'} ${to.end}` : String(value);
}

/** Of texts that nobody lists there is no end: they are all but the others. */
function testOfText(alike: readonly FeelValue[], all: readonly FeelValue[], domain: ValueDomain): string {
  const listed = (texts: readonly FeelValue[]) =>
    texts.filter((one) => typeof one === 'string').map((one) => JSON.stringify(one));
  const other = all.findLast((one) => typeof one === 'string');
  const isOpen = domain.kind === 'text' && !domain.isClosed && alike.some((one) => one === other);
  if (!isOpen) return listed(alike).join(', ');
  const others = listed(all.filter((one) => !alike.includes(one)));
  return others.length === 0 ? '-' : `not(${others.join(', ')})`;
}

const endsIn = (regions: readonly Region[]): ReadonlySet<number> =>
  new Set(regions.flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to])));
