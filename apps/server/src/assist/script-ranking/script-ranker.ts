import type { Language } from '@aliado/domain';
import { untilCustomerSpoke, type CallTurn } from '../call-turn.ts';
import { examplesOf } from '../learn/examples.ts';
import { FeatureSpace, type SpaceOptions } from '../learn/feature-space.ts';
import { chancesOf, LinearModel } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import { plainSoftmax, trainSoftmax, type SoftmaxOptions } from '../learn/train-softmax.ts';
import { CallReader, coldSharpness } from './call-reader.ts';
import type { ColdRanker, WeighedWord } from './cold-ranker.ts';

/** A call with the script that was right for it. */
export interface ScriptExample {
  readonly turns: readonly CallTurn[];
  /** Its id. */
  readonly script: string;
}

/** Each call is learnt from as it was after so many utterances of the customer: one model for calls of all lengths. */
const prefixes = [1, 2, 3, 5, Infinity] as const;

const space: SpaceOptions = {
  families: { 'agent stems': 0.7, 'agent characters': 0.2, characters: 0.7, cold: 1 },
  seenIn: 2,
  rarity: 0.5,
};

/** Found by cross-validation on STAR (arXiv:2010.11853): many prefixes of a call are much alike, and without dropout known by heart. */
const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 8, rate: 0.2, smoothing: 0.02, dropout: 0.5 };

/** Finds scripts by what earlier calls were about, beside what their text tells: a script without a call stands by its text. */
export class ScriptRanker {
  readonly trained: Trained;
  private readonly cold: ColdRanker;
  private readonly reader: CallReader;
  private readonly language: Language;

  /** Learns from calls; takes seconds for some thousands. */
  static train(language: Language, cold: ColdRanker, examples: readonly ScriptExample[]): ScriptRanker {
    const reader = new CallReader(language, cold);
    const seen = examples.flatMap(({ turns, script }) => {
      const spoken = turns.filter(({ by }) => by === 'customer').length;
      const lengths = new Set(prefixes.map((times) => Math.min(times, spoken)));
      return [...lengths].map((times) => ({
        bag: reader.read(untilCustomerSpoke(turns, times)).bag,
        script,
      }));
    });
    const columns = FeatureSpace.of(
      seen.map(({ bag }) => bag),
      space,
    );
    const known = examplesOf(
      seen.map(({ bag }) => columns.vector(bag)),
      seen.map(({ script }) => script),
      columns.width,
    );
    return new ScriptRanker(language, cold, { space: columns, model: trainSoftmax(known, softmax) });
  }

  constructor(language: Language, cold: ColdRanker, trained: Trained) {
    this.trained = trained;
    this.language = language;
    this.cold = cold;
    this.reader = new CallReader(language, cold);
  }

  /** The same ranker with scores sharpened, so that chances are as likely as they say. */
  sharpened(sharpness: number): ScriptRanker {
    const { space: columns, model } = this.trained;
    const sharper = LinearModel.blend([{ model, share: sharpness }]);
    return new ScriptRanker(this.language, this.cold, { space: columns, model: sharper });
  }

  /** The score of everything that calls were learnt to be, in the order of the model's labels; unbounded. */
  scores(turns: readonly CallTurn[]): Float64Array {
    const { space: columns, model } = this.trained;
    return model.scores(columns.vector(this.reader.read(turns).bag));
  }

  /** What tells how much each word of the customer weighed for a label of the model; below 0 where it spoke against it. */
  weighing(turns: readonly CallTurn[]): (label: string) => readonly WeighedWord[] {
    const { space: columns, model } = this.trained;
    const { bag, said } = this.reader.read(turns);
    const traced = columns.trace(bag, true);
    return (label) => {
      const place = model.labels.indexOf(label);
      const weights = new Float64Array(said.length);
      for (const { column, value, origin } of place < 0 ? [] : traced) {
        const given = (value * model.weight(column, place)) / (origin.to - origin.from);
        for (let at = origin.from; at < origin.to; at++) weights[at] = (weights[at] ?? 0) + given;
      }
      return said.map((word, at) => ({ word, weight: weights[at] ?? 0 }));
    };
  }

  /** The chance of each script, in the order of the playbook; they add up to 1. */
  chances(turns: readonly CallTurn[]): Float64Array {
    const learnt = chancesOf(this.scores(turns));
    const places = new Map(this.trained.model.labels.map((label, place) => [label, place]));
    const byText = chancesOf(this.cold.scores(turns), coldSharpness);
    const isNew = this.cold.scripts.map(({ id }) => !places.has(id));
    const ofNew = isNew.reduce((sum, fresh, place) => sum + (fresh ? (byText[place] as number) : 0), 0);
    return Float64Array.from(this.cold.scripts, ({ id }, place) => {
      const known = places.get(id);
      return known === undefined ? (byText[place] as number) : (learnt[known] as number) * (1 - ofNew);
    });
  }
}
