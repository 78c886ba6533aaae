import type { Cue } from './cue-words.ts';
import { cueAt, fillers } from './cue-words.ts';
import type { Stretch } from './iban.ts';
import { ibansIn } from './iban.ts';
import type { Lexeme } from './lexeme.ts';
import { lexemesOf } from './lexeme.ts';
import type { Settled } from './settled-number.ts';
import { settledAs } from './settled-number.ts';
import { numberWord } from './number-words.ts';
import { readNumber } from './read-number.ts';

/** A number as far as it was written without a gap or said as one: `4111`, `cuarenta y dos`, `double eight`. */
export interface NumberPiece extends Stretch {
  readonly kind: 'number';
  readonly digits: string;
  /** Whether it begins a group: written, or spoken after a pause or another word. */
  readonly opensGroup: boolean;
  /** What it plainly is by what touches it; null when nothing tells. */
  readonly settled: Settled | null;
}

/** What a text is made of for whoever looks for card numbers. */
export type Piece =
  | NumberPiece
  | (Stretch & { readonly kind: 'word'; readonly isFiller: boolean; readonly cue: Cue | undefined })
  | (Stretch & { readonly kind: 'placeholder'; readonly text: string })
  /** A colon, a slash, a sign, a bank account: what ends a number. */
  | (Stretch & { readonly kind: 'stop' });

/** Cuts a text into pieces, in order. Linear in its length. */
export function piecesOf(text: string): readonly Piece[] {
  const lexemes = lexemesOf(text);
  const accounts = ibansIn(text);
  const pieces: Piece[] = [];
  let account = 0;
  let index = 0;
  while (index < lexemes.length) {
    const { piece, next } = pieceAt(lexemes, index);
    index = next;
    if (!piece) continue;
    while ((accounts[account]?.end ?? Infinity) <= piece.start) account++;
    const isOfAccount = (accounts[account]?.start ?? Infinity) <= piece.start;
    pieces.push(isOfAccount ? { kind: 'stop', start: piece.start, end: piece.end } : piece);
  }
  return pieces;
}

function pieceAt(lexemes: readonly Lexeme[], index: number): { piece?: Piece; next: number } {
  const lexeme = lexemes[index];
  const next = index + 1;
  if (!lexeme || lexeme.kind === 'gap') return { next };
  const { start, end, text } = lexeme;
  const number = readNumber(lexemes, index);
  if (number) {
    const { digits, next: after } = number;
    const last = lexemes[after - 1] ?? lexeme;
    const opensGroup = lexeme.kind === 'digits' || !isSpokenOn(lexemes, index);
    const settled = settledAs(lexemes, index, after);
    return { piece: { kind: 'number', start, end: last.end, digits, opensGroup, settled }, next: after };
  }
  switch (lexeme.kind) {
    case 'word':
      return { piece: { kind: 'word', start, end, isFiller: fillers.has(text), cue: cueAt(lexemes, index) }, next };
    case 'placeholder':
      return { piece: { kind: 'placeholder', start, end, text }, next };
    default:
      return isBetweenLongGroups(lexemes, index) ? { next } : { piece: { kind: 'stop', start, end }, next };
  }
}

/** Whether a spoken number goes on from another one without a pause. */
function isSpokenOn(lexemes: readonly Lexeme[], index: number): boolean {
  const gap = lexemes[index - 1];
  const before = lexemes[index - 2];
  return gap?.kind === 'gap' && gap.text.trim() === '' && before?.kind === 'word' && isPartOfNumber(before.text);
}

const isPartOfNumber = (word: string): boolean => word === 'o' || numberWord(word) !== undefined;

/** A slash or colon parts a date or a time; between blocks of four it only groups. */
function isBetweenLongGroups(lexemes: readonly Lexeme[], index: number): boolean {
  const before = lexemes[index - 1];
  const after = lexemes[index + 1];
  return before?.kind === 'digits' && after?.kind === 'digits' && before.text.length >= 4 && after.text.length >= 4;
}
