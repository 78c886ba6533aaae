import type { HintReason, Language } from '@aliado/domain';
import { explain } from '../learn/explain.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import { chancesOf } from '../learn/linear-model.ts';
import type { Trained } from '../learn/model-bytes.ts';
import type { TextReader } from '../learn/text-classifier.ts';
import type { LearntModel } from '../models/learnt-models.ts';
import { Analyser } from '../text/analyser.ts';
import { moodReader } from './mood-recipe.ts';
import { plainPost } from './plain-post.ts';

/** How utterances may sound that are learnt from. */
export const soundings = ['negative', 'neutral', 'positive'] as const;

/** How an utterance sounds. */
export type Sounding = (typeof soundings)[number];

/** How many words are told at most, and what each must have given at least against the strongest. */
const [toldAtMost, toldFrom] = [3, 0.3];

/** What a house has learnt of how its customers' words sound. Its model's scores must be sharpened, so that its chances are as likely as they say. */
export class LearntMood {
  /** Under which name and version turning points are told. */
  readonly source: HintReason['source'];
  private readonly language: Language;
  private readonly trained: Trained;
  private readonly reader: TextReader;
  private readonly analyser: Analyser;

  constructor(language: Language, { version, trained }: LearntModel<'mood'>) {
    this.source = { id: 'mood', version };
    this.language = language;
    this.trained = trained;
    this.reader = moodReader(language);
    this.analyser = new Analyser(language);
  }

  /** How an utterance sounds, from -1, surely ill, to 1, surely well: the difference of both chances. */
  lean(text: string): number {
    const { space, model } = this.trained;
    const chances = chancesOf(model.scores(space.vector(this.bagOf(text))));
    const chanceOf = (sounding: Sounding) => chances[model.labels.indexOf(sounding)] ?? 0;
    return chanceOf('positive') - chanceOf('negative');
  }

  /** The words of an utterance that spoke most for one side, by the weights of the model itself, in the order in which they were said. */
  telling(text: string, side: 'negative' | 'positive'): readonly string[] {
    const { model } = this.trained;
    const tokens = this.analyser.tokens(plainPost(text, this.language));
    const bag = this.bagOf(text);
    const given = (sounding: Sounding) =>
      explain(this.trained, bag, model.labels.indexOf(sounding), tokens.length).words;
    const [own, other] = [given(side), given(side === 'negative' ? 'positive' : 'negative')];
    const spoke = tokens
      .map(({ word, isFiller }, place) => ({
        word,
        place,
        weight: isFiller ? 0 : (own[place] ?? 0) - (other[place] ?? 0),
      }))
      .toSorted((one, next) => next.weight - one.weight);
    const least = Math.max(1e-9, (spoke[0]?.weight ?? 0) * toldFrom);
    return spoke
      .filter(({ weight }) => weight >= least)
      .slice(0, toldAtMost)
      .sort((one, next) => one.place - next.place)
      .map(({ word }) => word);
  }

  private bagOf(text: string): FeatureBag {
    const bag = new FeatureBag();
    this.reader.read(text, bag);
    return bag;
  }
}
