import type { Language } from '@aliado/domain';
import { formatMoney, formatNumber } from '../format/number-format.ts';

/** What the numbers of a column are: sums in major units of a currency, or plain numbers. */
export type FeelUnit = { readonly currency: string } | null;

/** A FEEL unary test as a reader says it: which wording, filled with what. */
export interface TestWords {
  readonly kind:
    | 'any'
    | 'is'
    | 'not'
    | 'atLeast'
    | 'over'
    | 'atMost'
    | 'under'
    | 'between'
    | 'fromUnder'
    | 'overTo'
    | 'inside'
    | 'yes'
    | 'no'
    | 'unknown'
    | 'known'
    /** Too much for a few words: the test as it is written. */
    | 'raw';
  readonly value: string;
  /** The upper end, of a span. */
  readonly to: string;
}

const comparisons = { '>=': 'atLeast', '>': 'over', '<=': 'atMost', '<': 'under' } as const;
const spans = { '[]': 'between', '[)': 'fromUnder', '(]': 'overTo', '()': 'inside' } as const;

/** Reads a unary test: `>= 2` is "2 or more", `-` is "any". What has no short reading stays as written. */
export function wordsOfTest(test: string, language: Language, unit: FeelUnit = null): TestWords {
  const text = test.trim();
  const said = (kind: TestWords['kind'], value = '', to = ''): TestWords => ({ kind, value, to });
  const fixed = fixedTests[text];
  if (fixed) return said(fixed);
  const negated = /^not\s*\(([\s\S]*)\)$/.exec(text)?.[1]?.trim();
  if (negated !== undefined) return negatedWords(negated, language, unit) ?? said('raw', text);
  const [, sign, operand = ''] = /^(>=|<=|>|<)\s*(\S+)$/.exec(text) ?? [];
  const compared = literal(operand, language, unit);
  if (sign && compared !== null) return said(comparisons[sign as keyof typeof comparisons], compared);
  return spanWords(text, language, unit) ?? said(...listed(text, language, unit));
}

const fixedTests: Readonly<Record<string, TestWords['kind']>> = {
  '': 'any',
  '-': 'any',
  true: 'yes',
  false: 'no',
  null: 'unknown',
};

function negatedWords(text: string, language: Language, unit: FeelUnit): TestWords | null {
  if (text === 'null') return { kind: 'known', value: '', to: '' };
  const [kind, value] = listed(text, language, unit);
  return kind === 'is' ? { kind: 'not', value, to: '' } : null;
}

function spanWords(text: string, language: Language, unit: FeelUnit): TestWords | null {
  const [, open = '', low = '', high = '', close = ''] =
    /^([[\](])\s*(\S+?)\s*\.\.\s*(\S+?)\s*([[\])])$/.exec(text) ?? [];
  const [from, to] = [literal(low, language, unit), literal(high, language, unit)];
  if (from === null || to === null) return null;
  const ends = `${open === '[' ? '[' : '('}${close === ']' ? ']' : ')'}` as keyof typeof spans;
  return { kind: spans[ends], value: from, to };
}

/** One value or several with "or" between them; the text as it is where one of them is more than a value. */
function listed(text: string, language: Language, unit: FeelUnit): ['is' | 'raw', string] {
  const parts = text.match(/"(?:[^"\\]|\\.)*"|[^,\s]+(?:\s+[^,\s]+)*/g) ?? [];
  const values = parts.map((part) => literal(part, language, unit));
  if (values.length === 0 || values.some((value) => value === null)) return ['raw', text];
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return ['is', list.format(values.filter((value) => value !== null))];
}

function literal(text: string, language: Language, unit: FeelUnit): string | null {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1];
  if (quoted !== undefined) return quoted;
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  if (!unit) return formatNumber(number, language);
  const digits = new Intl.NumberFormat(language, { style: 'currency', currency: unit.currency });
  return formatMoney(
    { amount: number * 10 ** (digits.resolvedOptions().maximumFractionDigits ?? 2), currency: unit.currency },
    language,
  );
}
