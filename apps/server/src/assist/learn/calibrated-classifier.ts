import { sharpnessOf } from './calibration.ts';
import { chancesOf } from './linear-model.ts';
import { fitOf, neverRefuse, refuseAbove, type Refusal } from './open-set.ts';
import { TextClassifier, type LabelledText, type TextReader, type TextRecipe } from './text-classifier.ts';

/** When to say that nothing fits. */
export interface RefusalOptions {
  /** The label of examples that fit nothing; null where there are none. */
  readonly none: string | null;
  /** The share of what is recognised rightly that may be lost, from 0 to 1. */
  readonly loss: number;
}

/** What was learnt beside the model, from examples that it had not seen. */
export interface Calibration {
  /** What scores are multiplied by before they are chances. */
  readonly sharpness: number;
  readonly refusal: Refusal;
}

/** What a text seems to be. */
export interface Guess {
  /** Null where nothing fits. */
  readonly label: string | null;
  /** How likely the best label is, from 0 to 1, whether it fits or not. */
  readonly chance: number;
}

/** Every how-manieth example is held back to calibrate. */
const heldBack = 5;

/** Tells texts apart in chances that are as likely as they say, and says where nothing fits. */
export class CalibratedClassifier {
  readonly classifier: TextClassifier;
  readonly calibration: Calibration;

  /**
   * Learns twice: from most examples, to calibrate on the others, and then from all.
   * @param refusal null for a classifier that never refuses.
   */
  static train(
    reader: TextReader,
    examples: readonly LabelledText[],
    recipe: TextRecipe,
    refusal: RefusalOptions | null = null,
  ): CalibratedClassifier {
    const isHeldBack = (_: LabelledText, place: number) => place % heldBack === heldBack - 1;
    const seen = examples.filter((example, place) => !isHeldBack(example, place));
    const unseen = examples.filter(isHeldBack);
    const { sharpness, above } = calibrate(TextClassifier.train(reader, seen, recipe), unseen, refusal);
    const classifier = TextClassifier.train(reader, examples, recipe);
    const none = classifier.labels.indexOf(refusal?.none ?? '');
    return new CalibratedClassifier(classifier, { sharpness, refusal: refusal ? { none, above } : neverRefuse });
  }

  constructor(classifier: TextClassifier, calibration: Calibration) {
    this.classifier = classifier;
    this.calibration = calibration;
  }

  /** What texts may be, in the order of all chances. */
  get labels(): readonly string[] {
    return this.classifier.labels;
  }

  /** How likely each label is. */
  chances(text: string): Float64Array {
    return chancesOf(this.classifier.scores(text), this.calibration.sharpness);
  }

  /** What a text seems to be, or that nothing fits. */
  guess(text: string): Guess {
    const { sharpness, refusal } = this.calibration;
    const scores = this.classifier.scores(text);
    const { best, doubt } = fitOf(scores, refusal.none);
    const label = doubt > refusal.above ? null : (this.labels[best] ?? null);
    return { label, chance: chancesOf(scores, sharpness)[best] ?? 0 };
  }
}

function calibrate(
  classifier: TextClassifier,
  unseen: readonly LabelledText[],
  refusal: RefusalOptions | null,
): { readonly sharpness: number; readonly above: number } {
  const none = classifier.labels.indexOf(refusal?.none ?? '');
  const scored = unseen.map(({ text, label }) => ({
    scores: classifier.scores(text),
    right: classifier.labels.indexOf(label),
  }));
  const doubts = scored.flatMap(({ scores, right }) => {
    const { best, doubt } = fitOf(scores, none);
    return best === right ? [doubt] : [];
  });
  return { sharpness: sharpnessOf(scored), above: refuseAbove(doubts, refusal?.loss ?? 0) };
}
