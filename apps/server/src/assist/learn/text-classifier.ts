import type { Language } from '@aliado/domain';
import { Analyser } from '../text/analyser.ts';
import { examplesOf } from './examples.ts';
import { FeatureBag } from './feature-bag.ts';
import { FeatureSpace, type SpaceOptions } from './feature-space.ts';
import { chancesOf, LinearModel } from './linear-model.ts';
import type { Trained } from './model-bytes.ts';
import type { SparseVector } from './sparse-vector.ts';
import { TextFeatures, type TextFamily } from './text-features.ts';
import { trainMargin, type MarginOptions } from './train-margin.ts';
import { trainSoftmax, type SoftmaxOptions } from './train-softmax.ts';

/** How texts of one kind are told apart. */
export interface TextRecipe {
  readonly families: readonly TextFamily[];
  readonly space: SpaceOptions;
  readonly softmax: SoftmaxOptions;
  readonly margin: MarginOptions;
  /** What the margins' scores count beside the softmax model's in the blend of both; chances stay the softmax model's scale. */
  readonly marginShare: number;
}

/** A text with what it is. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** Tells texts of one language apart: one linear model, the blend of two that err differently. */
export class TextClassifier {
  readonly trained: Trained;
  private readonly features: TextFeatures;

  static train(language: Language, examples: readonly LabelledText[], recipe: TextRecipe): TextClassifier {
    const features = new TextFeatures(new Analyser(language), recipe.families);
    const bags = examples.map(({ text }) => bagOf(features, text));
    const space = FeatureSpace.of(bags, recipe.space);
    const known = examplesOf(
      bags.map((bag) => space.vector(bag)),
      examples.map(({ label }) => label),
      space.width,
    );
    const model = LinearModel.blend([
      { model: trainSoftmax(known, recipe.softmax), share: 1 },
      { model: trainMargin(known, recipe.margin), share: recipe.marginShare },
    ]);
    return new TextClassifier(features, { space, model });
  }

  private constructor(features: TextFeatures, trained: Trained) {
    this.features = features;
    this.trained = trained;
  }

  get labels(): readonly string[] {
    return this.trained.model.labels;
  }

  vector(text: string): SparseVector {
    return this.trained.space.vector(bagOf(this.features, text));
  }

  /** The score of each label. */
  scores(text: string): Float64Array {
    return this.trained.model.scores(this.vector(text));
  }

  /** The chance of each label. */
  chances(text: string, sharpness = 1): Float64Array {
    return chancesOf(this.scores(text), sharpness);
  }
}

function bagOf(features: TextFeatures, text: string): FeatureBag {
  const bag = new FeatureBag();
  features.read(text, bag);
  return bag;
}
