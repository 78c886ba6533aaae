import type { Language } from '@aliado/domain';
import type { Trained } from '../learn/model-bytes.ts';
import type { ModelKind } from './assist-model.ts';

/** A model that hints come of. */
export interface LearntModel {
  readonly version: number;
  readonly trained: Trained;
}

/** The models that hints come of, as they are now. */
export abstract class LearntModels {
  /** What tells something of this kind in a language; null where nothing was learnt. The same object while the same model is live. */
  abstract of(kind: ModelKind, language: Language): LearntModel | null;
}

/** Nothing was learnt. */
export const nothingLearnt: LearntModels = { of: () => null };
