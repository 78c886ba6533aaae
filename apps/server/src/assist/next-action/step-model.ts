import { inScript, type Language } from '@aliado/domain';
import { examplesOf } from '../learn/examples.ts';
import { FeatureSpace } from '../learn/feature-space.ts';
import { chancesOf } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import { plainSoftmax, trainSoftmax, type SoftmaxOptions } from '../learn/train-softmax.ts';
import { Analyser } from '../text/analyser.ts';
import type { Moment } from './moment.ts';
import type { ReadFlow } from './read-flow.ts';
import { stepBag, stepSpace } from './step-bag.ts';
import { StepRanker, type StepExample } from './step-ranker.ts';
import { stepSigns, type StepSigns } from './step-signs.ts';

/** Small steps: what agents do next is noisy, and what is rare is learnt by heart otherwise. */
const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 8, rate: 0.08, decay: 1e-5 };

/** What the walk of the script counts beside what was done at such moments before. */
const walkShare = 0.4;

/** The least chance that the walk gives a step, for the blend. */
const unlikely = 1e-2;

/** The least chance of a step that was there to be taken, and was not. */
const neverTaken = 1e-6;

const nowhereElse = new Uint16Array();

/** The labels, by their places, that are no steps of a script. */
const stepsElsewhere = ({ places }: ReadFlow, labels: readonly string[]): Uint16Array =>
  Uint16Array.from([...labels.keys()].filter((place) => !places.has(labels[place] ?? '')));

/** What was learnt of next steps. */
export interface LearntSteps {
  /** From the names of scripts and steps, and from words: what was done at such moments. */
  readonly named: Trained;
  /** From signs that mean the same in every script. */
  readonly ranker: StepRanker;
  /** The steps, taken or not, of the scripts that were learnt from, each `inScript`: what is not among them came later. */
  readonly known: ReadonlySet<string>;
}

/** A step with the chance that it comes next. */
export interface RankedStep {
  readonly step: string;
  readonly chance: number;
}

/**
 * Tells what agents do next: from what they did at such moments of earlier calls, and from the walk of the script in hand. A step
 * that was written since stands by the walk alone.
 */
export class StepModel {
  readonly learnt: LearntSteps;
  private readonly analyser: Analyser;
  private readonly labelPlaces: ReadonlyMap<string, number>;

  /**
   * Learns from calls.
   * @param isScriptKnown whether the script will be known when steps are ranked.
   */
  static train(language: Language, examples: readonly StepExample[], isScriptKnown: boolean): StepModel {
    const analyser = new Analyser(language);
    const bags = examples.map(({ moment, flow }) => stepBag(moment, isScriptKnown ? flow.id : null, analyser));
    const space = FeatureSpace.of(bags, stepSpace);
    const known = examplesOf(
      bags.map((bag) => space.vector(bag)),
      examples.map(({ step }) => step),
      space.width,
    );
    const flows = new Set(examples.map(({ flow }) => flow));
    const elsewhere = new Map([...flows].map((flow) => [flow, stepsElsewhere(flow, known.labels)]));
    const isIn = ({ flow, step }: StepExample) => isScriptKnown && flow.places.has(step);
    const closed = examples.map((example) => (isIn(example) && elsewhere.get(example.flow)) || nowhereElse);
    const choices = isScriptKnown ? examples.flatMap((example) => StepRanker.choice(example) ?? []) : [];
    return new StepModel(language, {
      named: { space, model: trainSoftmax({ ...known, closed }, softmax) },
      ranker: StepRanker.train(choices),
      known: new Set([...flows].flatMap(({ id, steps }) => steps.map((step) => inScript(id, step.id)))),
    });
  }

  constructor(language: Language, learnt: LearntSteps) {
    this.learnt = learnt;
    this.analyser = new Analyser(language);
    this.labelPlaces = new Map(learnt.named.model.labels.map((label, place) => [label, place]));
  }

  /** The steps that may come next where no script is known, likeliest first. */
  rankAll(moment: Moment): readonly RankedStep[] {
    const { labels } = this.learnt.named.model;
    const chances = chancesOf(this.namedScores(moment, null));
    return labels
      .map((step, label) => ({ step, chance: chances[label] as number }))
      .sort((one, other) => other.chance - one.chance);
  }

  /** The score of each of these steps of a script at a moment: their softmax is the chance of each. */
  scores({ id, steps }: ReadFlow, moment: Moment, signs: readonly StepSigns[]): Float64Array {
    const { known, ranker } = this.learnt;
    const named = this.namedScores(moment, id);
    const places = steps.flatMap((step) => this.labelPlaces.get(step.id) ?? []);
    const byName = chancesOf(places.map((place) => named[place] as number));
    const chanceOf = new Map(places.map((place, at) => [place, byName[at] as number]));
    const byWalk = chancesOf(ranker.scores(signs));
    return Float64Array.from(signs, ({ step }, place) => {
      const walk = Math.log(Math.max(unlikely, byWalk[place] as number));
      if (!known.has(inScript(id, step.id))) return walk;
      const chance = chanceOf.get(this.labelPlaces.get(step.id) ?? -1) ?? 0;
      return (Math.log(Math.max(neverTaken, chance)) + walkShare * walk) / (1 + walkShare);
    });
  }

  /** The steps of a script that may come next, likeliest first. */
  rank(flow: ReadFlow, moment: Moment): readonly RankedStep[] {
    const chances = chancesOf(this.scores(flow, moment, stepSigns(flow, moment)));
    return flow.steps
      .map(({ id }, place) => ({ step: id, chance: chances[place] as number }))
      .sort((one, other) => other.chance - one.chance);
  }

  /** The words that the customer has just said which spoke for a step, by the model's own weights, strongest first. */
  wordsFor({ id }: ReadFlow, moment: Moment, step: string): readonly string[] {
    const { space, model } = this.learnt.named;
    const label = this.labelPlaces.get(step);
    const said = this.analyser.tokens(moment.said.now);
    const weights = new Float64Array(said.length);
    const traced = label === undefined ? [] : space.trace(stepBag(moment, id, this.analyser), true);
    for (const { column, value, origin } of traced) {
      const given = (value * model.weight(column, label ?? 0)) / (origin.to - origin.from);
      for (let at = origin.from; at < origin.to; at++) weights[at] = (weights[at] ?? 0) + given;
    }
    return said
      .map(({ word, isStop }, at) => ({ word, weight: isStop ? 0 : (weights[at] ?? 0) }))
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .map(({ word }) => word);
  }

  /** The score of each label of what was learnt by name. */
  private namedScores(moment: Moment, script: string | null): Float64Array {
    const { space, model } = this.learnt.named;
    return model.scores(space.vector(stepBag(moment, script, this.analyser)));
  }
}
