import { examplesOf } from './examples.ts';
import { FeatureBag } from './feature-bag.ts';
import { FeatureSpace, type SpaceOptions } from './feature-space.ts';
import { LinearModel } from './linear-model.ts';
import type { Trained } from './model-bytes.ts';
import type { SparseVector } from './sparse-vector.ts';
import { tellingSpace } from './telling-space.ts';
import { trainMargin, type MarginOptions } from './train-margin.ts';
import { trainSoftmax, type SoftmaxOptions } from './train-softmax.ts';

/** Whatever reads features out of a text. */
export interface TextReader {
  read(text: string, bag: FeatureBag): void;
}

/** How texts of one kind are told apart: one of both models or their blend, each score times its share; null leaves one out. */
export interface TextRecipe {
  readonly space: SpaceOptions;
  /** How much it counts that a feature stands unevenly in the classes, from 0; not at all where it is left out. */
  readonly evenness?: number;
  readonly softmax: { readonly options: SoftmaxOptions; readonly share: number } | null;
  readonly margin: { readonly options: MarginOptions; readonly share: number } | null;
}

/** A text with what it is. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** Tells texts apart by one linear model. */
export class TextClassifier {
  readonly trained: Trained;
  private readonly reader: TextReader;

  /** Learns from examples. @throws RangeError where the recipe names no model. */
  static train(reader: TextReader, examples: readonly LabelledText[], recipe: TextRecipe): TextClassifier {
    const bags = examples.map(({ text }) => bagOf(reader, text));
    const names = examples.map(({ label }) => label);
    const space = tellingSpace(FeatureSpace.of(bags, recipe.space), bags, names, recipe.evenness ?? 0);
    const known = examplesOf(
      bags.map((bag) => space.vector(bag)),
      names,
      space.width,
    );
    const { softmax, margin } = recipe;
    const model = LinearModel.blend([
      ...(softmax ? [{ model: trainSoftmax(known, softmax.options), share: softmax.share }] : []),
      ...(margin ? [{ model: trainMargin(known, margin.options), share: margin.share }] : []),
    ]);
    return new TextClassifier(reader, { space, model });
  }

  /** @param reader the one that the model was trained with. */
  constructor(reader: TextReader, trained: Trained) {
    this.reader = reader;
    this.trained = trained;
  }

  /** What texts may be, in the order of all scores. */
  get labels(): readonly string[] {
    return this.trained.model.labels;
  }

  /** The score of each label, unbounded. */
  scores(text: string): Float64Array {
    return this.trained.model.scores(this.vector(text));
  }

  private vector(text: string): SparseVector {
    return this.trained.space.vector(bagOf(this.reader, text));
  }
}

function bagOf(reader: TextReader, text: string): FeatureBag {
  const bag = new FeatureBag();
  reader.read(text, bag);
  return bag;
}
