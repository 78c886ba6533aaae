import { fillers } from '../redaction/cue-words.ts';
import { readNumber } from '../redaction/read-number.ts';
import { settledAs } from '../redaction/settled-number.ts';
import { cardinalAt } from './cardinal.ts';
import { letterNamed, tellers, tells, twoWordLetters } from './letter-words.ts';
import { isCloseTo, pastGaps, phraseAt, type Token } from './said-tokens.ts';

/** Digits or letters said or written as one, and the tokens they stand in: from one up to (not including) another. */
export interface SpelledPiece {
  readonly kind: 'digits' | 'letters';
  /** In upper case. */
  readonly characters: string;
  readonly from: number;
  readonly to: number;
  /** Whether it was written, and not said digit by digit. */
  readonly isWritten: boolean;
  /** Whether it can hardly be a word of the language: `de` may be the letter, and seldom is. */
  readonly isSure: boolean;
}

/** Pieces with nothing but fillers between them. */
export type SpelledRun = readonly SpelledPiece[];

/**
 * What is spelled in a stretch of speech: letters by name, in words that begin with them or written, digits said or written. Amounts,
 * dates and what stands beside something that was taken out are no part of it. `prefixes` are letters that formats begin with.
 */
export function spelledRuns(tokens: readonly Token[], prefixes: ReadonlySet<string>): readonly SpelledRun[] {
  const runs: SpelledPiece[][] = [];
  let run: SpelledPiece[] = [];
  let isBesideTaken = false;
  const close = () => {
    if (run.length > 0 && !isBesideTaken) runs.push(run);
    run = [];
    isBesideTaken = false;
  };
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index];
    const piece = pieceAt(tokens, index, prefixes);
    if (piece === 'amount') {
      close();
      index = afterNumber(tokens, index);
      continue;
    }
    if (piece) {
      run.push(piece);
      index = piece.to;
      continue;
    }
    index++;
    if (token?.kind === 'placeholder') {
      isBesideTaken = true; // the beginning of a card is no number to offer
      close();
      isBesideTaken = true;
    } else if (token?.kind === 'gap' ? /[?!;¿¡]/u.test(token.text) : !(token?.kind === 'word' && goesOn(token)))
      close();
  }
  close();
  return runs;
}

const parting: ReadonlySet<string> = new Set(['raya', 'barra', 'slash', 'bar', 'numero', 'number', 'todo', 'junto']);
const goesOn = ({ text }: Token): boolean => fillers.has(text) || parting.has(text);

function pieceAt(
  tokens: readonly Token[],
  index: number,
  prefixes: ReadonlySet<string>,
): SpelledPiece | 'amount' | undefined {
  const token = tokens[index];
  if (token?.kind !== 'word' && token?.kind !== 'digits') return undefined;
  const number = numberAt(tokens, index);
  if (number) {
    const settled = settledAs(tokens, index, number.next);
    if (settled === 'amount' || settled === 'date') return 'amount';
    const isWritten = token.kind === 'digits';
    return { kind: 'digits', characters: number.digits, from: index, to: number.next, isWritten, isSure: true };
  }
  return token.kind === 'word' ? lettersAt(tokens, index, prefixes) : undefined;
}

const afterNumber = (tokens: readonly Token[], index: number): number => numberAt(tokens, index)?.next ?? index + 1;

/** A number as digits are said; `seiscientos veintidós` is three of them. */
function numberAt(tokens: readonly Token[], index: number): { digits: string; next: number } | undefined {
  const cardinal = tokens[index]?.kind === 'word' ? cardinalAt(tokens, index) : undefined;
  if (cardinal?.hasMagnitude) return { digits: `${cardinal.value}`, next: cardinal.next };
  return readNumber(tokens, index);
}

function lettersAt(tokens: readonly Token[], index: number, prefixes: ReadonlySet<string>): SpelledPiece | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  const of = (characters: string, to: number, isSure: boolean, isWritten = false): SpelledPiece => ({
    ...{ kind: 'letters', characters: characters.toUpperCase(), from: index, to, isWritten, isSure },
  });
  for (const [phrase, letter] of twoWordLetters.get(token.text) ?? []) {
    const to = phraseAt(tokens, index, phrase);
    if (to !== undefined) return of(letter, to, true);
  }
  const letter = letterNamed(token.text, token.raw);
  if (letter) {
    const told = toldBy(tokens, index + 1, letter.letter);
    if (told !== undefined) return of(letter.letter, told, true);
    if (isFillerToo(token)) return undefined;
    return of(letter.letter, index + 1, letter.isSure, token.raw.length === 1);
  }
  const length = [...token.raw].length;
  const isAbbreviation = length <= 4 && length > 1 && token.raw === token.raw.toUpperCase();
  return isAbbreviation || prefixes.has(token.text) ? of(token.text, index + 1, true, true) : undefined;
}

/** `a`, `o` and `y` in lower case are words of every sentence. */
const isFillerToo = ({ raw }: Token): boolean => /^[aoy]$/u.test(raw);

/** Where the words end that tell a letter: `de Barcelona`, `, de Barcelona`, `for Bravo`, `as in Papa`. */
function toldBy(tokens: readonly Token[], index: number, letter: string): number | undefined {
  const from = pastGaps(tokens, index);
  for (const teller of tellers) {
    const to = phraseAt(tokens, from, teller.join(' '));
    const word = to === undefined ? -1 : pastGaps(tokens, to);
    const told = tokens[word];
    if (to !== undefined && told?.kind === 'word' && isCloseTo(tokens, to, word) && tells(told.text, letter))
      return word + 1;
  }
  return undefined;
}
