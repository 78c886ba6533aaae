import type { EpochMs } from '../time/epoch.ts';
import type { ActionOutcome, OmissionReason, ValueSource } from './script-event.ts';

/** Where somebody is in one script. */
export interface ScriptFrame {
  readonly scriptId: string;
  readonly version: number;
  readonly stepId: string;
  /** The steps visited to come here, oldest first, without the present one. */
  readonly path: readonly string[];
  /** Every step that was the present one, in the order of first visits; going back takes none away. */
  readonly visited: readonly string[];
}

/** A script being walked. */
export interface ScriptRun extends ScriptFrame {
  readonly matter: string;
  readonly startedAt: EpochMs;
  /** The sequence of the entry that made the present step the present one. */
  readonly stepSince: number;
  /** The parts being walked within it, outermost first; the last one has the present step. Empty in the script itself. */
  readonly inner: readonly ScriptFrame[];
}

/** A script that was walked and is not walked any more. */
export interface PastScript extends ScriptRun {
  readonly leftBecause: 'completed' | 'left' | 'switched';
}

/** What became of an item of a checklist. */
export interface ChecklistTick {
  /** False for what was ticked and cleared by hand: only a hand ticks it again. */
  readonly isTicked: boolean;
  /** The line that ticked it; null by hand. */
  readonly lineSequence: number | null;
  readonly at: EpochMs;
}

/** What became of a required read-out. */
export type ReadOut =
  | {
      readonly by: 'hand' | 'heard';
      readonly lineSequences: readonly number[];
      readonly likeness: number | null;
      readonly at: EpochMs;
    }
  | { readonly omittedBecause: OmissionReason; readonly at: EpochMs };

/** A question to another system. */
export interface ActionCall {
  readonly callId: string;
  readonly action: string;
  readonly scriptId: string;
  readonly stepId: string;
  readonly with: Readonly<Record<string, string>>;
  readonly askedAt: EpochMs;
  /** Null while it is on its way. */
  readonly outcome: ActionOutcome | null;
  readonly answeredAt: EpochMs | null;
}

/** The part of an interaction that scripts have. */
export interface ScriptState {
  readonly script: ScriptRun | null;
  /** Those walked before it, oldest first. */
  readonly pastScripts: readonly PastScript[];
  /** Values told so far, by field; they stay when the script changes. */
  readonly values: Readonly<Record<string, string>>;
  /** Where each of them came from, by field; of what a console of old kept, typed. */
  readonly valueSources: Readonly<Record<string, ValueSource>>;
  /** By `inScript(scriptId, itemId)`. */
  readonly checklist: Readonly<Record<string, ChecklistTick>>;
  /** By `inScript(scriptId, stepId)`. */
  readonly readOuts: Readonly<Record<string, ReadOut>>;
  /** In the order in which they were asked. */
  readonly calls: readonly ActionCall[];
  /** The matter in hand, from the script or the wrap-up; null until one is known. */
  readonly matter: string | null;
}

/** Before any script. */
export const initialScripts: ScriptState = {
  script: null,
  pastScripts: [],
  values: {},
  valueSources: {},
  checklist: {},
  readOuts: {},
  calls: [],
  matter: null,
};

/** The key of something within a script: a step, or an item of its checklist. */
export const inScript = (scriptId: string, id: string): string => `${scriptId}/${id}`;

/** The innermost script of a run: the one whose step is the present one. */
export const presentFrame = (run: ScriptRun): ScriptFrame => run.inner.at(-1) ?? run;

/** The scripts of a run, from the outermost to the one with the present step. */
export const framesOf = (run: ScriptRun): readonly ScriptFrame[] => [run, ...run.inner];

/** The run that resuming a script would go on with: the newest that was left before its end; undefined for none. */
export const resumable = ({ pastScripts }: ScriptState, scriptId: string): PastScript | undefined =>
  pastScripts.findLast((past) => past.scriptId === scriptId && past.leftBecause !== 'completed');
