import type { Language } from '@aliado/domain';
import type { CallTurn } from '../call-turn.ts';
import { examplesOf } from '../learn/examples.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import { FeatureSpace, type SpaceOptions } from '../learn/feature-space.ts';
import { chancesOf } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import { TextFeatures, type TextFamily } from '../learn/text-features.ts';
import { plainSoftmax, trainSoftmax, type SoftmaxOptions } from '../learn/train-softmax.ts';
import { Analyser } from '../text/analyser.ts';
import { callSigns } from './call-signs.ts';
import { CallTemper } from './call-temper.ts';

/** A call, and whether the agent said afterwards that the customer had become annoyed. */
export interface AnnoyanceExample {
  readonly turns: readonly CallTurn[];
  readonly isAnnoyed: boolean;
}

const families: readonly TextFamily[] = [
  { kind: 'stems', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
];

/** What is read of the ends of calls, and of what agents say beside their steps: words and pairs of words. */
const fewFamilies: readonly TextFamily[] = [{ kind: 'stems', from: 1, to: 2 }];

const space: SpaceOptions = {
  families: {
    ...{ stems: 0.5, characters: 0.5, 'last stems': 0.5, 'agent stems': 0.5 },
    ...{ steps: 0.5, 'step pairs': 0.4, signs: 2, temper: 2 },
  },
  seenIn: 3,
  rarity: 0.5,
};

/** Annoyed customers are few: small steps, so that no single word decides. */
const softmax: SoftmaxOptions = { ...plainSoftmax, rounds: 12, rate: 0.04, decay: 1e-4, smoothing: 0 };

/** Utterances that count once more: how a call ends tells more than how it began. */
const lastUtterances = 3;

/** The step of an agent who is at none. */
const ownWords = 'own words';

const annoyed = 'annoyed';
const calm = 'calm';

/** Tells from a customer's words how likely they are annoyed. */
export class AnnoyanceModel {
  readonly trained: Trained;
  private readonly reader: CallReader;

  static train(language: Language, examples: readonly AnnoyanceExample[]): AnnoyanceModel {
    const reader = new CallReader(language);
    const bags = examples.map(({ turns }) => reader.bag(turns));
    const columns = FeatureSpace.of(bags, space);
    const known = examplesOf(
      bags.map((bag) => columns.vector(bag)),
      examples.map(({ isAnnoyed }) => (isAnnoyed ? annoyed : calm)),
      columns.width,
    );
    return new AnnoyanceModel(language, { space: columns, model: trainSoftmax(known, softmax) });
  }

  constructor(language: Language, trained: Trained) {
    this.trained = trained;
    this.reader = new CallReader(language);
  }

  /** The chance that the customer of this call is annoyed by now. */
  chance(turns: readonly CallTurn[]): number {
    const { space: columns, model } = this.trained;
    const chances = chancesOf(model.scores(columns.vector(this.reader.bag(turns))));
    return chances[model.labels.indexOf(annoyed)] ?? 0;
  }
}

/** Reads what calls show of a customer's mood. */
class CallReader {
  private readonly analyser: Analyser;
  private readonly words: TextFeatures;
  private readonly few: TextFeatures;
  private readonly temper: CallTemper;

  constructor(language: Language) {
    this.analyser = new Analyser(language);
    this.words = new TextFeatures(this.analyser, families);
    this.few = new TextFeatures(this.analyser, fewFamilies);
    this.temper = new CallTemper(language);
  }

  bag(turns: readonly CallTurn[]): FeatureBag {
    const bag = new FeatureBag();
    const texts = turns.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : []));
    for (const text of texts) this.words.read(text, bag);
    for (const text of texts.slice(-lastUtterances)) this.few.read(text, bag, 1, 'last ');
    for (const turn of turns) if (turn.by === 'agent') this.readAgent(turn, bag);
    for (const pair of stepPairsOf(turns)) bag.add('step pairs', pair);
    for (const [sign, value] of callSigns(turns, this.analyser)) bag.add('signs', sign, value);
    for (const [sign, value] of this.temper.signs(turns)) bag.add('temper', sign, value);
    return bag;
  }

  /** Agents step out of their script where customers do not follow, and say so in words of their own. */
  private readAgent({ text, action }: Extract<CallTurn, { by: 'agent' }>, bag: FeatureBag): void {
    bag.add('steps', action ?? ownWords);
    if (action === null) this.few.read(text, bag, 1, 'agent ');
  }
}

/** What came after what on the agent's side: steps, calls of other systems, and whether they found anything. */
function stepPairsOf(turns: readonly CallTurn[]): readonly string[] {
  const steps = turns.flatMap((turn) => {
    if (turn.by === 'agent') return [turn.action ?? ownWords];
    if (turn.by === 'call') return ['call'];
    return turn.by === 'answer' ? [turn.values === null ? 'nothing' : 'found'] : [];
  });
  return steps.slice(1).map((step, at) => `${steps[at]}>${step}`);
}
