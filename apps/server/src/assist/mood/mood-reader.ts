import type { HintReason, Language } from '@aliado/domain';
import { Analyser, type Token } from '../text/analyser.ts';
import { PhraseAutomaton, type PhraseHit } from '../text/phrase-automaton.ts';
import type { LearntMood } from './learnt-mood.ts';
import { moodCues } from './mood-cues.ts';
import { Polarity } from './polarity.ts';

/** Something that was said and weighed. */
export interface MoodEvidence {
  /** Below 0 it sounds upset, above 0 content. */
  readonly weight: number;
  /** The words that make it. */
  readonly words: readonly string[];
  /** They, and what stands between them, as it was said. */
  readonly said: string;
  /** Whether it tells: single words are said of many things, and thanks to everybody. */
  readonly isTelling: boolean;
}

/** How one utterance of a customer sounds. */
export interface MoodReading {
  /** From -1, upset, to 1, content; 0 where nothing was said that weighs. */
  readonly polarity: number;
  /** Strongest first, and of equal ones what was said last; empty where nothing weighs. */
  readonly evidence: readonly MoodEvidence[];
}

const groups = ['angry', 'letDown', 'relieved', 'polite', 'disclaimed', 'ironic'] as const;

interface Cue {
  readonly group: (typeof groups)[number];
  readonly text: string;
}

/** What a phrase of each group is worth; those that turn others round are worth nothing themselves. */
const worth = { angry: -0.6, letDown: -0.45, relieved: 0.6, polite: 0.3, disclaimed: 0, ironic: -0.2 } as const;

/** What a single word is worth of what it says, and all of them together at most. */
const wordShare = 0.12;
const wordsAtMost = 0.35;

/** Words that it takes where no phrase is. */
const wordsNeeded = 2;

/** From where on what was learnt is sure enough to be heard where no phrase is, and what it is worth then. */
const [sure, sureWorth] = [0.6, 0.4];

/** What an exclamation adds to what was said in it. */
const exclaimed = 1.2;

/** Words in front in which a negation turns a phrase round. */
const reach = 2;

const unsaid: MoodReading = { polarity: 0, evidence: [] };

/**
 * Reads how customers' words sound: phrases for what they went through and how they take it, and beside them the words that
 * speak well or ill, or what the house has learnt that they say. What they only quote does not count, nor does what they deny, nor kind words beside a complaint. Pure.
 */
export class MoodReader {
  /** What reads: the written lists, or the model that has its say beside them. */
  readonly by: HintReason['source'];
  private readonly analyser: Analyser;
  private readonly polarity: Polarity;
  private readonly cues: PhraseAutomaton<Cue>;
  private readonly learnt: Pick<LearntMood, 'lean' | 'telling' | 'source'> | null;

  /** @param learnt null while nothing is. */
  constructor(language: Language, learnt: Pick<LearntMood, 'lean' | 'telling' | 'source'> | null) {
    this.analyser = new Analyser(language);
    this.polarity = new Polarity(this.analyser);
    this.learnt = learnt;
    this.by = learnt?.source ?? { id: 'mood-words', version: 1 };
    const phrases = groups.flatMap((group) =>
      moodCues[language][group].split(/,\s*/).map((text) => ({ text, meaning: { group, text } })),
    );
    this.cues = new PhraseAutomaton(this.analyser, phrases);
  }

  /** How an utterance sounds. */
  read(text: string): MoodReading {
    const own = withoutQuotes(text);
    const tokens = this.analyser.tokens(own);
    const placeOf = ({ tokens: [first] }: PhraseHit<Cue>) => (first ? tokens.indexOf(first) : 0);
    const hits = longest(this.cues.find(tokens).filter(({ gaps }) => gaps <= 1));
    hits.sort((one, other) => placeOf(other) - placeOf(one));
    const phrases = phrasesOf(hits, tokens, own);
    const lean = this.learnt?.lean(own) ?? 0;
    const beside = hits.length === 0 && Math.abs(lean) >= sure ? this.learntOf(own, lean) : [];
    const evidence = beside.length > 0 ? beside : [...phrases, ...this.wordsBeside(phrases, hits, tokens)];
    if (evidence.length === 0) return unsaid;
    const sum = evidence.reduce((total, { weight }) => total + weight, 0);
    // a model that agrees makes it up to half more, one that does not up to half less
    const strength = (own.includes('!') ? exclaimed : 1) * (1 + (Math.sign(sum) * lean) / 2);
    return {
      polarity: Math.max(-1, Math.min(1, sum * strength)),
      evidence: evidence.toSorted((one, other) => Math.abs(other.weight) - Math.abs(one.weight)),
    };
  }

