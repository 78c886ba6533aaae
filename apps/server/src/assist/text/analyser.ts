import type { Language } from '@aliado/domain';
import { newStemmer } from 'snowball-stemmers';
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

/** Words whose stems are kept; a call centre's vocabulary is far smaller. */
const heldWords = 100_000;

/** Reads texts of one language. Deterministic; remembers the words it has seen. */
export class Analyser {
  readonly language: Language;
  private readonly stemmer;
  private readonly known = new Map<string, Known>();
  private readonly representative: ReadonlyMap<string, string>;
  private readonly kinds: ReadonlyMap<string, string>;
  private readonly denials: readonly (readonly string[])[];

  /** @param house words that the house knows to be the same or of one kind; none when left out. */
  constructor(language: Language, house: HouseWords = { same: [], kinds: {} }) {
    this.language = language;
    this.stemmer = newStemmer(language === 'es' ? 'spanish' : 'english');
    const stemOf = (word: string) => this.stem(fold(word));
    this.representative = new Map(
      house.same.flatMap(([first = '', ...others]) => others.map((other) => [stemOf(other), stemOf(first)] as const)),
    );
    this.kinds = new Map(
      Object.entries(house.kinds).flatMap(([kind, words]) =>
        words.map((word) => [this.representative.get(stemOf(word)) ?? stemOf(word), `{${kind}}`] as const),
      ),
    );
    this.denials = denials[language].map((words) => words.split(' '));
  }

  /** The words of a text, in order. */
  tokens(text: string): readonly Token[] {
    const tokens: { -readonly [K in keyof Token]: Token[K] }[] = [];
    let clauseFrom = 0;
    let sentence = 0;
    let end = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu)) {
      const between = text.slice(end, match.index);
      if (/[,.;:!?¿¡…—]/.test(between)) {
        clauseFrom = tokens.length;
        asAnswer(tokens.at(-1));
      }
      if (/[.;:!?¿¡…]/.test(between) && tokens.length > 0) sentence++;
      end = match.index + match[0].length;
      for (const folded of parts(fold(match[0]), this.language)) {
        if (turns[this.language].has(folded)) clauseFrom = tokens.length;
        const isDenied = this.isAfterDenial(tokens, clauseFrom);
        tokens.push({ ...this.lookUp(folded), word: match[0], isDenied, sentence });
      }
    }
    return tokens;
  }

  /** Whether the words of this clause so far hold "it is not about" or the like. */
  private isAfterDenial(tokens: readonly Token[], clauseFrom: number): boolean {
    if (tokens.length > clauseFrom && tokens.at(-1)?.isDenied) return true;
    return this.denials.some((denial) => {
      const from = tokens.length - denial.length;
      return from >= clauseFrom && denial.every((word, index) => tokens[from + index]?.folded === word);
    });
  }

  private lookUp(folded: string): Known {
    const before = this.known.get(folded);
    if (before) return before;
    if (this.known.size >= heldWords) this.known.clear();
    const { language } = this;
    const isStop = stopWords[language].has(folded) || (folded.length === 1 && !/\d/.test(folded));
    const own = this.stem(folded);
    const stem = this.representative.get(own) ?? own;
    const concept = this.kinds.get(stem) ?? stem;
    const known = {
      stem,
      concept,
      folded,
      isStop,
      isNegation: negations[language].has(folded),
      isFiller: fillers[language].has(folded),
    };
    this.known.set(folded, known);
    return known;
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
