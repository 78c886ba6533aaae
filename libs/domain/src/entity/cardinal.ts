import { numberWord } from '../redaction/number-words.ts';
import { isCloseTo, pastGaps, type Token } from './said-tokens.ts';

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
const scales: ReadonlyMap<string, number> = new Map([
  ...['mil', 'thousand', 'grand'].map((word): [string, number] => [word, 1_000]),
  ...['millon', 'millones', 'million', 'millions'].map((word): [string, number] => [word, 1_000_000]),
]);

/** Reads an amount in words: `ciento veinte`, `two hundred and ninety-nine thousand`, `2 millones`. Undefined where none begins. */
export function cardinalAt(tokens: readonly Token[], index: number): Cardinal | undefined {
  let [total, group, at, lastScale] = [0, 0, index, Infinity];
  let [next, breath] = [index, index];
  let [hasMagnitude, hasRead, mayAdd] = [false, false, Infinity];
  for (;;) {
    const token = tokens[at];
    if (!token || (hasRead && !isCloseTo(tokens, breath, at))) break;
    const word = wordAt(token, hasRead);
    const isJoint = hasRead && (token.text === 'y' || token.text === 'and');
    if (isJoint) {
      const after = pastGaps(tokens, at + 1);
      if (wordAt(tokens[after], true) === undefined || !isCloseTo(tokens, at + 1, after)) break;
      if (token.text === 'y' && group % 100 < 30) break; // "treinta y dos", and not "veinte y dos más"
      [breath, at] = [after, after];
      continue;
    }
    if (word === undefined) break;
    if ('scale' in word) {
      if (word.scale >= lastScale || (!hasRead && word.scale > 1_000)) break;
      total += Math.max(group, 1) * word.scale;
      [group, lastScale, mayAdd, hasMagnitude] = [0, word.scale, 1_000, true];
    } else if ('hundred' in word) {
      if (word.hundred === 1 && hasRead && group > 0 && group < 100) group *= 100;
      else if (group === 0 && word.hundred > 1) group = word.hundred;
      else break;
      [mayAdd, hasMagnitude] = [100, true];
    } else {
      if (word.value >= mayAdd) break;
      group += word.value;
      mayAdd = word.isTens ? 10 : 0;
    }
    hasRead = true;
    [next, breath] = [at + 1, at + 1];
    at = pastGaps(tokens, next);
  }
  return hasRead ? { value: total + group, next, hasMagnitude } : undefined;
}

type Word =
  | { readonly value: number; readonly isTens: boolean }
  /** 1 stands for the English word, which multiplies. */
  | { readonly hundred: number }
  | { readonly scale: number };

function wordAt(token: Token | undefined, hasRead: boolean): Word | undefined {
  if (!token) return undefined;
  const { kind, text } = token;
  if (kind === 'digits') return hasRead || text.length > 9 ? undefined : { value: Number(text), isTens: false };
  if (kind !== 'word') return undefined;
  if (text === 'hundred') return { hundred: 1 };
  const [hundred, scale] = [hundreds.get(text), scales.get(text)];
  if (hundred !== undefined) return { hundred };
  if (scale !== undefined) return { scale };
  const word = numberWord(text);
  if (word?.is === 'digit' || word?.is === 'pair') return { value: Number(word.digits), isTens: false };
  if (word?.is === 'tens') return { value: Number(word.digits), isTens: true };
  const value = small.get(text) ?? (ones.has(text) && !hasRead ? 1 : undefined);
  return value === undefined ? undefined : { value, isTens: false };
}
