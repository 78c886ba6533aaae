import { numberWord } from '../redaction/number-words.ts';
import { isCloseTo, pastGaps, textAt, type Token } from './said-tokens.ts';

/** A number said as an amount, and the token after it. */
export interface Cardinal {
  readonly value: number;
  readonly next: number;
  /** Whether hundreds, thousands or millions were said: `ciento veinte`, `two thousand`. */
  readonly hasMagnitude: boolean;
}

const hundreds: ReadonlyMap<string, number> = new Map([
  ['cien', 100],
  ['ciento', 100],
  ...[...'dos tres cuatro quin seis sete ocho nove'.split(' ').entries()].flatMap(([index, stem]) => {
    const ending = stem === 'quin' ? 'ientos' : 'cientos';
    return ['os', 'as'].map((end): [string, number] => [`${stem}${ending.replace(/os$/u, end)}`, (index + 2) * 100]);
  }),
]);
const ones: ReadonlySet<string> = new Set(['un', 'una', 'a', 'an', 'one']);
const small: ReadonlyMap<string, number> = new Map([
  ...['un', 'una'].map((word): [string, number] => [word, 1]),
  ['veintiun', 21],
  ['veintiuna', 21],
]);
const scale = (value: number) => (word: string) => [word, { is: 'scale', value }] as const;
const magnitudes: ReadonlyMap<string, Word> = new Map<string, Word>([
  ['hundred', { is: 'hundred', value: 1 }],
  ...[...hundreds].map(([word, value]) => [word, { is: 'hundred', value }] as const),
  ...['mil', 'thousand', 'grand'].map(scale(1_000)),
  ...['millon', 'millones', 'million', 'millions'].map(scale(1_000_000)),
]);

/** Reads an amount in words: `ciento veinte`, `two hundred and ninety-nine thousand`, `2 millones`. Undefined where none begins. */
export function cardinalAt(tokens: readonly Token[], index: number): Cardinal | undefined {
  const sum = new Sum();
  let next = index;
  for (let at = index; ;) {
    const word = wordAt(tokens[at], sum.isEmpty);
    if (word === undefined || !sum.take(word)) break;
    next = at + 1;
    const after = wordAfter(tokens, next, sum);
    if (after === undefined) break;
    at = after;
  }
  return sum.isEmpty ? undefined : { value: sum.value, next, hasMagnitude: sum.hasMagnitude };
}

/** Where the next word of the same number would stand: past spaces, and past an `y` or `and` that another number follows. */
function wordAfter(tokens: readonly Token[], index: number, sum: Sum): number | undefined {
  const at = pastGaps(tokens, index);
  if (!isCloseTo(tokens, index, at)) return undefined;
  const joint = textAt(tokens, at);
  if (joint !== 'y' && joint !== 'and') return at;
  const after = pastGaps(tokens, at + 1);
  const isJoined = wordAt(tokens[after], false) !== undefined && isCloseTo(tokens, at + 1, after);
  return isJoined && (joint === 'and' || sum.takesUnitAfterY) ? after : undefined;
}

type Word =
  | { readonly is: 'number'; readonly value: number; readonly isTens: boolean }
  /** 1 stands for the English word, which multiplies. */
  | { readonly is: 'hundred'; readonly value: number }
  | { readonly is: 'scale'; readonly value: number };

function wordAt(token: Token | undefined, isFirst: boolean): Word | undefined {
  if (token?.kind === 'digits') return isFirst && token.text.length <= 9 ? plainNumber(Number(token.text)) : undefined;
  if (token?.kind !== 'word') return undefined;
  if (ones.has(token.text) && isFirst) return plainNumber(1);
  return magnitudes.get(token.text) ?? smallNumber(token.text);
}

const plainNumber = (value: number, isTens = false): Word => ({ is: 'number', value, isTens });

function smallNumber(text: string): Word | undefined {
  const value = small.get(text);
  if (value !== undefined) return plainNumber(value);
  const word = numberWord(text);
  if (word === undefined || word.is === 'times' || word.is === 'plural') return undefined;
  return plainNumber(Number(word.digits), word.is === 'tens');
}

/** The words of one amount, added up in the order in which they are said. */
class Sum {
  private total = 0;
  private group = 0;
  private lastScale = Infinity;
  /** What is added next must be smaller. */
  private limit = Infinity;
  isEmpty = true;
  hasMagnitude = false;

  get value(): number {
    return this.total + this.group;
  }

  /** "treinta y dos", and not "veinte y dos más". */
  get takesUnitAfterY(): boolean {
    return this.group % 100 >= 30;
  }

  /** Takes the next word; false where it is no part of this amount. */
  take(word: Word): boolean {
    const isTaken = this.adds(word);
    if (!isTaken) return false;
    this.isEmpty = false;
    this.hasMagnitude ||= word.is !== 'number';
    return true;
  }

  private adds(word: Word): boolean {
    switch (word.is) {
      case 'number':
        return this.add(word.value, word.isTens);
      case 'hundred':
        return this.addHundreds(word.value);
      case 'scale':
        return this.scale(word.value);
    }
  }

  private add(value: number, isTens: boolean): boolean {
    if (value >= this.limit) return false;
    this.group += value;
    this.limit = isTens ? 10 : 0;
    return true;
  }

  private addHundreds(value: number): boolean {
    const isMultiplied = value === 1 && this.group > 0 && this.group < 100;
    if (!isMultiplied && (value === 1 || this.group !== 0)) return false;
    this.group = isMultiplied ? this.group * 100 : value;
    this.limit = 100;
    return true;
  }

  private scale(value: number): boolean {
    if (value >= this.lastScale || (this.isEmpty && value > 1_000)) return false;
    this.total += Math.max(this.group, 1) * value;
    this.group = 0;
    this.lastScale = value;
    this.limit = 1_000;
    return true;
  }
}
