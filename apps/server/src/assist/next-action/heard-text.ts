import type { Language } from '@aliado/domain';
import { withGeneralWords } from '../script-ranking/general-words.ts';
import { withoutBlanks } from '../script-ranking/script-text.ts';
import { Analyser } from '../text/analyser.ts';
import type { HouseWords } from '../text/house-words.ts';
import { speechSigns, type SpeechSign } from './speech-signs.ts';

/** A text as it is compared with others. */
export interface HeardText {
  /** What each stem or kind of word in it counts. */
  readonly terms: ReadonlyMap<string, number>;
  readonly signs: ReadonlySet<SpeechSign>;
}

/** Texts whose reading is kept: those of playbooks, and of the calls that are on. */
const heldTexts = 20_000;

/** What stop words and kinds of words count against a telling word. */
const [stopWeight, kindWeight] = [0.3, 0.5];

/** Reads texts for comparing; remembers those it has read. */
export class TextReader {
  readonly language: Language;
  readonly analyser: Analyser;
  private readonly read = new Map<string, HeardText>();

  constructor(language: Language, house: HouseWords = { same: [], kinds: {} }) {
    this.language = language;
    this.analyser = new Analyser(language, withGeneralWords(language, house));
  }

  of(text: string): HeardText {
    const before = this.read.get(text);
    if (before) return before;
    if (this.read.size >= heldTexts) this.read.clear();
    const plain = withoutBlanks(text);
    const tokens = this.analyser.tokens(plain);
    const terms = new Map<string, number>();
    for (const { stem, concept, isStop } of tokens) {
      terms.set(stem, isStop ? stopWeight : 1);
      if (concept !== stem) terms.set(concept, kindWeight);
    }
    const heard = { terms, signs: speechSigns(this.language, plain, tokens) };
    this.read.set(text, heard);
    return heard;
  }
}

/** The words of a text that another one has too, once each, as they were said; the rarest first. */
export function wordsInCommon(
  analyser: Analyser,
  text: string,
  others: readonly HeardText[],
  rarity: (term: string) => number,
): readonly string[] {
  const common = analyser
    .tokens(text)
    .filter(({ stem, isStop }) => !isStop && others.some(({ terms }) => terms.has(stem)));
  const byStem = new Map(common.map(({ stem, word }) => [stem, word]));
  return [...byStem].sort(([one], [other]) => rarity(other) - rarity(one)).map(([, word]) => word);
}

/** How alike two texts are, from 0 to 1: the cosine of their terms, each as rare as `rarity` says. */
export function likeness(one: HeardText, other: HeardText, rarity: (term: string) => number): number {
  let [common, ofOne, ofOther] = [0, 0, 0];
  for (const [term, weight] of one.terms) {
    const own = weight * rarity(term);
    ofOne += own * own;
    common += own * (other.terms.get(term) ?? 0) * rarity(term);
  }
  if (common === 0) return 0;
  for (const [term, weight] of other.terms) ofOther += (weight * rarity(term)) ** 2;
  return common / Math.sqrt(ofOne * ofOther);
}
