import type { CallTurn } from '../call-turn.ts';
import type { Steps } from '../in-slices.ts';
import { examplesOf } from '../learn/examples.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import { FeatureSpace, type SpaceOptions, type Traced } from '../learn/feature-space.ts';
import type { LinearModel } from '../learn/linear-model.ts';
import { TextFeatures, type TextFamily } from '../learn/text-features.ts';
import { plainSoftmax, trainingSoftmax } from '../learn/train-softmax.ts';
import type { Analyser } from '../text/analyser.ts';
import type { WeighedWord } from './cold-ranker.ts';

const families: readonly TextFamily[] = [
  { kind: 'stems', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
];

/** Found by cross-validation on the sentences of our own pack. */
const space: SpaceOptions = { families: { characters: 0.7 }, seenIn: 1, rarity: 1 };

/**
 * By how much, as a logarithm, a turn that counts half is likelier small talk than about any script: who opens with three sentences that
 * say nothing has not said less of why they call.
 */
const smallTalkHalf = 1;

/** A script, with what customers say when it is right. */
export interface ScriptExamples {
  readonly id: string;
  readonly said: readonly string[];
}

/** What a call so far says of the scripts that were learnt. */
export interface ReadExamples {
  /** How well each script fits among the others, in the order of the scripts: logarithms of odds. */
  readonly scores: Float64Array;
  /** How much likelier it is that any script fits than none, as a logarithm: half by the most telling turn, half by all together. */
  readonly anyFits: number;
  /** How much each word of the customer weighed for the script at a place; below 0 where against it. */
  readonly weighing: (place: number) => readonly WeighedWord[];
}

/** Features of the words of a turn, side by side: turns are held as long as their contact goes on, and have hundreds. */
interface WordFeatures {
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  /** The words that each was made of: from one place to before another. */
  readonly froms: Uint16Array;
  readonly tos: Uint16Array;
}

/** A turn of the customer as it was read. */
interface ReadTurn {
  readonly features: WordFeatures;
  /** What origins of features are places among. */
  readonly words: readonly string[];
  /** How much it tells, unbounded; less the likelier it is small talk. */
  readonly telling: number;
  /** What its words give to each class of the model. */
  readonly given: Float64Array;
  /** As in `ReadExamples`, by this turn alone. */
  readonly anyFits: number;
  /** What each of its words gives to a class, once somebody asked. */
  readonly weights: Map<number, Float64Array>;
}

/**
 * Finds scripts by the sentences that the house has written down for them: multinomial logistic regression over hashed stems and
 * characters within words, learnt anew when one of them changed, small talk being what is no script's. Never changes.
 */
export class ExampleRanker {
  /** Sentences that a script has on average. */
  readonly perScript: number;
  private readonly features: TextFeatures;
  private readonly columns: FeatureSpace;
  private readonly model: LinearModel;
  /** The place of each script among the model's classes, and that of none. */
  private readonly places: readonly number[];
  private readonly none: number;
  /** Each turn as it was read, as long as somebody holds it. */
  private readonly turns = new WeakMap<CallTurn, ReadTurn>();

  /** Learns with pauses; some 1,600 sentences take a quarter of a second. */
  static *reading(
    analyser: Analyser,
    scripts: readonly ScriptExamples[],
    ofNone: readonly string[],
  ): Steps<ExampleRanker> {
    const features = new TextFeatures(analyser, families, false);
    const bags: FeatureBag[] = [];
    const names: string[] = [];
    for (const { id, said } of [...scripts, { id: '', said: ofNone }]) {
      for (const text of said) {
        bags.push(bagOf(features, text));
        names.push(id);
        yield;
      }
    }
    const columns = yield* FeatureSpace.reading(bags, space);
    const vectors = [];
    for (const bag of bags) {
      vectors.push(columns.vector(bag));
      yield;
    }
    const model = yield* trainingSoftmax(examplesOf(vectors, names, columns.width), plainSoftmax);
    return new ExampleRanker(features, columns, model, scripts);
  }

  private constructor(
    features: TextFeatures,
    columns: FeatureSpace,
    model: LinearModel,
    scripts: readonly ScriptExamples[],
  ) {
    this.features = features;
    this.columns = columns;
    this.model = model;
    this.places = scripts.map(({ id }) => model.labels.indexOf(id));
    this.none = model.labels.indexOf('');
    this.perScript = scripts.reduce((sum, { said }) => sum + said.length, 0) / Math.max(1, scripts.length);
  }

  /**
   * Reads what the customer said: all turns together tell which script it is, and small talk in some of them tells nothing. A turn
   * counts by how much it tells, as if all were one text, and by how likely it is about anything; each is read once.
   */
  read(turns: readonly CallTurn[]): ReadExamples {
    const read = turns.flatMap((turn) => (turn.by === 'customer' ? [this.turn(turn, turn.text)] : []));
    const length = Math.hypot(...read.map(({ telling }) => telling)) || 1;
    const scores = Float64Array.from(this.model.biases);
    let anyFits = -Infinity;
    for (const { telling, given, anyFits: alone } of read) {
      const share = telling / length;
      for (const [label, score] of given.entries()) scores[label] = (scores[label] as number) + share * score;
      anyFits = Math.max(anyFits, alone);
    }
    const together = this.anyFits(scores);
    return {
      scores: Float64Array.from(this.places, (place) => scores[place] ?? 0),
      anyFits: (Math.max(anyFits, together) + together) / 2,
      weighing: (script) => this.weighing(read, length, this.places[script] ?? -1),
    };
  }

  private weighing(read: readonly ReadTurn[], length: number, place: number): readonly WeighedWord[] {
    if (place < 0) return [];
    return read.flatMap((turn) => {
      const weights = this.weightsIn(turn, place);
      const share = turn.telling / length;
      return turn.words.map((word, at) => ({ word, weight: share * (weights[at] ?? 0) }));
    });
  }

  private weightsIn(turn: ReadTurn, place: number): Float64Array {
    const { words, weights, features } = turn;
    const known = weights.get(place);
    if (known) return known;
    const own = new Float64Array(words.length);
    for (const [nth, column] of features.columns.entries()) {
      const [from, to] = [features.froms[nth] as number, features.tos[nth] as number];
      const given = ((features.values[nth] as number) * this.model.weight(column, place)) / (to - from);
      for (let at = from; at < to; at++) own[at] = (own[at] ?? 0) + given;
    }
    weights.set(place, own);
    return own;
  }

  private turn(turn: CallTurn, text: string): ReadTurn {
    const known = this.turns.get(turn);
    if (known) return known;
    const bag = bagOf(this.features, text);
    const { vector, telling } = this.columns.read(bag);
    const scores = this.model.scores(vector);
    const given = scores.map((score, label) => score - (this.model.biases[label] ?? 0));
    const [words, anyFits] = [this.features.words(text), this.anyFits(scores)];
    const told = telling / (1 + Math.exp(-anyFits - smallTalkHalf));
    const ofWords = sideBySide(this.columns.trace(bag, true));
    const read: ReadTurn = { features: ofWords, words, telling: told, given, anyFits, weights: new Map() };
    this.turns.set(turn, read);
    return read;
  }

  private anyFits(scores: Float64Array): number {
    const none = scores[this.none] ?? 0;
    return Math.log(this.places.reduce((sum, place) => sum + Math.exp((scores[place] ?? 0) - none), 0));
  }
}

const sideBySide = (traced: readonly Traced[]): WordFeatures => ({
  columns: Uint32Array.from(traced, ({ column }) => column),
  values: Float64Array.from(traced, ({ value }) => value),
  froms: Uint16Array.from(traced, ({ origin }) => origin.from),
  tos: Uint16Array.from(traced, ({ origin }) => origin.to),
});

function bagOf(features: TextFeatures, text: string): FeatureBag {
  const bag = new FeatureBag();
  features.read(text, bag);
  return bag;
}
