import type { Language } from '@aliado/domain';
import type { CallTurn } from '../call-turn.ts';
import { atOnce, type Steps } from '../in-slices.ts';
import { Analyser } from '../text/analyser.ts';
import type { HouseWords } from '../text/house-words.ts';
import { withGeneralWords } from './general-words.ts';
import type { ScriptText } from './script-text.ts';
import { spokenTerms, type SpokenTerm } from './spoken-terms.ts';
import { readingVoices, type Impacts, type Voice } from './voice-index.ts';

/** Whose words are heard. */
type Hearer = 'customer' | 'agent';

/** What a script's words count when a customer says them, and when an agent does: an agent who has begun says the script's own. */
const voiceWeights: Readonly<Record<Hearer, Readonly<Record<Voice, number>>>> = {
  customer: { opening: 1.5, customer: 0.3, agent: 0.6 },
  agent: { opening: 0.3, customer: 0.3, agent: 1 },
};

/** What each further utterance of the customer counts against the one before: why they call is said first. */
const decay = 0.8;

/** Saying something twice is less than twice the evidence. */
const damping = 0.75;

/** What an action done counts for scripts that hold it, times its rarity, and against those that do not. */
const [doneWeight, missedWeight] = [2, 1.2];

/** What was heard of one term or done, by the names of terms and actions. */
interface Heard {
  readonly customer: ReadonlyMap<string, HeardTerm>;
  readonly agent: ReadonlyMap<string, HeardTerm>;
  readonly actions: ReadonlySet<string>;
}

interface HeardTerm {
  weight: number;
  readonly words: readonly string[];
}

/** What the terms of scripts give, by who says them, and who read them. */
interface ReadVoices {
  readonly analyser: Analyser;
  readonly indexes: Readonly<Record<Hearer, ReadonlyMap<string, Impacts>>>;
}

/** A word that weighed for a script, and how much. */
export interface WeighedWord {
  readonly word: string;
  readonly weight: number;
}

/** Finds scripts by what is said and done, from the text of scripts alone. Never changes. */
export class ColdRanker {
  readonly scripts: readonly ScriptText[];
  private readonly analyser: Analyser;
  private readonly indexes: Readonly<Record<Hearer, ReadonlyMap<string, Impacts>>>;
  private readonly holders: ReadonlyMap<string, ReadonlySet<number>>;
  /** The terms of each turn, as long as somebody holds it: a call is looked at again with every utterance. */
  private readonly termsOf = new WeakMap<CallTurn, readonly SpokenTerm[]>();

  /** Reads scripts with pauses. */
  static *reading(
    language: Language,
    scripts: readonly ScriptText[],
    house: HouseWords = { same: [], kinds: {} },
  ): Steps<ColdRanker> {
    return new ColdRanker(language, scripts, house, yield* readingAll(language, scripts, house));
  }

  /** @param read the scripts as they were read before; read here where left out. */
  constructor(
    language: Language,
    scripts: readonly ScriptText[],
    house: HouseWords = { same: [], kinds: {} },
    read: ReadVoices | null = null,
  ) {
    this.scripts = scripts;
    const { analyser, indexes } = read ?? atOnce(readingAll(language, scripts, house));
    this.analyser = analyser;
    this.indexes = indexes;
    const holders = new Map<string, Set<number>>();
    for (const [place, { actions }] of scripts.entries()) {
      for (const action of actions) holders.set(action, (holders.get(action) ?? new Set()).add(place));
    }
    this.holders = holders;
  }

  /** How well each script fits, in the order of the scripts; unbounded, all 0 when nothing told. */
  scores(turns: readonly CallTurn[]): Float64Array {
    const heard = this.hear(turns);
    const scores = new Float64Array(this.scripts.length);
    for (const hearer of ['customer', 'agent'] as const) {
      for (const [term, { weight }] of heard[hearer]) {
        const damped = weight ** damping;
        for (const [script, impact] of this.indexes[hearer].get(term) ?? []) {
          scores[script] = (scores[script] as number) + damped * impact;
        }
      }
    }
    for (const action of heard.actions) this.addAction(action, scores);
    return scores;
  }

  /** The words that weighed for a script, strongest first: what `scores` adds up, but for actions. */
  weighedWords(turns: readonly CallTurn[], script: number): readonly WeighedWord[] {
    return this.weighing(turns)(script);
  }

  /** The same for any of the scripts, heard once. */
  weighing(turns: readonly CallTurn[]): (script: number) => readonly WeighedWord[] {
    const heard = this.hear(turns);
    return (script) => this.wordsIn(heard, script);
  }

  private wordsIn(heard: Heard, script: number): readonly WeighedWord[] {
    const weights = new Map<string, number>();
    for (const hearer of ['customer', 'agent'] as const) {
      for (const [term, { weight, words }] of heard[hearer]) {
        const impact = this.indexes[hearer].get(term)?.find(([place]) => place === script)?.[1] ?? 0;
        if (impact === 0) continue;
        for (const word of words) {
          weights.set(word, (weights.get(word) ?? 0) + (weight ** damping * impact) / words.length);
        }
      }
    }
    return [...weights].map(([word, weight]) => ({ word, weight })).sort((one, other) => other.weight - one.weight);
  }

  private addAction(action: string, scores: Float64Array): void {
    const holders = this.holders.get(action);
    if (!holders) return;
    const rarity = Math.log(1 + (scores.length - holders.size + 0.5) / (holders.size + 0.5));
    for (let script = 0; script < scores.length; script++) {
      const gained = holders.has(script) ? doneWeight * rarity : -missedWeight;
      scores[script] = (scores[script] as number) + gained;
    }
  }

  private terms(turn: CallTurn, text: string): readonly SpokenTerm[] {
    const known = this.termsOf.get(turn) ?? spokenTerms(this.analyser.tokens(text));
    this.termsOf.set(turn, known);
    return known;
  }

  private hear(turns: readonly CallTurn[]): Heard {
    const heard = {
      customer: new Map<string, HeardTerm>(),
      agent: new Map<string, HeardTerm>(),
      actions: new Set<string>(),
    };
    let spoken = 0;
    for (const turn of turns) {
      if (turn.by === 'call') heard.actions.add(turn.action);
      if (turn.by !== 'customer' && turn.by !== 'agent') continue;
      if (turn.by === 'customer') spoken++;
      const weight = decay ** Math.max(0, spoken - 1);
      for (const term of this.terms(turn, turn.text)) {
        const before = heard[turn.by].get(term.name);
        if (before) before.weight += weight * term.weight;
        else {
          const words = term.tokens.map(({ word }) => word);
          heard[turn.by].set(term.name, { weight: weight * term.weight, words });
        }
      }
    }
    return heard;
  }
}

function* readingAll(language: Language, scripts: readonly ScriptText[], house: HouseWords): Steps<ReadVoices> {
  const analyser = yield* Analyser.reading(language, withGeneralWords(language, house));
  const indexOf = yield* readingVoices(analyser, scripts);
  const [customer, agent] = [yield* indexOf(voiceWeights.customer), yield* indexOf(voiceWeights.agent)];
  return { analyser, indexes: { customer, agent } };
}
