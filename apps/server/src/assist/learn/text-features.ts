import type { Analyser, Token } from '../text/analyser.ts';
import { hashOf, joined, type FeatureBag } from './feature-bag.ts';
import { marksOf } from './text-marks.ts';

/**
 * What is read out of a text:
 * - `words`, `stems`: runs of words, or of what their inflections have in common, the edges of the text being words of their own
 * - `pairs`: two stems in order with up to `to` words in between
 * - `denied`: stems behind a negation, as other words than they are elsewhere
 * - `characters`: runs of characters within words, the edges of a word being characters of their own
 * - `marks`: how it was written: punctuation, capitals, drawn-out words, emoji, hashtags
 */
export type TextKind = 'words' | 'stems' | 'pairs' | 'denied' | 'characters' | 'marks';

/** One family of features, with its shortest and longest run. */
export interface TextFamily {
  readonly kind: TextKind;
  readonly from: number;
  readonly to: number;
}

/** Where features of one text and one family go. */
interface Target {
  readonly bag: FeatureBag;
  readonly family: number;
  readonly seed: number;
  readonly value: number;
}

/** Reads features out of texts of one language. */
export class TextFeatures {
  private readonly analyser: Analyser;
  private readonly families: readonly TextFamily[];
  private readonly hearsDenied: boolean;

  /** @param hearsDenied whether words are heard of which the speaker says that it is not about them. */
  constructor(analyser: Analyser, families: readonly TextFamily[], hearsDenied = true) {
    this.analyser = analyser;
    this.families = families;
    this.hearsDenied = hearsDenied;
  }

  /**
   * Adds what is in a text; origins are places in `words`.
   * @param value what each feature counts.
   * @param scope goes before the family's name: what was said last may be apart from what was said before.
   */
  read(text: string, bag: FeatureBag, value = 1, scope = ''): void {
    const tokens = this.tokens(text);
    for (const { kind, from, to } of this.families) {
      const family = bag.familyPlace(`${scope}${kind}`);
      readers[kind]({ bag, family, seed: bag.seedAt(family), value }, { tokens, text, from, to });
    }
  }

  /** The words that origins point at, as they were said. */
  words(text: string): readonly string[] {
    return this.tokens(text).map(({ word }) => word);
  }

  private tokens(text: string): readonly Token[] {
    const tokens = this.analyser.tokens(text);
    return this.hearsDenied ? tokens : tokens.filter(({ isDenied }) => !isDenied);
  }
}

/** What a family is read from. */
interface Source {
  readonly tokens: readonly Token[];
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const readers: Readonly<Record<TextKind, (target: Target, source: Source) => void>> = {
  words: (target, source) => addRuns(target, source, ({ folded }) => folded),
  stems: (target, source) => addRuns(target, source, ({ stem }) => stem),
  pairs: addPairs,
  denied: addDenied,
  characters: addCharacters,
  marks: ({ bag, family, seed, value }, { text }) => {
    for (const mark of marksOf(text)) bag.addHashed(family, hashOf(mark, seed), value, { from: 0, to: 0 });
  },
};

function addRuns({ bag, family, seed, value }: Target, source: Source, nameOf: (token: Token) => string): void {
  const { tokens, from, to } = source;
  const edge = hashOf('', seed);
  const hashes = [edge, ...tokens.map((token) => hashOf(nameOf(token), seed)), edge];
  for (let first = 0; first < hashes.length; first++) {
    let hash = seed;
    for (let length = 1; length <= to && first + length <= hashes.length; length++) {
      hash = joined(hash, hashes[first + length - 1] as number);
      const isEdgeAlone = length === 1 && (first === 0 || first === hashes.length - 1);
      if (length < from || isEdgeAlone) continue;
      bag.addHashed(family, hash, value, {
        from: Math.max(0, first - 1),
        to: Math.min(tokens.length, first + length - 1),
      });
    }
  }
}

function addPairs({ bag, family, seed, value }: Target, { tokens, from, to }: Source): void {
  const hashes = tokens.map(({ stem }) => hashOf(stem, seed));
  for (let first = 0; first < hashes.length; first++) {
    for (let second = first + 1 + from; second <= first + 1 + to && second < hashes.length; second++) {
      const hash = joined(hashes[first] as number, hashes[second] as number);
      bag.addHashed(family, hash, value, { from: first, to: second + 1 });
    }
  }
}

/** Negations reach up to `to` words and no further than the clause (Pang, Lee and Vaithyanathan 2002). */
function addDenied({ bag, family, seed, value }: Target, { tokens, to }: Source): void {
  let reach = 0;
  let sentence = 0;
  for (const [place, token] of tokens.entries()) {
    if (token.sentence !== sentence) reach = 0;
    sentence = token.sentence;
    if (reach-- > 0) bag.addHashed(family, hashOf(token.stem, seed), value, { from: place, to: place + 1 });
    if (token.isNegation) reach = to;
  }
}

function addCharacters({ bag, family, seed, value }: Target, { tokens, from, to }: Source): void {
  for (const [place, { folded }] of tokens.entries()) {
    const origin = { from: place, to: place + 1 };
    const edged = `<${folded}>`;
    for (let length = from; length <= to; length++) {
      for (let first = 0; first + length <= edged.length; first++) {
        bag.addHashed(family, hashOf(edged, seed, first, first + length), value, origin);
      }
    }
  }
}
