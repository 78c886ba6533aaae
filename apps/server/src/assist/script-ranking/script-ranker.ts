import type { Language } from '@aliado/domain';
import { untilCustomerSpoke, type CallTurn } from '../call-turn.ts';
import { examplesOf } from '../learn/examples.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import { FeatureSpace, type SpaceOptions } from '../learn/feature-space.ts';
import { explain } from '../learn/explain.ts';
import { chancesOf, LinearModel } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import { TextFeatures, type TextFamily } from '../learn/text-features.ts';
import { plainSoftmax, trainSoftmax, type SoftmaxOptions } from '../learn/train-softmax.ts';
import { Analyser } from '../text/analyser.ts';
import type { ColdRanker, WeighedWord } from './cold-ranker.ts';

/** A call with the script that was right for it. */
export interface ScriptExample {
  readonly turns: readonly CallTurn[];
  /** Its id. */
  readonly script: string;
}

/** Each call is learnt from as it was after so many utterances of the customer: one model for calls of all lengths. */
const prefixes = [1, 2, 3, 5, Infinity] as const;

const families: readonly TextFamily[] = [
  { kind: 'stems', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
];

const space: SpaceOptions = {
  families: { 'agent stems': 0.7, 'agent characters': 0.2, characters: 0.7, cold: 1 },
  seenIn: 2,
  rarity: 0.5,
};

const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 5, rate: 0.15, smoothing: 0.02 };

/** How sharply the text of scripts tells them apart, as a chance. */
const coldSharpness = 0.4;

/** Finds scripts by what earlier calls were about, beside what their text tells: a script without a call stands by its text. */
export class ScriptRanker {
  readonly trained: Trained;
  private readonly cold: ColdRanker;
  private readonly features: TextFeatures;
  private readonly language: Language;

  /** Learns from calls; takes seconds for some thousands. */
  static train(language: Language, cold: ColdRanker, examples: readonly ScriptExample[]): ScriptRanker {
    const features = new TextFeatures(new Analyser(language), families);
    const seen = examples.flatMap(({ turns, script }) => {
      const spoken = turns.filter(({ by }) => by === 'customer').length;
      const lengths = new Set(prefixes.map((times) => Math.min(times, spoken)));
      return [...lengths].map((times) => ({
        bag: bagOf(features, cold, untilCustomerSpoke(turns, times)),
        script,
      }));
    });
    const columns = FeatureSpace.of(
      seen.map(({ bag }) => bag),
      space,
    );
    const known = examplesOf(
      seen.map(({ bag }) => columns.vector(bag)),
      seen.map(({ script }) => script),
      columns.width,
    );
    return new ScriptRanker(language, cold, { space: columns, model: trainSoftmax(known, softmax) });
  }

  constructor(language: Language, cold: ColdRanker, trained: Trained) {
    this.trained = trained;
    this.language = language;
    this.cold = cold;
    this.features = new TextFeatures(new Analyser(language), families);
  }

  /** The same ranker with scores sharpened, so that chances are as likely as they say. */
  sharpened(sharpness: number): ScriptRanker {
    const { space: columns, model } = this.trained;
    const sharper = LinearModel.blend([{ model, share: sharpness }]);
    return new ScriptRanker(this.language, this.cold, { space: columns, model: sharper });
  }

  /** The score of everything that calls were learnt to be, in the order of the model's labels; unbounded. */
  scores(turns: readonly CallTurn[]): Float64Array {
    const { space: columns, model } = this.trained;
    return model.scores(columns.vector(bagOf(this.features, this.cold, turns)));
  }

  /** How much each word of the customer weighed for a label of the model; below 0 where it spoke against it. */
  weighedWords(turns: readonly CallTurn[], label: string): readonly WeighedWord[] {
    const place = this.trained.model.labels.indexOf(label);
    if (place < 0) return [];
    const said: string[] = [];
    const bag = bagOf(this.features, this.cold, turns, said);
    const { words } = explain(this.trained, bag, place, said.length);
    return said.map((word, at) => ({ word, weight: words[at] ?? 0 }));
  }

  /** The chance of each script, in the order of the playbook; they add up to 1. */
  chances(turns: readonly CallTurn[]): Float64Array {
    const learnt = chancesOf(this.scores(turns));
    const places = new Map(this.trained.model.labels.map((label, place) => [label, place]));
    const byText = chancesOf(this.cold.scores(turns), coldSharpness);
    const isNew = this.cold.scripts.map(({ id }) => !places.has(id));
    const ofNew = isNew.reduce((sum, fresh, place) => sum + (fresh ? (byText[place] as number) : 0), 0);
    return Float64Array.from(this.cold.scripts, ({ id }, place) => {
      const known = places.get(id);
      return known === undefined ? (byText[place] as number) : (learnt[known] as number) * (1 - ofNew);
    });
  }
}

/** Reads an utterance; with `said`, origins are places among all that the customer said, which is added to it. */
function readCustomer(features: TextFeatures, text: string, bag: FeatureBag, said: string[] | null): void {
  const from = bag.origins.length;
  features.read(text, bag);
  if (!said) return;
  for (let at = from; at < bag.origins.length; at++) {
    const origin = bag.origins[at];
    if (origin) bag.origins[at] = { from: origin.from + said.length, to: origin.to + said.length };
  }
  said.push(...features.words(text));
}

/** Reads an utterance; `isExplained` leaves out where it was said: an agent's words are no reason of the customer's. */
function readAgent(features: TextFeatures, text: string, bag: FeatureBag, isExplained: boolean): void {
  const from = bag.origins.length;
  features.read(text, bag, 1, 'agent ');
  if (isExplained) bag.origins.fill({ from: 0, to: 0 }, from);
}

/**
 * What is known of a call: the words of each side, and which script their text points at.
 * @param said takes the words of the customer that origins point at; null where nobody asks.
 */
function bagOf(
  features: TextFeatures,
  cold: ColdRanker,
  turns: readonly CallTurn[],
  said: string[] | null = null,
): FeatureBag {
  const bag = new FeatureBag();
  for (const turn of turns) {
    if (turn.by === 'customer') readCustomer(features, turn.text, bag, said);
    if (turn.by === 'agent') readAgent(features, turn.text, bag, said !== null);
    if (turn.by === 'call') bag.add('actions', turn.action);
  }
  const chances = chancesOf(cold.scores(turns), coldSharpness);
  for (const [place, { id }] of cold.scripts.entries()) bag.add('cold', id, chances[place]);
  return bag;
}
