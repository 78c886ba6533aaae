import type { Knowledge, TriggerMeaning } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Token } from '../text/analyser.ts';
import type { PhraseHit } from '../text/phrase-automaton.ts';
import type { HeardTurn, Window } from '../window.ts';
import { wordLimit } from './heard-words.ts';

/** What a stop word adds to the length of a phrase; a telling word adds up to 1. */
const stopWordLength = 0.35;

/** What each word in between takes from a phrase. */
const gapFactor = 0.8;

/** The most that one word alone can say. */
const mostOfOneWord = 0.3;

const none: Phrases = new Map();

/** The phrases of one script that were said, by their text. */
type Phrases = ReadonlyMap<string, Heard>;

interface Heard {
  readonly strength: number;
  readonly tokens: readonly Token[];
  readonly turn: HeardTurn;
}

/** Proposes scripts by the phrases that their authors wrote down. */
export class TriggerProposer extends HintProposer {
  private readonly knowledge: (language: Window['language']) => Knowledge;

  constructor(knowledge: (language: Window['language']) => Knowledge) {
    super();
    this.knowledge = knowledge;
  }

  propose({ turns, language }: Window): readonly Proposal[] {
    const { triggers, triggerRarity, scriptHints } = this.knowledge(language);
    const wanted = new Map<number, Map<string, Heard>>();
    const unwanted = new Map<number, Map<string, Heard>>();
    for (const turn of turns) {
      if (!turn.isCustomer) continue;
      for (const hit of triggers.find(turn.tokens)) {
        const strength = strengthOf(hit, triggerRarity) * turn.weight;
        keepStrongest(hit.meaning.isFor ? wanted : unwanted, hit, { strength, tokens: hit.tokens, turn });
      }
    }
    return [...new Set([...wanted.keys(), ...unwanted.keys()])].flatMap((place) => {
      const hint = scriptHints[place];
      if (!hint) return [];
      const heard = independent(wanted.get(place) ?? none);
      const denied = together(independent(unwanted.get(place) ?? none));
      const score = together(heard) * (1 - denied);
      const tokens = heard.flatMap((phrase) => phrase.tokens);
      const evidence = [...new Set(tokens.flatMap(({ stem, isStop }) => (isStop ? [] : [stem])))];
      const isCertain = heard.some((phrase) => phrase.tokens.length > 1);
      const isContradicted = denied > together(heard);
      return [{ ...hint, isContradicted, evidence, isCertain, reason: reasonOf(hint.target, heard, score) }];
    });
  }
}

/** The longer and rarer the words of a phrase and the closer together they were said, the surer. */
function strengthOf({ tokens, gaps }: PhraseHit<unknown>, rarity: ReadonlyMap<string, number>): number {
  if (gaps > 0 && tokens.every(({ isStop }) => isStop)) return 0; // "no … quiero" is everywhere
  const length = tokens.reduce(
    (sum, { isStop, concept }) => sum + (isStop ? stopWordLength : (rarity.get(concept) ?? 1)),
    0,
  );
  const strength = (1 - 0.5 ** length) * gapFactor ** gaps;
  return tokens.length > 1 ? strength : Math.min(strength, mostOfOneWord);
}

function keepStrongest(
  phrases: Map<number, Map<string, Heard>>,
  { meaning }: PhraseHit<TriggerMeaning>,
  heard: Heard,
): void {
  if (heard.strength === 0) return;
  const ofScript = phrases.get(meaning.script) ?? new Map<string, Heard>();
  phrases.set(meaning.script, ofScript);
  if ((ofScript.get(meaning.phrase)?.strength ?? 0) < heard.strength) ofScript.set(meaning.phrase, heard);
}

/** Strongest first, without those that say what a stronger one has said: ten ways to write "dented" are one word heard. */
function independent(phrases: Phrases): readonly Heard[] {
  const taken = new Set<string>();
  return [...phrases.values()]
    .toSorted((one, other) => other.strength - one.strength)
    .filter(({ tokens }) => {
      const isNew = tokens.some(({ concept, isStop }) => !isStop && !taken.has(concept)) || taken.size === 0;
      for (const { concept } of tokens) taken.add(concept);
      return isNew;
    });
}

/** Independent pieces of evidence together. */
const together = (heard: readonly Heard[]): number =>
  1 - heard.reduce((doubt, { strength }) => doubt * (1 - strength), 1);

function reasonOf(source: Proposal['target'], strongestFirst: readonly Heard[], score: number): Proposal['reason'] {
  const words = strongestFirst.reduce<readonly string[]>((told, { tokens }) => {
    const more = [...new Set([...told, ...tokens.map(({ word }) => word)])];
    return told.length === 0 || more.length <= wordLimit ? more.slice(0, wordLimit) : told; // no half phrases behind the first
  }, []);
  const lineSequence = strongestFirst[0]?.turn.sequence ?? null;
  return { proposer: 'trigger', source, words, lineSequence, score };
}
