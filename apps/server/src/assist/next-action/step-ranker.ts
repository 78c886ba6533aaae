import { chancesOf } from '../learn/linear-model.ts';
import { seeded, shuffle } from '../learn/seeded.ts';
import type { Moment } from './moment.ts';
import type { ReadFlow } from './read-flow.ts';
import { featureRoom, stepFeatures } from './step-features.ts';
import { stepSigns, type StepSigns } from './step-signs.ts';

/** A moment of a call with the step that was taken then. */
export interface StepExample {
  readonly flow: ReadFlow;
  readonly moment: Moment;
  /** The id of the step. */
  readonly step: string;
}

/** How often every example is looked at, the first step, and how much weights are drawn back to 0. */
const [rounds, rate, decay] = [2, 0.1, 1e-5];

/** What is learnt from one example: the features of the candidates, and the place of the right one. */
export interface StepChoice {
  readonly features: readonly Int32Array[];
  readonly right: number;
}

/**
 * Ranks the steps of a script by signs that mean the same in every script, so that what was learnt from some helps with others
 * that nobody has walked yet: a choice between candidates (conditional logit, McFadden 1974) over crossed signs.
 */
export class StepRanker {
  /** By the column of a sign; `featureRoom` of them. */
  readonly weights: Float32Array;

  /** Reads an example once, however often it is learnt from. A step that its flow does not hold teaches nothing: null. */
  static choice({ flow, moment, step }: StepExample): StepChoice | null {
    const right = flow.places.get(step);
    return right === undefined ? null : { features: stepSigns(flow, moment).map(stepFeatures), right };
  }

  static train(choices: readonly StepChoice[]): StepRanker {
    return new StepRanker(learn(choices));
  }

  constructor(weights: Float32Array) {
    this.weights = weights;
  }

  /** The score of each step of a flow, by its signs at a moment. */
  scores(signs: readonly StepSigns[]): Float64Array {
    return scoresOf(signs.map(stepFeatures), this.weights);
  }
}

function learn(choices: readonly StepChoice[]): Float32Array {
  const weights = new Float32Array(featureRoom);
  const squares = new Float32Array(featureRoom).fill(0.1);
  const order = Uint32Array.from(choices.keys());
  const random = seeded(1);
  const steps = rounds * choices.length;
  for (let step = 0; step < steps; step++) {
    if (step % choices.length === 0) shuffle(order, random);
    const choice = choices[order[step % choices.length] as number];
    if (choice) learnFrom(choice, rate * (1 - step / steps), weights, squares);
  }
  return weights;
}

/** A step of the gradient, for each weight as far as it has not moved yet (AdaGrad, Duchi, Hazan and Singer 2011). */
function learnFrom({ features, right }: StepChoice, pace: number, weights: Float32Array, squares: Float32Array): void {
  const chances = chancesOf(scoresOf(features, weights));
  for (const [place, columns] of features.entries()) {
    const error = (chances[place] as number) - (place === right ? 1 : 0);
    if (Math.abs(error) < 1e-3) continue;
    for (const column of columns) {
      const slope = error + decay * (weights[column] as number);
      squares[column] = (squares[column] as number) + slope * slope;
      weights[column] = (weights[column] as number) - (pace * slope) / Math.sqrt(squares[column] as number);
    }
  }
}

const scoresOf = (features: readonly Int32Array[], weights: Float32Array): Float64Array =>
  Float64Array.from(features, (columns) => {
    let score = 0;
    for (const column of columns) score += weights[column] as number;
    return score;
  });
