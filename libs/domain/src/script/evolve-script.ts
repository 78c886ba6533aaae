import type { EpochMs } from '../time/epoch.ts';
import type { ScriptEvent } from './script-event.ts';
import {
  inScript,
  type ActionCall,
  type ChecklistTick,
  type PastScript,
  type ReadOut,
  type ScriptFrame,
  type ScriptRun,
  type ScriptState,
} from './script-state.ts';

/** Folds in what happened as scripts were walked. Total: what does not fit the state changes nothing. */
export function evolveScript<S extends ScriptState>(state: S, at: EpochMs, sequence: number, event: ScriptEvent): S {
  switch (event.type) {
    case 'ScriptStarted': {
      const { scriptId, version, matter, stepId } = event;
      const frame = startOf(scriptId, version, stepId);
      return { ...state, matter, script: { ...frame, matter, startedAt: at, stepSince: sequence, inner: [] } };
    }
    case 'ScriptStepEntered':
      return { ...state, script: state.script && atStep(state.script, sequence, event.stepId) };
    case 'SubScriptEntered': {
      const { script } = state;
      const frame = startOf(event.scriptId, event.version, event.stepId);
      return { ...state, script: script && { ...script, inner: [...script.inner, frame], stepSince: sequence } };
    }
    case 'SubScriptReturned': {
      const { script } = state;
      if (!script || script.inner.length === 0) return state;
      return { ...state, script: atStep({ ...script, inner: script.inner.slice(0, -1) }, sequence, event.stepId) };
    }
    case 'ScriptLeft': {
      const { script, pastScripts } = state;
      if (!script) return state;
      return { ...state, script: null, pastScripts: [...pastScripts, { ...script, leftBecause: event.reason }] };
    }
    case 'ScriptResumed':
      return resumed(state, event.scriptId, event.version, sequence);
    case 'ScriptValueSet':
      return withValue(state, event.field, event.value, { kind: 'typed' });
    case 'ValueNoted':
      return withValue(state, event.field, event.value, event.from);
    case 'ReadOutGiven': {
      const { by, lineSequences, likeness } = event;
      return withReadOut(state, inScript(event.scriptId, event.stepId), { by, lineSequences, likeness, at });
    }
    case 'ReadOutOmitted':
      return withReadOut(state, inScript(event.scriptId, event.stepId), { omittedBecause: event.reason, at });
    case 'ChecklistTicked': {
      const { lineSequence } = event;
      return withTick(state, inScript(event.scriptId, event.itemId), { isTicked: true, lineSequence, at });
    }
    case 'ChecklistCleared':
      return withTick(state, inScript(event.scriptId, event.itemId), { isTicked: false, lineSequence: null, at });
    case 'ActionAsked': {
      const { type: _, ...asked } = event;
      const call: ActionCall = { ...asked, askedAt: at, outcome: null, answeredAt: null };
      return { ...state, calls: [...state.calls, call] };
    }
    case 'ActionAnswered': {
      const { callId, outcome } = event;
      const calls = state.calls.map((call) => (call.callId === callId ? { ...call, outcome, answeredAt: at } : call));
      return { ...state, calls };
    }
    default:
      event satisfies never; // a missing case breaks the build; a newer server must not break the tab
      return state;
  }
}

const startOf = (scriptId: string, version: number, stepId: string): ScriptFrame => ({
  scriptId,
  version,
  stepId,
  path: [],
  visited: [stepId],
});

/** The run with another present step in its innermost script. */
function atStep(run: ScriptRun, stepSince: number, stepId: string): ScriptRun {
  const innermost = run.inner.at(-1);
  if (!innermost) return { ...run, ...walked(run, stepId), stepSince };
  return { ...run, inner: [...run.inner.slice(0, -1), { ...innermost, ...walked(innermost, stepId) }], stepSince };
}

/** Going to a step already on the way goes back: the path is cut there. What was visited stays known. */
function walked(
  { path, stepId, visited }: ScriptFrame,
  next: string,
): Pick<ScriptFrame, 'stepId' | 'path' | 'visited'> {
  if (next === stepId) return { stepId, path, visited };
  const before = path.indexOf(next);
  return {
    stepId: next,
    path: before >= 0 ? path.slice(0, before) : [...path, stepId],
    visited: visited.includes(next) ? visited : [...visited, next],
  };
}

function resumed<S extends ScriptState>(state: S, scriptId: string, version: number, stepSince: number): S {
  const isWanted = (past: PastScript) =>
    past.scriptId === scriptId && past.version === version && past.leftBecause !== 'completed';
  const wanted = state.pastScripts.findLast(isWanted);
  if (!wanted) return state;
  const { leftBecause: _, ...run } = wanted;
  const others = state.pastScripts.filter((past) => past !== wanted);
  const pastScripts: readonly PastScript[] = state.script
    ? [...others, { ...state.script, leftBecause: 'switched' }]
    : others;
  return { ...state, matter: run.matter, script: { ...run, stepSince }, pastScripts };
}

function withValue<S extends ScriptState>(
  state: S,
  field: string,
  value: string,
  from: ScriptState['valueSources'][string],
): S {
  const values = { ...state.values, [field]: value };
  return { ...state, values, valueSources: { ...state.valueSources, [field]: from } };
}

function withReadOut<S extends ScriptState>(state: S, key: string, readOut: ReadOut): S {
  return { ...state, readOuts: { ...state.readOuts, [key]: readOut } };
}

function withTick<S extends ScriptState>(state: S, key: string, tick: ChecklistTick): S {
  return { ...state, checklist: { ...state.checklist, [key]: tick } };
}
