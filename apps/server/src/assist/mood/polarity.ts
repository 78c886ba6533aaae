import type { Language } from '@aliado/domain';
import type { FeatureBag } from '../learn/feature-bag.ts';
import type { Analyser, Token } from '../text/analyser.ts';
import { polarWordsEn } from './polar-words-en.ts';
import { polarWordsEs } from './polar-words-es.ts';

/** Words of one language that speak well or ill, and those that make others stronger or weaker. */
export interface PolarWords {
  readonly delight: string;
  readonly liking: string;
  readonly dislike: string;
  readonly disgust: string;
  readonly more: string;
  readonly less: string;
}

const wordsOf: Readonly<Record<Language, PolarWords>> = { es: polarWordsEs, en: polarWordsEn };

/** What a word of each group is worth. */
const worth = { delight: 2, liking: 1, dislike: -1, disgust: -2 } as const;

/** What a word in front makes of it. */
const strength = { more: 1.5, less: 0.6 } as const;

/** A word that is denied is less than its opposite (Taboada et al. 2011). */
const denied = -0.6;

/** Words a negation reaches. */
const reach = 4;

const goodSigns = /[😀-😆😇-😎😗-😜🙂🤗🤩🥰🥳😍💕-💟❤♥💖💗🎉🎊👏👍💪🙌✨🔥⭐🌟💯☺😻]|(?:[:;=]-?[)Dp*\]]|<3|\bxd\b)/giu;
const badSigns = /[😒-😖😞-😣😠-😭😰😱😷🙁☹🤢🤮🤬😡👎💔🖕💩🤦]|(?:[:=]['´]?-?[(/\\|[])/gu;

/** A word of a text with what it says: above 0 well, below ill. */
export interface PolarWord {
  /** Its place among the words of the text. */
  readonly place: number;
  readonly worth: number;
}

/** Hears whether words speak well or ill, by lists of such words: what is left to go by where nothing was learnt. */
export class Polarity {
  private readonly analyser: Analyser;
  private readonly worths = new Map<string, number>();
  private readonly strengths = new Map<string, number>();
  /** Listed as they stand: only such a stop word says anything, since “con” shares its stem with what nobody says in company. */
  private readonly listed = new Set<string>();

  constructor(analyser: Analyser) {
    this.analyser = analyser;
    const words = wordsOf[analyser.language];
    const stems = (list: string) =>
      analyser.tokens(list.replace(/\s+/g, ' ')).map(({ stem, folded }) => {
        this.listed.add(folded);
        return stem;
      });
    // stronger groups last: where stems meet, they are what is meant
    for (const group of ['liking', 'dislike', 'delight', 'disgust'] as const)
      for (const stem of stems(words[group])) this.worths.set(stem, worth[group]);
    for (const group of ['more', 'less'] as const)
      for (const stem of stems(words[group])) this.strengths.set(stem, strength[group]);
  }

  /** The words of a text that say anything, in order. */
  words(tokens: readonly Token[]): readonly PolarWord[] {
    const found: PolarWord[] = [];
    let deniedUntil = -1;
    for (const [place, token] of tokens.entries()) {
      const before = tokens[place - 1];
      if (before?.sentence !== token.sentence) deniedUntil = -1;
      const isMeant = !token.isStop || this.listed.has(token.folded);
      const own = isMeant ? this.worths.get(token.stem) : undefined;
      if (own !== undefined) {
        const by = (before && this.strengths.get(before.stem)) ?? 1;
        found.push({ place, worth: own * by * (place <= deniedUntil ? denied : 1) });
      }
      if (token.isNegation) deniedUntil = place + reach;
    }
    return found;
  }

  /** What a text says all told, from -1 to 1; 0 where it says nothing. */
  of(text: string): number {
    const sum = this.words(this.analyser.tokens(text)).reduce((total, { worth: own }) => total + own, 0);
    const signs = count(text, goodSigns) - count(text, badSigns);
    const all = sum + 1.5 * signs;
    return all / Math.sqrt(all * all + 6);
  }

  /** Adds what a text says as features of the family `polarity`. */
  read(text: string, bag: FeatureBag): void {
    const family = 'polarity';
    const words = this.words(this.analyser.tokens(text));
    const good = words.reduce((sum, { worth: own }) => sum + Math.max(0, own), 0) + 1.5 * count(text, goodSigns);
    const bad = words.reduce((sum, { worth: own }) => sum - Math.min(0, own), 0) + 1.5 * count(text, badSigns);
    const net = Math.max(-4, Math.min(4, Math.round(good - bad)));
    bag.add(family, `net ${net}`);
    bag.add(family, `side ${Math.sign(net)}`);
    if (good > 0) bag.add(family, 'good', good);
    if (bad > 0) bag.add(family, 'bad', bad);
    if (good > 0 && bad > 0) bag.add(family, 'both');
    const [last] = words.slice(-1);
    if (last) bag.add(family, `last ${Math.sign(last.worth)}`);
  }
}

const count = (text: string, signs: RegExp): number => [...text.matchAll(signs)].length;
