import type { EpochMs, Language } from '@aliado/domain';

/** What a model tells. */
export type ModelKind = 'scripts';

/** Whether hints come of it, did, or never have. */
export type ModelState = 'candidate' | 'live' | 'past';

/** Which model, among all languages of its kind. */
export interface ModelName {
  readonly kind: ModelKind;
  readonly version: number;
}

/** How hints fared on calls that nothing was learnt from, each from 0 to 1. */
export interface HintFigures {
  /** Calls that were judged. */
  readonly calls: number;
  /** Of calls with a script: how often it came first, and among the first three. */
  readonly first: number;
  readonly topThree: number;
  /** Of calls with a script: how often what would have been shown was right, and wrong. */
  readonly shownRight: number;
  readonly shownWrong: number;
  /** Of calls without a script: how often none would have been shown; null where there were none. */
  readonly quiet: number | null;
}

/** What a model was found to be worth, beside what answered until then on the same calls. */
export interface ModelFigures {
  readonly found: HintFigures;
  readonly before: HintFigures;
}

/** A stored model without its numbers. */
export interface AssistModel extends ModelName {
  readonly language: Language;
  readonly trainedAt: EpochMs;
  /** Calls it was learnt from. */
  readonly examples: number;
  readonly figures: ModelFigures;
  readonly state: ModelState;
}

/** As people name a model: `scripts@3`. */
export const modelId = ({ kind, version }: ModelName): string => `${kind}@${version}`;

/** The name behind `scripts@3`; null for anything else. */
export function modelNameOf(id: string): ModelName | null {
  const version = /^scripts@([1-9]\d{0,8})$/i.exec(id)?.[1];
  return version === undefined ? null : { kind: 'scripts', version: Number(version) };
}
