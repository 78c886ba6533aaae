import type { Language } from '@aliado/domain';
import type { CallTurn } from '../call-turn.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import { chancesOf } from '../learn/linear-model.ts';
import { TextFeatures, type TextFamily } from '../learn/text-features.ts';
import { Analyser } from '../text/analyser.ts';
import type { ColdRanker } from './cold-ranker.ts';

/** How sharply the text of scripts tells them apart, as a chance. */
export const coldSharpness = 0.4;

const families: readonly TextFamily[] = [
  { kind: 'stems', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
];

/** What is known of a call, and the words of the customer that origins of features are places among. */
export interface ReadCall {
  readonly bag: FeatureBag;
  readonly said: readonly string[];
}

/** An utterance with its words; an agent's are no reason of the customer's, and have no place. */
interface ReadTurn {
  readonly bag: FeatureBag;
  readonly words: readonly string[];
}

/** Reads what is known of a call: the words of each side, and which script their text points at. Reads each turn once. */
export class CallReader {
  private readonly cold: ColdRanker;
  private readonly features: TextFeatures;
  private readonly turns = new WeakMap<CallTurn, ReadTurn>();
  /** Whole calls, as long as somebody holds them: who asks for scores asks for reasons next. */
  private readonly calls = new WeakMap<readonly CallTurn[], ReadCall>();

  constructor(language: Language, cold: ColdRanker) {
    this.cold = cold;
    this.features = new TextFeatures(new Analyser(language), families);
  }

  /** A call so far. */
  read(turns: readonly CallTurn[]): ReadCall {
    const known = this.calls.get(turns) ?? this.readCall(turns);
    this.calls.set(turns, known);
    return known;
  }

  private readCall(turns: readonly CallTurn[]): ReadCall {
    const bag = new FeatureBag();
    const said: string[] = [];
    for (const turn of turns) {
      if (turn.by === 'call') bag.add('actions', turn.action);
      if (turn.by !== 'customer' && turn.by !== 'agent') continue;
      const { bag: own, words } = this.turn(turn, turn.text);
      bag.addAll(own, turn.by === 'customer' ? said.length : null);
      said.push(...words);
    }
    const chances = chancesOf(this.cold.scores(turns), coldSharpness);
    for (const [place, { id }] of this.cold.scripts.entries()) bag.add('cold', id, chances[place]);
    return { bag, said };
  }

  private turn(turn: CallTurn, text: string): ReadTurn {
    const known = this.turns.get(turn);
    if (known) return known;
    const bag = new FeatureBag();
    const isCustomer = turn.by === 'customer';
    this.features.read(text, bag, 1, isCustomer ? '' : 'agent ');
    const read = { bag, words: isCustomer ? this.features.words(text) : [] };
    this.turns.set(turn, read);
    return read;
  }
}
