import type { Cue } from './cue-words.ts';
import type { NumberPiece, Piece } from './piece.ts';
import { piecesOf } from './piece.ts';

/** A number of the speaker's last texts or of the present one, with what stands around it. Counts of words leave fillers out. */
export interface SpokenNumber extends NumberPiece {
  /** Texts ago: 0 is the present one. */
  readonly age: number;
  /** Words since the number before, whichever text that is in; infinite for the first. */
  readonly wordsBefore: number;
  /** Whether a colon, slash, sign or placeholder stands between the number before and this one. */
  readonly isCutOff: boolean;
  readonly fillersBefore: number;
  /** Words to the end of its text; infinite when another number follows there. */
  readonly wordsAfter: number;
  /** The cue nearest before it. One that tells of a card holds for its text and the two after, others for a few words. */
  readonly cue: Cue | null;
  /** Words since that cue; infinite without one. */
  readonly wordsSinceCue: number;
  /** Whether a cue for a security code comes within a few words after it. */
  readonly isCodeByWhatFollows: boolean;
  /** Words since a placeholder that a card or its code left; infinite when there is none in these texts. */
  readonly wordsSincePlaceholder: number;
  /** Whether such a placeholder stands between the number before and this one. */
  readonly isAfterPlaceholder: boolean;
}

/** How many words a cue holds for, unless it tells of a card. */
const cueReach = 8;
/** For how many texts after its own a cue for a card holds. */
const cardCueAge = 2;
/** How many words before its cue a security code may stand. */
const reachAhead = 4;

/**
 * The numbers of the speaker's last texts and of the present one, in order. Linear in the length of the texts. None where the
 * present text holds none: what was said before tells something of a number, and there most often is none.
 */
export function spokenNumbersOf(before: readonly string[], text: string): readonly SpokenNumber[] {
  const present = piecesOf(text);
  if (!present.some(({ kind }) => kind === 'number')) return [];
  const texts = [...before.map(piecesOf), present];
  const reader = new Reader();
  return texts.flatMap((pieces, index) => reader.read(pieces, texts.length - 1 - index));
}

const isOfCard: ReadonlySet<string> = new Set(['⟦payment-card⟧', '⟦security-code⟧']);

interface Heard {
  readonly atWord: number;
  readonly age: number;
}

/** Walks over the texts once and remembers what was heard last. */
class Reader {
  private word = 0;
  private fillers = 0;
  private isCutOff = false;
  private isAfterPlaceholder = false;
  private lastNumberAt = -Infinity;
  private placeholderAt = -Infinity;
  private readonly heard = new Map<Cue, Heard>();

  read(pieces: readonly Piece[], age: number): readonly SpokenNumber[] {
    const ahead = lookAhead(pieces);
    const numbers: SpokenNumber[] = [];
    for (const [index, piece] of pieces.entries()) {
      if (piece.kind === 'number') numbers.push(this.number(piece, age, ahead[index] ?? nothingAhead));
      else this.pass(piece, age);
    }
    return numbers;
  }

  private pass(piece: Exclude<Piece, NumberPiece>, age: number): void {
    if (piece.kind === 'word') {
      if (piece.isFiller) this.fillers++;
      else this.word++;
      if (piece.cue) this.heard.set(piece.cue, { atWord: this.word, age });
      return;
    }
    this.isCutOff = true;
    if (piece.kind !== 'placeholder' || !isOfCard.has(piece.text)) return;
    this.placeholderAt = this.word;
    this.isAfterPlaceholder = true;
  }

  private number(piece: NumberPiece, age: number, ahead: Ahead): SpokenNumber {
    const { cue, wordsSinceCue } = this.nearestCue(age);
    const number: SpokenNumber = {
      ...piece,
      age,
      wordsBefore: this.word - this.lastNumberAt,
      isCutOff: this.isCutOff,
      fillersBefore: this.fillers,
      ...ahead,
      cue,
      wordsSinceCue,
      wordsSincePlaceholder: this.word - this.placeholderAt,
      isAfterPlaceholder: this.isAfterPlaceholder,
    };
    this.lastNumberAt = this.word;
    this.fillers = 0;
    this.isCutOff = false;
    this.isAfterPlaceholder = false;
    return number;
  }

  private nearestCue(age: number): Pick<SpokenNumber, 'cue' | 'wordsSinceCue'> {
    let nearest: Pick<SpokenNumber, 'cue' | 'wordsSinceCue'> = { cue: null, wordsSinceCue: Infinity };
    for (const [cue, heard] of this.heard) {
      const wordsSinceCue = this.word - heard.atWord;
      const holds = cue === 'card' ? heard.age - age <= cardCueAge : wordsSinceCue <= cueReach && heard.age - age <= 1;
      if (holds && wordsSinceCue < nearest.wordsSinceCue) nearest = { cue, wordsSinceCue };
    }
    return nearest;
  }
}

type Ahead = Pick<SpokenNumber, 'wordsAfter' | 'isCodeByWhatFollows'>;
const nothingAhead: Ahead = { wordsAfter: 0, isCodeByWhatFollows: false };

/** What comes after each piece of one text. */
function lookAhead(pieces: readonly Piece[]): readonly Ahead[] {
  const ahead: Ahead[] = [];
  let wordsAfter = 0;
  let wordsToCode = Infinity;
  for (let index = pieces.length - 1; index >= 0; index--) {
    ahead[index] = { wordsAfter, isCodeByWhatFollows: wordsToCode <= reachAhead };
    const piece = pieces[index];
    if (piece?.kind === 'number') wordsAfter = wordsToCode = Infinity;
    if (piece?.kind === 'word' && !piece.isFiller) {
      wordsAfter++;
      wordsToCode = piece.cue === 'security-code' ? 0 : wordsToCode + 1;
    }
  }
  return ahead;
}
