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
import { callSigns } from './call-signs.ts';

/** A call, and whether the agent said afterwards that the customer had become annoyed. */
export interface AnnoyanceExample {
  readonly turns: readonly CallTurn[];
  readonly isAnnoyed: boolean;
}

const families: readonly TextFamily[] = [
  { kind: 'stems', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
];

const lastFamilies: readonly TextFamily[] = [{ kind: 'stems', from: 1, to: 2 }];

const space: SpaceOptions = {
  families: { stems: 0.5, characters: 0.5, 'last stems': 0.5, signs: 2 },
  seenIn: 3,
  rarity: 0.5,
};

/** Annoyed customers are few: small steps, so that no single word decides. */
const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 12, rate: 0.02, decay: 1e-4, smoothing: 0 };

/** Utterances that count once more: how a call ends tells more than how it began. */
const lastUtterances = 3;

const annoyed = 'annoyed';
const calm = 'calm';

/** Tells from a customer's words how likely they are annoyed. */
export class AnnoyanceModel {
  readonly trained: Trained;
  private readonly reader: CallReader;

  static train(language: Language, examples: readonly AnnoyanceExample[]): AnnoyanceModel {
    const reader = new CallReader(language);
    const bags = examples.map(({ turns }) => reader.bag(turns));
    const columns = FeatureSpace.of(bags, space);
    const known = examplesOf(
      bags.map((bag) => columns.vector(bag)),
      examples.map(({ isAnnoyed }) => (isAnnoyed ? annoyed : calm)),
      columns.width,
    );
    return new AnnoyanceModel(language, { space: columns, model: trainSoftmax(known, softmax) });
  }

  constructor(language: Language, trained: Trained) {
    this.trained = trained;
    this.reader = new CallReader(language);
  }

  /** The chance that the customer of this call is annoyed by now. */
  chance(turns: readonly CallTurn[]): number {
    const { space: columns, model } = this.trained;
    const chances = chancesOf(model.scores(columns.vector(this.reader.bag(turns))));
    return chances[model.labels.indexOf(annoyed)] ?? 0;
  }
}

/** Reads what calls show of a customer's mood. */
class CallReader {
  private readonly analyser: Analyser;
  private readonly words: TextFeatures;
  private readonly last: TextFeatures;

  constructor(language: Language) {
    this.analyser = new Analyser(language);
    this.words = new TextFeatures(this.analyser, families);
    this.last = new TextFeatures(this.analyser, lastFamilies);
  }

  bag(turns: readonly CallTurn[]): FeatureBag {
    const bag = new FeatureBag();
    const texts = turns.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : []));
    for (const text of texts) this.words.read(text, bag);
    for (const text of texts.slice(-lastUtterances)) this.last.read(text, bag, 1, 'last ');
    for (const [sign, value] of callSigns(turns, this.analyser)) bag.add('signs', sign, value);
    return bag;
  }
}