  /** Single words count for the side that the phrases are on; alone, only where they say it strongly. */
  private wordsBeside(phrases: readonly MoodEvidence[], hits: readonly PhraseHit<Cue>[], tokens: readonly Token[]) {
    if (hits.some(({ meaning }) => worth[meaning.group] === 0)) return [];
    const taken = new Set(hits.flatMap(({ tokens: said }) => said));
    const side = Math.sign(phrases.reduce((total, { weight }) => total + weight, 0));
    let left = wordsAtMost;
    return this.polarity.words(tokens).flatMap(({ place, worth: says }): MoodEvidence[] => {
      const token = tokens[place];
      const isHeard = side === 0 ? Math.abs(says) >= strong : Math.sign(says) === side;
      if (!token || token.isStop || taken.has(token) || !isHeard || left <= 0) return [];
      const weight = Math.min(left, Math.abs(says) * wordShare);
      left -= weight;
      return [{ weight: weight * Math.sign(says), words: [token.word], said: token.word, isTelling: false }];
    });
  }

  /** What was learnt to sound ill or well beyond the phrases: several words, or nothing. */
  private learntOf(text: string, lean: number): readonly MoodEvidence[] {
    const words = this.learnt?.telling(text, lean < 0 ? 'negative' : 'positive') ?? [];
    if (words.length < wordsNeeded) return [];
    return [{ weight: lean * sureWorth, words, said: words.join(' … '), isTelling: true }];
  }
}

/** What the phrases of an utterance weigh, but for those that are denied or meant otherwise. */
function phrasesOf(hits: readonly PhraseHit<Cue>[], tokens: readonly Token[], text: string): MoodEvidence[] {
  const heard = new Set(hits.map(({ meaning }) => meaning.group));
  const isMeantOtherwise = (weight: number) =>
    weight > 0 ? heard.has('ironic') : heard.has('disclaimed') && !heard.has('ironic');
  return hits.flatMap(({ meaning: { group }, tokens: made }) => {
    const weight = worth[group];
    if (weight === 0 || isMeantOtherwise(weight) || isDenied(made, tokens)) return [];
    const words = made.map(({ word }) => word);
    return [{ weight, words, said: saidOf(made, tokens, text), isTelling: group !== 'polite' }];
  });
}

/** The stretch of a text from the first to the last of some of its tokens. */
function saidOf(made: readonly Token[], tokens: readonly Token[], text: string): string {
  const [first, last] = [made[0], made.at(-1)].map((token) => (token ? tokens.indexOf(token) : -1));
  const words = tokens.slice(first, (last ?? -1) + 1).map(({ word }) => word);
  const once = words.filter((word, at) => word !== words[at - 1] || !/['’]/.test(word)); // a contraction is two tokens
  return new RegExp(once.join('[^\\p{L}\\p{N}]+'), 'u').exec(text)?.[0] ?? once.join(' ');
}

/** What a single word must be worth to be heard alone. */
const strong = 2;

/** What stands between quotation marks was said by others, or is repeated with scorn. */
const withoutQuotes = (text: string): string => text.replace(/"[^"]*"|“[^”]*”|«[^»]*»/g, ' … ');

/** Of phrases that share words, the longest; of one phrase said twice, the first. */
function longest(hits: readonly PhraseHit<Cue>[]): PhraseHit<Cue>[] {
  const taken = new Set<Token>();
  const said = new Set<string>();
  const kept: PhraseHit<Cue>[] = [];
  for (const hit of [...hits].sort((one, other) => other.length - one.length || one.gaps - other.gaps)) {
    if (said.has(hit.meaning.text) || hit.tokens.some((token) => taken.has(token))) continue;
    said.add(hit.meaning.text);
    for (const token of hit.tokens) taken.add(token);
    kept.push(hit);
  }
  return kept;
}

/** Whether a negation stands before a phrase, in its sentence. */
function isDenied([first]: readonly Token[], tokens: readonly Token[]): boolean {
  const place = first ? tokens.indexOf(first) : 0;
  return tokens
    .slice(Math.max(0, place - reach), place)
    .some(({ isNegation, sentence }) => isNegation && sentence === first?.sentence);
}
