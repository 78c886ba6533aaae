import type { FeelValue } from './case-reading.ts';

/** Numbers from one end to the other; an end that is not in is open. Infinite ends are never in. */
export interface NumberSpan {
  readonly from: number;
  readonly hasFrom: boolean;
  readonly to: number;
  readonly hasTo: boolean;
}

/** A set of values: those for which a condition holds. What stands in it says all there is to say of a unary test. */
export interface Region {
  /** Ascending, none of them empty, none touching the next. */
  readonly spans: readonly NumberSpan[];
  /** The listed texts, or all but the listed ones. */
  readonly texts: { readonly listed: readonly string[]; readonly isAllBut: boolean };
  readonly hasTrue: boolean;
  readonly hasFalse: boolean;
  readonly hasNull: boolean;
}

/** The set that holds no value. */
export const noValue: Region = {
  spans: [],
  texts: { listed: [], isAllBut: false },
  hasTrue: false,
  hasFalse: false,
  hasNull: false,
};

const allNumbers: NumberSpan = { from: -Infinity, hasFrom: false, to: Infinity, hasTo: false };

/** The set that holds every value, null included. */
export const anyValue: Region = {
  spans: [allNumbers],
  texts: { listed: [], isAllBut: true },
  hasTrue: true,
  hasFalse: true,
  hasNull: true,
};

/** The set of one value. */
export function onlyValue(value: FeelValue): Region {
  if (typeof value === 'number') return numbersBetween({ from: value, hasFrom: true, to: value, hasTo: true });
  if (typeof value === 'string') return { ...noValue, texts: { listed: [value], isAllBut: false } };
  return { ...noValue, hasTrue: value === true, hasFalse: value === false, hasNull: value === null };
}

/** The numbers of a span; nothing where its ends leave no room. */
export function numbersBetween(span: NumberSpan): Region {
  return isEmpty(span) ? noValue : { ...noValue, spans: [span] };
}

/** Whether a value is in the set. */
export function isInRegion(region: Region, value: FeelValue): boolean {
  switch (typeof value) {
    case 'number':
      return region.spans.some((span) => spanHolds(span, value));
    case 'string':
      return region.texts.listed.includes(value) !== region.texts.isAllBut;
    case 'boolean':
      return value ? region.hasTrue : region.hasFalse;
    default:
      return region.hasNull;
  }
}

/** What is not in the set. */
export function complementOf(region: Region): Region {
  const { texts, hasTrue, hasFalse, hasNull } = region;
  return {
    spans: gapsBetween(region.spans),
    texts: { listed: texts.listed, isAllBut: !texts.isAllBut },
    hasTrue: !hasTrue,
    hasFalse: !hasFalse,
    hasNull: !hasNull,
  };
}

/** What is in one set or the other. */
export function unionOf(a: Region, b: Region): Region {
  return {
    spans: joined([...a.spans, ...b.spans]),
    texts: unitedTexts(a.texts, b.texts),
    hasTrue: a.hasTrue || b.hasTrue,
    hasFalse: a.hasFalse || b.hasFalse,
    hasNull: a.hasNull || b.hasNull,
  };
}

/** What is in both sets. */
export function intersectionOf(a: Region, b: Region): Region {
  return complementOf(unionOf(complementOf(a), complementOf(b)));
}

const isEmpty = ({ from, hasFrom, to, hasTo }: NumberSpan): boolean =>
  from > to || (from === to && !(hasFrom && hasTo)) || Number.isNaN(from) || Number.isNaN(to);

const spanHolds = ({ from, hasFrom, to, hasTo }: NumberSpan, value: number): boolean =>
  (hasFrom ? value >= from : value > from) && (hasTo ? value <= to : value < to);

function gapsBetween(spans: readonly NumberSpan[]): readonly NumberSpan[] {
  const gaps: NumberSpan[] = [];
  let { from, hasFrom } = allNumbers;
  for (const span of spans) {
    gaps.push({ from, hasFrom, to: span.from, hasTo: !span.hasFrom && span.from !== -Infinity });
    ({ to: from } = span);
    hasFrom = !span.hasTo && span.to !== Infinity;
  }
  gaps.push({ from, hasFrom, to: Infinity, hasTo: false });
  return gaps.filter((gap) => !isEmpty(gap));
}

/** In order, those that meet made one. */
function joined(spans: readonly NumberSpan[]): readonly NumberSpan[] {
  const inOrder = spans.toSorted((a, b) => a.from - b.from || Number(b.hasFrom) - Number(a.hasFrom));
  return inOrder.reduce<readonly NumberSpan[]>((before, span) => {
    const last = before.at(-1);
    const meets = last && (span.from < last.to || (span.from === last.to && (span.hasFrom || last.hasTo)));
    return meets ? [...before.slice(0, -1), { ...last, ...laterEnd(last, span) }] : [...before, span];
  }, []);
}

function laterEnd(a: NumberSpan, b: NumberSpan): Pick<NumberSpan, 'to' | 'hasTo'> {
  if (a.to === b.to) return { to: a.to, hasTo: a.hasTo || b.hasTo };
  return a.to > b.to ? { to: a.to, hasTo: a.hasTo } : { to: b.to, hasTo: b.hasTo };
}

function unitedTexts(a: Region['texts'], b: Region['texts']): Region['texts'] {
  if (a.isAllBut && b.isAllBut) return { listed: a.listed.filter((text) => b.listed.includes(text)), isAllBut: true };
  if (a.isAllBut) return { listed: a.listed.filter((text) => !b.listed.includes(text)), isAllBut: true };
  if (b.isAllBut) return unitedTexts(b, a);
  return { listed: [...new Set([...a.listed, ...b.listed])], isAllBut: false };
}
