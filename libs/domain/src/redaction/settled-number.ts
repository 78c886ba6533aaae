import { cueAt, fillers, measures } from './cue-words.ts';
import type { Lexeme } from './lexeme.ts';

/** What a number plainly is by what touches it: an amount or measure, part of a date or time, the digits of PD-44718, of a +34 number. */
export type Settled = 'amount' | 'date' | 'reference' | 'international';

/** What the number from `from` to `next` (exclusive) plainly is; null when nothing tells. */
export function settledAs(lexemes: readonly Lexeme[], from: number, next: number): Settled | null {
  const before = beyondGap(lexemes, from, -1);
  const after = beyondGap(lexemes, next - 1, 1);
  if (before?.text === '+' || before?.text === 'plus') return 'international';
  if (isMoney(before) || isMoney(after) || (after?.kind === 'word' && measures.has(after.text))) return 'amount';
  if (isOfReference(lexemes, from)) return 'reference';
  return isOfDate(lexemes, from) ? 'date' : null;
}

const currencySigns: ReadonlySet<string> = new Set(['€', '$', '£', '%', '°']);

const isMoney = (lexeme: Lexeme | undefined): boolean => lexeme?.kind === 'other' && currencySigns.has(lexeme.text);

/** Letters joined to the digits, with or without a hyphen; but not the name of a card or of its code. */
function isOfReference(lexemes: readonly Lexeme[], from: number): boolean {
  if (lexemes[from]?.kind !== 'digits') return false;
  const at = lexemes[from - 1]?.text === '-' ? from - 2 : from - 1;
  const letters = lexemes[at];
  return letters?.kind === 'word' && !fillers.has(letters.text) && (cueAt(lexemes, at) ?? 'other') === 'other';
}

function isOfDate(lexemes: readonly Lexeme[], from: number): boolean {
  const [first, second, own, third, fourth] = [-4, -2, 0, 2, 4].map((offset) => datePart(lexemes, from + offset));
  if (own === undefined) return false;
  if (isClock(lexemes[from - 1]) && second !== undefined) return true;
  if (isClock(lexemes[from + 1]) && third !== undefined) return true;
  return isDayMonthYear(first, second, own) || isDayMonthYear(second, own, third) || isDayMonthYear(own, third, fourth);
}

/** Digits that stand beside a separator of dates or times. */
function datePart(lexemes: readonly Lexeme[], at: number): string | undefined {
  const lexeme = lexemes[at];
  if (lexeme?.kind !== 'digits' || lexeme.text.length > 4) return undefined;
  const isParted = [lexemes[at - 1], lexemes[at + 1]].some((beside) => separators.has(beside?.text ?? ''));
  return isParted ? lexeme.text : undefined;
}

const separators: ReadonlySet<string> = new Set(['/', ':', '-', '.']);
const isClock = (lexeme: Lexeme | undefined): boolean => lexeme?.text === '/' || lexeme?.text === ':';

/** Day and month in either order. */
function isDayMonthYear(day = '', month = '', year = ''): boolean {
  return isUpTo31(day) && isUpTo31(month) && (year.startsWith('19') || year.startsWith('20')) && year.length === 4;
}

const isUpTo31 = (digits: string): boolean => digits.length <= 2 && Number(digits) >= 1 && Number(digits) <= 31;

/** The nearest lexeme on one side that is no gap. */
function beyondGap(lexemes: readonly Lexeme[], index: number, step: 1 | -1): Lexeme | undefined {
  const near = lexemes[index + step];
  return near?.kind === 'gap' ? lexemes[index + step * 2] : near;
}
