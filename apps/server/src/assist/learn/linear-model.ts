import type { SparseVector } from './sparse-vector.ts';

/** Scores of classes as sums of weights: what a weight says of a word is why the class was chosen. */
export class LinearModel {
  /** The classes, in the order of all scores. */
  readonly labels: readonly string[];
  /** Weight of a column for a class at `column × labels + class`. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;

  constructor(labels: readonly string[], weights: Float32Array, biases: Float32Array) {
    this.labels = labels;
    this.weights = weights;
    this.biases = biases;
  }

  /** The score of each class, unbounded. */
  scores({ columns, values }: SparseVector): Float64Array {
    const count = this.labels.length;
    const { weights } = this;
    const scores = Float64Array.from(this.biases);
    for (let at = 0; at < columns.length; at++) {
      const from = (columns[at] as number) * count;
      const value = values[at] as number;
      for (let label = 0; label < count; label++) {
        scores[label] = (scores[label] as number) + value * (weights[from + label] as number);
      }
    }
    return scores;
  }

  /** What one column counts for one class. */
  weight(column: number, label: number): number {
    return this.weights[column * this.labels.length + label] ?? 0;
  }

  /** The model whose scores are these models' scores, each times its share, added up; all over the same columns and classes. */
  static blend(parts: readonly { readonly model: LinearModel; readonly share: number }[]): LinearModel {
    const [first] = parts;
    if (!first) throw new RangeError('a blend needs a model');
    const sum = (pick: (model: LinearModel) => Float32Array) => {
      const total = new Float32Array(pick(first.model).length);
      for (const { model, share } of parts) {
        const own = pick(model);
        for (let at = 0; at < total.length; at++) total[at] = (total[at] as number) + share * (own[at] as number);
      }
      return total;
    };
    return new LinearModel(
      first.model.labels,
      sum(({ weights }) => weights),
      sum(({ biases }) => biases),
    );
  }
}

/** Scores as chances that add up to 1 (softmax), each score times `sharpness` first. */
export function chancesOf(scores: ArrayLike<number>, sharpness = 1): Float64Array {
  const chances = Float64Array.from(scores);
  let highest = -Infinity;
  for (const score of chances) highest = Math.max(highest, score);
  let sum = 0;
  for (let at = 0; at < chances.length; at++) {
    const chance = Math.exp(sharpness * ((chances[at] as number) - highest));
    chances[at] = chance;
    sum += chance;
  }
  for (let at = 0; at < chances.length; at++) chances[at] = (chances[at] as number) / sum;
  return chances;
}

/** The place of the highest score, the first among equals. */
export function bestOf(scores: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < scores.length; at++) if ((scores[at] as number) > (scores[best] as number)) best = at;
  return best;
}
