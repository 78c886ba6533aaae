import type { Knowledge, TriggerMeaning } from '../knowledge.ts';
import { HintProposer, type Proposal } from '../proposal.ts';
import type { Token } from '../text/analyser.ts';
import type { PhraseHit } from '../text/phrase-automaton.ts';
import type { HeardTurn, Window } from '../window.ts';
import { wordLimit } from './heard-words.ts';

/** What a stop word adds to the length of a phrase; a telling word adds 1. */
const stopWordLength = 0.35;

/** What each word in between takes from a phrase. */
const gapFactor = 0.9;

const none: ReadonlyMap<string, Heard> = new Map();

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
    const { triggers, scriptHints } = this.knowledge(language);
    const wanted = new Map<number, Map<string, Heard>>();
    const unwanted = new Map<number, Map<string, Heard>>();
    for (const turn of turns) {
      if (!turn.isCustomer) continue;
      for (const hit of triggers.find(turn.tokens)) keepStrongest(hit.meaning.isFor ? wanted : unwanted, hit, turn);
    }
    return [...new Set([...wanted.keys(), ...unwanted.keys()])].flatMap((place) => {
      const hint = scriptHints[place];
      if (!hint) return [];
      const [heard, denied] = [wanted.get(place) ?? none, unwanted.get(place) ?? none];
      const score = together(heard) * (1 - together(denied));
      const isContradicted = together(denied) > together(heard);
      return [{ ...hint, isContradicted, reason: reasonOf(hint.target, heard, score) }];
    });
  }
}

function keepStrongest(
  phrases: Map<number, Map<string, Heard>>,
  { meaning, tokens, gaps }: PhraseHit<TriggerMeaning>,
  turn: HeardTurn,
): void {
  if (gaps > 0 && tokens.every(({ isStop }) => isStop)) return; // "no … quiero" is everywhere
  const length = tokens.reduce((sum, { isStop }) => sum + (isStop ? stopWordLength : 1), 0);
  const strength = (1 - 0.5 ** length) * gapFactor ** gaps * turn.weight;
  const heard = phrases.get(meaning.script) ?? new Map<string, Heard>();
  phrases.set(meaning.script, heard);
  if ((heard.get(meaning.phrase)?.strength ?? 0) < strength) heard.set(meaning.phrase, { strength, tokens, turn });
}

/** Independent pieces of evidence together. */
const together = (heard: ReadonlyMap<string, Heard>): number =>
  1 - [...heard.values()].reduce((doubt, { strength }) => doubt * (1 - strength), 1);

function reasonOf(source: Proposal['target'], heard: ReadonlyMap<string, Heard>, score: number): Proposal['reason'] {
  const strongest = [...heard.values()].sort((one, other) => other.strength - one.strength);
  const words = strongest.reduce<readonly string[]>((told, { tokens }) => {
    const more = [...new Set([...told, ...tokens.map(({ word }) => word)])];
    return told.length === 0 || more.length <= wordLimit ? more.slice(0, wordLimit) : told; // no half phrases behind the first
  }, []);
  return {
    proposer: 'trigger',
    source,
    words,
    lineSequence: strongest[0]?.turn.sequence ?? null,
    score,
  };
}
