import type { Language } from '@aliado/domain';
import { decodeModel, type Trained } from '../learn/model-bytes.ts';
import { decodeSteps } from '../next-action/step-model-bytes.ts';
import type { StepModel } from '../next-action/step-model.ts';
import type { ModelKind } from './assist-model.ts';

/** What was learnt, by what it tells. */
export interface TrainedByKind {
  readonly scripts: Trained;
  readonly steps: StepModel;
  readonly mood: Trained;
}

/** Reads what was learnt from its bytes. @throws RangeError where they are none of its kind. */
export const readModel: { readonly [Kind in ModelKind]: (bytes: Uint8Array) => TrainedByKind[Kind] } = {
  scripts: decodeModel,
  steps: decodeSteps,
  mood: decodeModel,
};

/** A model that hints come of. */
export interface LearntModel<Kind extends ModelKind = 'scripts'> {
  readonly version: number;
  readonly trained: TrainedByKind[Kind];
}

/** The live models of one kind. */
export interface ModelsOf<Kind extends ModelKind> {
  of(kind: Kind, language: Language): LearntModel<Kind> | null;
}

/** The models that hints come of, as they are now. */
export abstract class LearntModels {
  /** What tells something of this kind in a language; null where nothing was learnt. The same object while the same model is live. */
  abstract of<Kind extends ModelKind>(kind: Kind, language: Language): LearntModel<Kind> | null;
}

/** Nothing was learnt. */
export const nothingLearnt: LearntModels = { of: () => null };
