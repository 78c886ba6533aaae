import type { Language } from '@aliado/domain';
import { newStemmer } from 'snowball-stemmers';
import { atOnce, type Steps } from '../in-slices.ts';
import { denials, fillers, negations, stopWords, turns } from './stop-words.ts';
import type { HouseWords } from './house-words.ts';

/** One word of a text as ranking and phrases know it. */
export interface Token {
  /** What inflections and synonyms have in common. */
  readonly stem: string;
  /** What it has in common with the other words of its kind; its stem where it is of none. */
  readonly concept: string;
  /** Lower case, without accents. */
  readonly folded: string;
  /** As it was said. */
  readonly word: string;
  readonly isStop: boolean;
  /** Whether it turns the word after it round. */
  readonly isNegation: boolean;
  /** Whether a phrase may do without it. */
  readonly isFiller: boolean;
  /** Whether the speaker said that it is not about this. */
  readonly isDenied: boolean;
  /** Which sentence of the text it is in, counted from 0. */
  readonly sentence: number;
}

type Known = Pick<Token, 'stem' | 'concept' | 'folded' | 'isStop' | 'isNegation' | 'isFiller'>;

/** Words, as they are spelt, that are read once; a call centre's vocabulary is far smaller. */
const heldWords = 100_000;

/** Reads texts of one language. Deterministic; remembers the words it has seen. */
export class Analyser {
  readonly language: Language;
  private readonly stemmer;
  private readonly known = new Map<string, readonly Known[]>();
  private readonly representative = new Map<string, string>();
  private readonly kinds = new Map<string, string>();
  private readonly denials: readonly (readonly string[])[];
  private readonly denialEnds: ReadonlySet<string>;

  /** Takes the words of the house with a pause after each group. */
  static *reading(language: Language, house: HouseWords): Steps<Analyser> {
    const analyser = new Analyser(language);
    yield* analyser.taking(house);
    return analyser;
  }

  /** @param house words that the house knows to be the same or of one kind; none when left out. */
  constructor(language: Language, house: HouseWords = { same: [], kinds: {} }) {
    this.language = language;
    this.stemmer = newStemmer(language === 'es' ? 'spanish' : 'english');
    this.denials = denials[language].map((words) => words.split(' '));
    this.denialEnds = new Set(this.denials.map((words) => words.at(-1) ?? ''));
    atOnce(this.taking(house));
  }

  private *taking({ same, kinds }: HouseWords): Steps<void> {
    const stemOf = (word: string) => this.stem(fold(word));
    for (const [first = '', ...others] of same) {
      for (const other of others) this.representative.set(stemOf(other), stemOf(first));
      yield;
    }
    for (const [kind, words] of Object.entries(kinds)) {
      for (const word of words) {
        const stem = stemOf(word);
        this.kinds.set(this.representative.get(stem) ?? stem, `{${kind}}`);
      }
      yield;
    }
  }

  /** The words of a text, in order. */
  tokens(text: string): readonly Token[] {
    const tokens: { -readonly [K in keyof Token]: Token[K] }[] = [];
    let clauseFrom = 0;
    let sentence = 0;
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu)) {
      const [word] = match;
      const between = text.slice(end, match.index);
      if (between !== ' ' && /[,.;:!?¿¡…—]/.test(between)) {
        clauseFrom = tokens.length;
        asAnswer(tokens.at(-1));
        if (/[.;:!?¿¡…]/.test(between) && tokens.length > 0) sentence++;
      }
      end = match.index + word.length;
      for (const known of this.lookUp(word)) {
        if (turns[this.language].has(known.folded)) clauseFrom = tokens.length;
        const isDenied = this.isAfterDenial(tokens, clauseFrom);
        tokens.push({ ...known, word, isDenied, sentence });
      }
    }
    return tokens;
  }

  /** Whether the words of this clause so far hold "it is not about" or the like. */
  private isAfterDenial(tokens: readonly Token[], clauseFrom: number): boolean {
    const last = tokens.at(-1);
    if (!last || tokens.length <= clauseFrom) return false;
    if (last.isDenied) return true;
    if (!this.denialEnds.has(last.folded)) return false;
    return this.denials.some((denial) => {
      const from = tokens.length - denial.length;
      return from >= clauseFrom && denial.every((word, index) => tokens[from + index]?.folded === word);
    });
  }

  /** What is known of a word as it was said: two words where it is a contraction. */
  private lookUp(word: string): readonly Known[] {
    const before = this.known.get(word);
    if (before) return before;
    if (this.known.size >= heldWords) this.known.clear();
    const known = parts(fold(word), this.language).map((folded) => this.learn(folded));
    this.known.set(word, known);
    return known;
  }

  private learn(folded: string): Known {
    const { language } = this;
    const isStop = stopWords[language].has(folded) || (folded.length === 1 && !/\d/.test(folded));
    const own = this.stem(folded);
    const stem = this.representative.get(own) ?? own;
    const concept = this.kinds.get(stem) ?? stem;
    return {
      stem,
      concept,
      folded,
      isStop,
      isNegation: negations[language].has(folded),
      isFiller: fillers[language].has(folded),
    };
  }

  private stem(folded: string): string {
    // Spanish endings are told by their accents, which people leave out: the commonest one is put back
    const spelt = this.language === 'es' ? folded.replace(/ion$/, 'ión') : folded;
    return fold(this.stemmer.stem(spelt));
  }
}

/** A "no" with a pause behind it answers somebody; it turns nothing round. */
function asAnswer(token: { -readonly [K in keyof Token]: Token[K] } | undefined): void {
  if (!token?.isNegation) return;
  token.isNegation = false;
  token.isFiller = true;
}

/** Lower case, without accents: what two spellings of a word have in common. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/’/g, "'");

/** English contractions are two words; other apostrophes are none. */
function parts(folded: string, language: Language): readonly string[] {
  if (!folded.includes("'")) return [folded];
  const negated = language === 'en' ? /^(.+?)n't$/.exec(folded)?.[1] : undefined;
  if (negated !== undefined) return [negated === 'ca' ? 'can' : negated === 'wo' ? 'will' : negated, 'not'];
  return [folded.split("'")[0] ?? folded];
}
