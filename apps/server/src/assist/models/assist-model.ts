import type { EpochMs, Language } from '@aliado/domain';

/** What models tell, each kind with how its worth is told: which script is right, which of its steps comes next, and how customers sound. */
export interface FiguresByKind {
  readonly scripts: HintFigures;
  readonly steps: StepFigures;
  readonly mood: MoodFigures;
}

/** What a model tells. */
export type ModelKind = keyof FiguresByKind;

/** All that can be learnt. */
export const modelKinds = ['scripts', 'steps', 'mood'] as const satisfies readonly ModelKind[];

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

/** How the steps that agents took stood among those that lay ahead, on calls that nothing was learnt from, each from 0 to 1. */
export interface StepFigures {
  /** Calls that were judged, and steps that were taken in them. */
  readonly calls: number;
  readonly steps: number;
  /** How often the step taken came first, and among the first three. */
  readonly first: number;
  readonly topThree: number;
}

/** How customers' words were read that nothing was learnt from, each from 0 to 1. */
export interface MoodFigures {
  /** Utterances that were judged. */
  readonly utterances: number;
  /** How well the three moods are told apart: the mean of their F1. */
  readonly macroF1: number;
  /** Of those that sound ill: how often that was heard; of the others: how often it was heard all the same. */
  readonly illHeard: number;
  readonly illMisheard: number;
  /** The same of those that sound well. */
  readonly wellHeard: number;
  readonly wellMisheard: number;
}

/** What a model was found to be worth, beside what answered until then on the same examples. */
export interface Compared<Figures> {
  readonly found: Figures;
  readonly before: Figures;
}

/** How the worth of a model of some kind is told. */
export type ModelFigures<Kind extends ModelKind = ModelKind> = {
  readonly [One in Kind]: Compared<FiguresByKind[One]>;
}[Kind];

/** A model of a kind, with what it was found to be worth. */
export type OfKind<Kind extends ModelKind = ModelKind> = {
  readonly [One in Kind]: { readonly kind: One; readonly figures: ModelFigures<One> };
}[Kind];

/** A stored model without its numbers. */
export type AssistModel = OfKind &
  ModelName & {
    readonly language: Language;
    readonly trainedAt: EpochMs;
    /** Calls or utterances it was learnt from. */
    readonly examples: number;
    readonly state: ModelState;
  };

/** As people name a model: `scripts@3`. */
export const modelId = ({ kind, version }: ModelName): string => `${kind}@${version}`;

/** The name behind `scripts@3`; null for anything else. */
export function modelNameOf(id: string): ModelName | null {
  const [, name = '', version] = /^([a-z]+)@([1-9]\d{0,8})$/i.exec(id) ?? [];
  const kind = modelKinds.find((one) => one === name.toLowerCase());
  return kind === undefined ? null : { kind, version: Number(version) };
}
