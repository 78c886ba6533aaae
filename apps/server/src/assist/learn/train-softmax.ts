import { atOnce, type Steps } from '../in-slices.ts';
import { Dropout } from './dropout.ts';
import type { Examples } from './examples.ts';
import { LinearModel } from './linear-model.ts';
import { seeded, shuffle } from './seeded.ts';

/** How a softmax model is trained. */
export interface SoftmaxOptions {
  /** How often every example is looked at. */
  readonly rounds: number;
  /** The first step. */
  readonly rate: number;
  /** How much weights are drawn back to 0 at each step. */
  readonly decay: number;
  /** The share of certainty that is given to all classes alike (label smoothing, Szegedy et al. 2016). */
  readonly smoothing: number;
  /** The share of its features that an example is looked at without each time, drawn anew; 0 for none. */
  readonly dropout: number;
  readonly seed: number;
}

/** What does well on short texts. */
export const plainSoftmax: SoftmaxOptions = {
  rounds: 12,
  rate: 0.5,
  decay: 1e-6,
  smoothing: 0.05,
  dropout: 0,
  seed: 1,
};

// as names of this file: in a context of its own, as specs run in, each look at a global takes longer than the root itself
const { abs, exp, max, sqrt } = Math;

const none = new Uint16Array();

/** Classes whose chance is wrong by less teach nothing in this step: with many classes almost all of them. */
const negligible = 1e-3;

/**
 * Multinomial logistic regression by stochastic gradient descent with a step for each weight (AdaGrad, Duchi, Hazan and Singer 2011),
 * the step falling to nothing over the rounds. The same examples and options make the same model.
 */
export const trainSoftmax = (examples: Examples, options: SoftmaxOptions = plainSoftmax): LinearModel =>
  atOnce(trainingSoftmax(examples, options));

/** The same with a pause before each look at an example. */
export function* trainingSoftmax(
  { vectors, labels, targets, closed }: Examples,
  options: SoftmaxOptions = plainSoftmax,
): Steps<LinearModel> {
  const count = labels.length;
  const weights = new Float32Array(vectors.width * count);
  const squares = new Float32Array(vectors.width * count).fill(1e-2);
  const [biases, biasSquares] = [new Float32Array(count), new Float32Array(count).fill(1)];
  const chances = new Float64Array(count);
  const wrong = new Float64Array(count);
  const active = new Uint32Array(count);
  const order = Uint32Array.from({ length: vectors.rows }, (_, row) => row);
  const random = seeded(options.seed);
  const drawn = new Dropout(vectors, options.dropout, random);
  const { columns, values } = drawn;
  for (let step = 0; step < options.rounds * vectors.rows; step++) {
    if (step % vectors.rows === 0) shuffle(order, random);
    yield;
    const row = order[step % vectors.rows] as number;
    drawn.draw(row);
    const rate = options.rate * (1 - step / (options.rounds * vectors.rows));
    for (let label = 0; label < count; label++) chances[label] = biases[label] as number;
    for (let at = 0; at < drawn.count; at++) {
      const base = (columns[at] as number) * count;
      const value = values[at] as number;
      for (let label = 0; label < count; label++) {
        chances[label] = (chances[label] as number) + value * (weights[base + label] as number);
      }
    }
    const shut = closedTo(closed, row);
    const rest = options.smoothing / (count - shut.length);
    setAll(chances, shut, -Infinity);
    softmax(chances);
    setAll(chances, shut, rest); // as it should be: no error
    let acting = 0;
    for (let label = 0; label < count; label++) {
      const wanted = label === targets[row] ? 1 - options.smoothing + rest : rest;
      const error = (chances[label] as number) - wanted;
      if (abs(error) < negligible) continue;
      wrong[acting] = error;
      active[acting++] = label;
      biasSquares[label] = (biasSquares[label] as number) + error * error;
      biases[label] = (biases[label] as number) - (rate * error) / sqrt(biasSquares[label] as number);
    }
    for (let at = 0; at < drawn.count; at++) {
      const base = (columns[at] as number) * count;
      const value = values[at] as number;
      for (let place = 0; place < acting; place++) {
        const cell = base + (active[place] as number);
        const slope = (wrong[place] as number) * value + options.decay * (weights[cell] as number);
        const square = (squares[cell] as number) + slope * slope;
        squares[cell] = square;
        weights[cell] = (weights[cell] as number) - (rate * slope) / sqrt(square);
      }
    }
  }
  return new LinearModel(labels, weights, biases);
}

const closedTo = (closed: Examples['closed'], row: number): Uint16Array => closed?.[row] ?? none;

function setAll(chances: Float64Array, places: Uint16Array, to: number): void {
  for (const place of places) chances[place] = to;
}

/** Turns scores into chances, in their own place. */
function softmax(scores: Float64Array): void {
  let highest = -Infinity;
  for (let at = 0; at < scores.length; at++) highest = max(highest, scores[at] as number);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const chance = exp((scores[at] as number) - highest);
    scores[at] = chance;
    sum += chance;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] as number) / sum;
}
