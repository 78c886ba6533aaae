import type { Examples } from './examples.ts';
import { LinearModel } from './linear-model.ts';
import { seeded, shuffle } from './seeded.ts';

/** How a margin model is trained. */
export interface MarginOptions {
  /** What an example on the wrong side costs: higher follows the examples more closely. */
  readonly cost: number;
  /** How often the examples of a class are looked at, at most. */
  readonly rounds: number;
  /** How far from the best it may end. */
  readonly tolerance: number;
  readonly seed: number;
}

/** What does well on short texts. */
export const plainMargin: MarginOptions = { cost: 0.5, rounds: 40, tolerance: 0.1, seed: 1 };

/**
 * A support vector machine for each class against all others, squared hinge loss, by dual coordinate descent with shrinking
 * (Hsieh et al. 2008, algorithm 3): exact, and fast because examples that are clearly right are not looked at again.
 */
export function trainMargin({ vectors, labels, targets }: Examples, options: MarginOptions = plainMargin): LinearModel {
  const count = labels.length;
  const weights = new Float32Array(vectors.width * count);
  const biases = new Float32Array(count);
  const squares = new Float64Array(vectors.rows);
  for (let row = 0; row < vectors.rows; row++) {
    let square = 1; // the bias is a column of ones
    for (let at = vectors.starts[row] as number; at < (vectors.starts[row + 1] as number); at++) {
      square += (vectors.values[at] as number) ** 2;
    }
    squares[row] = square;
  }
  for (let label = 0; label < count; label++) {
    const one = trainOne({ vectors, labels, targets }, label, squares, options);
    biases[label] = one.bias;
    for (let column = 0; column < vectors.width; column++)
      weights[column * count + label] = one.weights[column] as number;
  }
  return new LinearModel(labels, weights, biases);
}

/** One class against the others. */
function trainOne(
  { vectors, targets }: Examples,
  label: number,
  squares: Float64Array,
  { cost, rounds, tolerance, seed }: MarginOptions,
): { readonly weights: Float64Array; readonly bias: number } {
  const { starts, columns, values, rows } = vectors;
  const weights = new Float64Array(vectors.width);
  const alphas = new Float64Array(rows);
  const diagonal = 0.5 / cost;
  const random = seeded(seed + label);
  const order = Uint32Array.from({ length: rows }, (_, row) => row);
  const signs = Int8Array.from(targets, (target) => (target === label ? 1 : -1));
  let [bias, active, ceiling] = [0, rows, Infinity];
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random, active);
    let [highest, lowest] = [-Infinity, Infinity];
    for (let place = 0; place < active; place++) {
      const row = order[place] as number;
      const [from, to] = [starts[row] as number, starts[row + 1] as number];
      const sign = signs[row] as number;
      const alpha = alphas[row] as number;
      let score = bias;
      for (let at = from; at < to; at++) score += (values[at] as number) * (weights[columns[at] as number] as number);
      const slope = sign * score - 1 + alpha * diagonal;
      if (alpha === 0 && slope > ceiling) {
        active--;
        order[place--] = order[active] as number;
        order[active] = row;
        continue;
      }
      const projected = alpha === 0 ? Math.min(slope, 0) : slope;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(alpha - slope / ((squares[row] as number) + diagonal), 0);
      alphas[row] = next;
      const step = (next - alpha) * sign;
      bias += step;
      for (let at = from; at < to; at++) {
        const column = columns[at] as number;
        weights[column] = (weights[column] as number) + step * (values[at] as number);
      }
    }
    if (highest - lowest <= tolerance) {
      if (active === rows) break;
      [active, ceiling] = [rows, Infinity]; // what was set aside is looked at once more
    } else ceiling = highest <= 0 ? Infinity : highest;
  }
  return { weights, bias };
}
