import type { Lexeme } from './lexeme.ts';
import { isEnglishNumber, numberWord } from './number-words.ts';

/** The digits that somebody wrote or said from one lexeme on, and the index of the first lexeme after them. */
export interface ReadNumber {
  readonly digits: string;
  readonly next: number;
}

/** Reads one number: a written block, or a spoken digit, pair, `double eight`, `cuatro unos`. Undefined where none begins. */
export function readNumber(lexemes: readonly Lexeme[], index: number): ReadNumber | undefined {
  const lexeme = lexemes[index];
  if (lexeme?.kind === 'digits') return { digits: lexeme.text, next: index + 1 };
  return lexeme?.kind === 'word' ? readSpoken(lexemes, index, lexeme.text) : undefined;
}

function readSpoken(lexemes: readonly Lexeme[], index: number, said: string): ReadNumber | undefined {
  const word = numberWord(said);
  if (!word) return isOh(lexemes, index) ? { digits: '0', next: index + 1 } : undefined;
  switch (word.is) {
    case 'digit':
    case 'pair':
      return timesPlural(lexemes, index, word.digits) ?? { digits: word.digits, next: index + 1 };
    case 'tens':
      return withUnit(lexemes, index, word.digits);
    case 'times':
      return repeated(lexemes, index, word.times);
    case 'plural':
      return undefined;
  }
}

/** `four ones`, `cuatro unos`. */
function timesPlural(lexemes: readonly Lexeme[], index: number, times: string): ReadNumber | undefined {
  const after = closeAfter(lexemes, index);
  const plural = after && numberWord(after.lexeme.text);
  if (!after || plural?.is !== 'plural' || Number(times) < 2) return undefined;
  return { digits: plural.digits.repeat(Number(times)), next: after.index + 1 };
}

/** `cuarenta y dos`, `forty-two`; a ten alone otherwise. */
function withUnit(lexemes: readonly Lexeme[], index: number, tens: string): ReadNumber {
  const after = closeAfter(lexemes, index);
  const unitAt = after?.lexeme.text === 'y' ? closeAfter(lexemes, after.index) : after;
  const unit = unitAt && numberWord(unitAt.lexeme.text);
  if (!unitAt || unit?.is !== 'digit' || unit.digits === '0') return { digits: tens, next: index + 1 };
  return { digits: `${tens.charAt(0)}${unit.digits}`, next: unitAt.index + 1 };
}

function repeated(lexemes: readonly Lexeme[], index: number, times: number): ReadNumber | undefined {
  const after = closeAfter(lexemes, index);
  const word = after && numberWord(after.lexeme.text);
  const digits =
    after?.lexeme.kind === 'digits'
      ? after.lexeme.text
      : word?.is === 'digit' || word?.is === 'pair'
        ? word.digits
        : '';
  if (!after || digits === '' || digits.length > 2) return undefined;
  return { digits: digits.repeat(times), next: after.index + 1 };
}

/** A lone `o` counts as zero only beside an English number: in Spanish it is "or". */
function isOh(lexemes: readonly Lexeme[], index: number): boolean {
  if (lexemes[index]?.text !== 'o') return false;
  const before = lexemes[index - 1]?.kind === 'gap' ? lexemes[index - 2] : lexemes[index - 1];
  const after = closeAfter(lexemes, index)?.lexeme;
  const isDigitsBefore = before !== undefined && (isEnglishNumber(before.text) || before.text === 'o');
  return isDigitsBefore || (after !== undefined && isEnglishNumber(after.text));
}

/** The next lexeme when only spaces or a hyphen stand between. */
function closeAfter(lexemes: readonly Lexeme[], index: number): { lexeme: Lexeme; index: number } | undefined {
  const gap = lexemes[index + 1];
  if (gap?.kind !== 'gap' || !/^[\s-]{1,4}$/u.test(gap.text)) return undefined;
  const lexeme = lexemes[index + 2];
  return lexeme && { lexeme, index: index + 2 };
}
