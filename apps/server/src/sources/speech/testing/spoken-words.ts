import { durationOf } from '../speech-driver.ts';

/** Samples a second of all that is spoken here. */
export const sampleRate = 8_000;

/** Milliseconds of one word, and of one pause between words. */
export const wordLength = 100;

const vocabulary = ['mi', 'lavadora', 'no', 'funciona', 'desde', 'ayer', 'por', 'la', 'tarde', 'gracias'];

/** A tenth of a second that says a word; of no word, silence. */
export function spoken(word: string): Buffer {
  const level = (vocabulary.indexOf(word) + 1) * 2_000;
  const samples = new Int16Array((sampleRate * wordLength) / 1_000).fill(level);
  return Buffer.from(samples.buffer);
}

/** What engines hear in such audio. */
export interface EarWord {
  readonly word: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
}

/** Understands audio that `spoken` made, a tenth of a second at a time. */
export class Ear {
  private rest: Buffer = Buffer.alloc(0);
  private position = 0;
  private words: EarWord[] = [];

  /** Takes more audio; gives the words that a silence has ended, or null where none ends here. */
  hear(pcm: Buffer): readonly EarWord[] | null {
    const all = Buffer.concat([this.rest, pcm]);
    const size = spoken('').length;
    let ended: readonly EarWord[] | null = null;
    let at = 0;
    for (; at + size <= all.length; at += size) {
      const word = vocabulary[all.readInt16LE(at) / 2_000 - 1];
      const end = this.position + durationOf(size, sampleRate) / 1_000;
      if (word) this.words.push({ word, start: this.position, end });
      else if (this.words.length > 0) ended = this.finish();
      this.position = end;
    }
    this.rest = all.subarray(at);
    return ended;
  }

  /** The words so far. */
  get soFar(): readonly EarWord[] {
    return this.words;
  }

  get seconds(): number {
    return this.position;
  }

  /** The words so far, which are final now. */
  finish(): readonly EarWord[] {
    const { words } = this;
    this.words = [];
    return words;
  }
}

/** Words as one text. */
export const textOf = (words: readonly EarWord[]): string => words.map(({ word }) => word).join(' ');
