import type { Language } from '@aliado/domain';
import type { Trained } from '../learn/model-bytes.ts';

/** A model that hints come of. */
export interface LearntModel {
  readonly version: number;
  readonly trained: Trained;
}

/** The models that hints come of, as they are now. */
export abstract class LearntModels {
  /** What tells scripts apart in a language; null where nothing was learnt. */
  abstract scripts(language: Language): LearntModel | null;
}

/** Nothing was learnt. */
export const nothingLearnt: LearntModels = { scripts: () => null };
