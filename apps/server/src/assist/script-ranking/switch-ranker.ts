import type { Language } from '@aliado/domain';
import type { CallTurn } from '../call-turn.ts';
import { examplesOf } from '../learn/examples.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import { FeatureSpace, type SpaceOptions } from '../learn/feature-space.ts';
import { chancesOf } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import { TextFeatures, type TextFamily } from '../learn/text-features.ts';
import { plainSoftmax, trainSoftmax, type SoftmaxOptions } from '../learn/train-softmax.ts';
import { Analyser } from '../text/analyser.ts';
import type { ColdRanker } from './cold-ranker.ts';

/** A point of a call at which another script may be right. */
export interface SwitchMoment {
  readonly turns: readonly CallTurn[];
  /** The scripts walked so far, the one in hand last. */
  readonly walked: readonly string[];
}

/** The same with the script that was right. */
export interface SwitchExample extends SwitchMoment {
  readonly script: string;
}

const families: readonly TextFamily[] = [
  { kind: 'stems', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
];

const space: SpaceOptions = {
  families: {
    stems: 1,
    characters: 0.7,
    'before stems': 0.4,
    'agent stems': 0.3,
    walked: 0.5,
    cold: 1,
    'cold before': 0.3,
  },
  seenIn: 2,
  rarity: 0.5,
};

const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 8, rate: 0.1, decay: 1e-5 };

/** How sharply the text of scripts tells them apart, as a chance. */
const coldSharpness = 0.4;

/** Finds the script that a call turns to: what was said last counts, and what was walked already seldom comes again. */
export class SwitchRanker {
  readonly trained: Trained;
  private readonly reader: SwitchReader;
  private readonly cold: ColdRanker;

  static train(language: Language, cold: ColdRanker, examples: readonly SwitchExample[]): SwitchRanker {
    const reader = new SwitchReader(language, cold);
    const bags = examples.map((example) => reader.bag(example));
    const columns = FeatureSpace.of(bags, space);
    const known = examplesOf(
      bags.map((bag) => columns.vector(bag)),
      examples.map(({ script }) => script),
      columns.width,
    );
    return new SwitchRanker(language, cold, { space: columns, model: trainSoftmax(known, softmax) });
  }

  constructor(language: Language, cold: ColdRanker, trained: Trained) {
    this.trained = trained;
    this.cold = cold;
    this.reader = new SwitchReader(language, cold);
  }

  /** The chance of each script, in the order of the playbook; none of the one in hand. Scripts nobody has turned to have none. */
  chances(moment: SwitchMoment): Float64Array {
    const { space: columns, model } = this.trained;
    const learnt = chancesOf(model.scores(columns.vector(this.reader.bag(moment))));
    const inHand = moment.walked.at(-1);
    const places = new Map(model.labels.map((label, place) => [label, place]));
    const chances = Float64Array.from(this.cold.scripts, ({ id }) => {
      const place = places.get(id);
      return id === inHand || place === undefined ? 0 : (learnt[place] as number);
    });
    const sum = chances.reduce((total, chance) => total + chance, 0);
    return chances.map((chance) => chance / (sum || 1));
  }
}

/** Reads what is known at a point of a call. */
class SwitchReader {
  private readonly cold: ColdRanker;
  private readonly words: TextFeatures;

  constructor(language: Language, cold: ColdRanker) {
    this.cold = cold;
    this.words = new TextFeatures(new Analyser(language), families);
  }

  bag({ turns, walked }: SwitchMoment): FeatureBag {
    const bag = new FeatureBag();
    const lastReply = turns.findLastIndex(({ by }) => by === 'agent');
    const since = turns.slice(lastReply + 1).filter(({ by }) => by === 'customer');
    const now = since.length > 0 ? since : turns.filter(({ by }) => by === 'customer').slice(-1);
    for (const turn of turns) {
      if (turn.by !== 'customer') continue;
      this.words.read(turn.text, bag, 1, now.includes(turn) ? '' : 'before ');
    }
    const reply = turns[lastReply];
    if (reply?.by === 'agent') this.words.read(reply.text, bag, 1, 'agent ');
    bag.add('walked', `in hand ${walked.at(-1) ?? 'none'}`);
    for (const script of walked) bag.add('walked', script);
    this.addCold(bag, 'cold', now);
    this.addCold(bag, 'cold before', turns);
    return bag;
  }

  private addCold(bag: FeatureBag, family: string, turns: readonly CallTurn[]): void {
    const chances = chancesOf(this.cold.scores(turns), coldSharpness);
    for (const [place, { id }] of this.cold.scripts.entries()) bag.add(family, id, chances[place]);
  }
}
