import type { CallTurn } from '../call-turn.ts';
import { examplesOf } from '../learn/examples.ts';
import { FeatureSpace } from '../learn/feature-space.ts';
import { chancesOf } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import { plainSoftmax, trainSoftmax, type SoftmaxOptions } from '../learn/train-softmax.ts';
import { Analyser } from '../text/analyser.ts';
import type { TextReader } from './heard-text.ts';
import { momentOf } from './moment.ts';
import type { ReadFlow } from './read-flow.ts';
import { stepBag, stepSpace } from './step-bag.ts';
import { StepRanker, type StepExample } from './step-ranker.ts';

/** Small steps: what agents do next is noisy, and what is rare is learnt by heart otherwise. */
const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 8, rate: 0.08, decay: 1e-5 };

/** What the walk of the script counts beside what was done at such moments before. */
const walkShare = 0.15;

/** The chance of a step that a walk does not know, for the blend. */
const unlikely = 1e-2;

/** A step with the chance that it comes next. */
export interface RankedStep {
  readonly step: string;
  readonly chance: number;
}

/** Tells what agents do next, from what they did at such moments of earlier calls and from the walk of the script in hand. */
export class StepModel {
  readonly trained: Trained;
  readonly ranker: StepRanker;
  private readonly reader: TextReader;
  private readonly analyser: Analyser;

  /**
   * Learns from calls.
   * @param isScriptKnown whether the script will be known when steps are ranked.
   */
  static train(reader: TextReader, examples: readonly StepExample[], isScriptKnown: boolean): StepModel {
    const analyser = new Analyser(reader.language);
    const bags = examples.map(({ turns, flow }) =>
      stepBag(turns, momentOf(turns, reader), isScriptKnown ? flow.id : null, analyser),
    );
    const space = FeatureSpace.of(bags, stepSpace);
    const known = examplesOf(
      bags.map((bag) => space.vector(bag)),
      examples.map(({ step }) => step),
      space.width,
    );
    const ranker = StepRanker.train(
      reader,
      isScriptKnown ? examples.flatMap((example) => StepRanker.choice(reader, example) ?? []) : [],
    );
    return new StepModel(reader, { space, model: trainSoftmax(known, softmax) }, ranker);
  }

  constructor(reader: TextReader, trained: Trained, ranker: StepRanker) {
    this.trained = trained;
    this.ranker = ranker;
    this.reader = reader;
    this.analyser = new Analyser(reader.language);
  }

  /** The steps that may come next, likeliest first. @param flow the script in hand; null where none is known. */
  rank(turns: readonly CallTurn[], flow: ReadFlow | null): readonly RankedStep[] {
    const { space, model } = this.trained;
    const bag = stepBag(turns, momentOf(turns, this.reader), flow?.id ?? null, this.analyser);
    const learnt = chancesOf(model.scores(space.vector(bag)));
    const walked = flow === null ? null : this.ranker.chances(flow, turns);
    const walkedChance = (step: string) => {
      const place = flow?.places.get(step);
      return Math.max(unlikely, place === undefined ? 0 : (walked?.[place] ?? 0));
    };
    const scores = model.labels.map(
      (step, label) =>
        Math.log(learnt[label] as number) + (walked === null ? 0 : walkShare * Math.log(walkedChance(step))),
    );
    const chances = chancesOf(scores, walked === null ? 1 : 1 / (1 + walkShare));
    return model.labels
      .map((step, label) => ({ step, chance: chances[label] as number }))
      .sort((one, other) => other.chance - one.chance);
  }
}
