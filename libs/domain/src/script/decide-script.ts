import { isLineOf } from '../interaction/lines.ts';
import type { ChunkedList } from '../collection/chunked-list.ts';
import type { Line } from '../interaction/interaction.ts';
import { legalMoves, legalStarts, stepOf } from './runner.ts';
import type { Script, ScriptStep } from './script.ts';
import type { ScriptCommand, ScriptDefinitions, ScriptRefusal, ScriptUpkeep } from './script-command.ts';
import type { ScriptEvent, ValueSource } from './script-event.ts';
import {
  framesOf,
  inScript,
  presentFrame,
  resumable,
  type ScriptFrame,
  type ScriptRun,
  type ScriptState,
} from './script-state.ts';

/** What follows from a command about scripts, or why not. */
export type ScriptDecision =
  { readonly events: readonly ScriptEvent[] } | { readonly refused: ScriptRefusal | 'line/unknown' };

type State = ScriptState & { readonly lines: ChunkedList<Line> };

/**
 * Decides what a command about scripts changes. With the definitions it keeps to what the versions in hand allow; without
 * them (`null`: a console foresees what it has asked for) every move counts as allowed.
 */
export function decideScript(
  state: State,
  command: ScriptCommand | ScriptUpkeep,
  definitions: ScriptDefinitions | null,
): ScriptDecision {
  switch (command.type) {
    case 'StartScript':
      return start(state, command, definitions);
    case 'ResumeScript': {
      const wanted = resumable(state, command.scriptId);
      if (!wanted) return refuse('script/nothing-to-resume');
      const { scriptId, version } = wanted;
      return one({ type: 'ScriptResumed', scriptId, version });
    }
    case 'SetScriptValue': {
      const { field, value } = command;
      return state.values[field] === value ? nothing : one({ type: 'ScriptValueSet', field, value });
    }
    case 'NoteValue':
      return note(state, command);
    case 'AskAction':
      return state.calls.some(({ callId }) => callId === command.callId)
        ? nothing
        : one({ ...command, type: 'ActionAsked' });
    case 'AnswerAction':
      return answer(state, command);
    default:
      return state.script ? walk(state, state.script, command, definitions) : refuse('script/not-running');
  }
}

const nothing: ScriptDecision = { events: [] };
const one = (event: ScriptEvent): ScriptDecision => ({ events: [event] });
const refuse = (refused: ScriptRefusal | 'line/unknown'): ScriptDecision => ({ refused });

type Of<Type extends (ScriptCommand | ScriptUpkeep)['type']> = Extract<ScriptCommand | ScriptUpkeep, { type: Type }>;
type Walking = Exclude<
  ScriptCommand | ScriptUpkeep,
  Of<'StartScript' | 'ResumeScript' | 'SetScriptValue' | 'NoteValue' | 'AskAction' | 'AnswerAction'>
>;

const switching = ({ script }: State): readonly ScriptEvent[] =>
  script ? [{ type: 'ScriptLeft', reason: 'switched' }] : [];

function start(state: State, command: Of<'StartScript'>, definitions: ScriptDefinitions | null): ScriptDecision {
  const { scriptId, version, stepId, hintId } = command;
  const definition = definitions?.find(scriptId, version);
  if (definitions && !definition) return refuse('script/unknown');
  if (definition && !legalStarts(definition).has(stepId)) return refuse('script/no-such-step');
  const matter = definition?.matter ?? command.matter;
  return { events: [...switching(state), { type: 'ScriptStarted', scriptId, version, stepId, matter, hintId }] };
}

function note({ values, valueSources, lines }: State, { field, value, from }: Of<'NoteValue'>): ScriptDecision {
  if (from.kind === 'said' && !isLineOf(lines, from.lineSequence)) return refuse('line/unknown');
  const isKnown = values[field] === value && isSameSource(valueSources[field], from);
  return isKnown ? nothing : one({ type: 'ValueNoted', field, value, from });
}

const isSameSource = (known: ValueSource | undefined, from: Of<'NoteValue'>['from']): boolean =>
  known?.kind === from.kind &&
  (from.kind !== 'said' || (known.kind === 'said' && known.lineSequence === from.lineSequence));

/** What a machine looked up does not overrule what a person told. */
function answer({ calls, values, valueSources }: State, command: Of<'AnswerAction'>): ScriptDecision {
  const { callId, outcome, saves } = command;
  const call = calls.find((asked) => asked.callId === callId);
  if (!call || call.outcome !== null) return nothing;
  const noted = Object.entries(saves).flatMap(([field, value]): readonly ScriptEvent[] => {
    const isTold = values[field] !== undefined && values[field] !== '' && valueSources[field]?.kind !== 'looked-up';
    const from: ValueSource = { kind: 'looked-up', action: call.action, at: call.askedAt };
    return isTold ? [] : [{ type: 'ValueNoted', field, value, from }];
  });
  return { events: [{ type: 'ActionAnswered', callId, outcome }, ...noted] };
}

/** Decides what needs a script that is being walked. */
function walk(state: State, run: ScriptRun, command: Walking, definitions: ScriptDefinitions | null): ScriptDecision {
  // whatever became of its definition, a script can be left
  if (command.type === 'LeaveScript' && command.reason === 'left') return one({ type: 'ScriptLeft', reason: 'left' });
  const frame = presentFrame(run);
  const present = definitionOf(definitions, frame);
  if (present === 'unknown') return refuse('script/unknown');
  switch (command.type) {
    case 'EnterScriptStep':
      return enter(state, frame, command, present);
    case 'EnterSubScript':
      return enterPart(frame, command, present, definitions);
    case 'ReturnFromSubScript':
      return returnFrom(run, command, present, definitions);
    case 'LeaveScript': {
      const isEnd = !present || (run.inner.length === 0 && isAtEnd(present, frame));
      return isEnd ? one({ type: 'ScriptLeft', reason: 'completed' }) : refuse('script/not-at-end');
    }
    case 'TickItem':
      return tick(state, run, command, definitions);
    case 'HearItem': {
      const { scriptId, itemId, lineSequence } = command;
      const isSettled = state.checklist[inScript(scriptId, itemId)] !== undefined;
      return isSettled ? nothing : one({ type: 'ChecklistTicked', scriptId, itemId, lineSequence });
    }
    case 'GiveReadOut':
    case 'OmitReadOut':
    case 'HearReadOut':
      return readOut(state, frame, command, present);
  }
}

/** The definition; null where the caller has none to lean on. */
function definitionOf(
  definitions: ScriptDefinitions | null,
  { scriptId, version }: Pick<ScriptFrame, 'scriptId' | 'version'>,
): Script | null | 'unknown' {
  return definitions ? (definitions.find(scriptId, version) ?? 'unknown') : null;
}

const isReadOut = (step: ScriptStep | undefined): boolean => step?.kind === 'say' && step.readOut === true;

function isAtEnd(script: Script, { stepId }: ScriptFrame): boolean {
  const kind = stepOf(script, stepId)?.kind;
  return kind === 'close' || kind === 'return';
}

function enter(
  { readOuts }: State,
  frame: ScriptFrame,
  { stepId, optionId }: Of<'EnterScriptStep'>,
  script: Script | null,
): ScriptDecision {
  if (frame.stepId === stepId) return nothing;
  if (script) {
    const step = stepOf(script, frame.stepId);
    const isOption = step?.kind === 'decide' && step.options.some(({ id }) => id === optionId);
    if (optionId !== null && !isOption) return refuse('script/no-such-step');
    if (!legalMoves(script, frame).has(stepId)) return refuse('script/no-such-step');
    const isOwed = isReadOut(step) && readOuts[inScript(frame.scriptId, frame.stepId)] === undefined;
    if (isOwed && !frame.path.includes(stepId)) return refuse('script/read-out-missing');
  }
  return one({ type: 'ScriptStepEntered', stepId, optionId });
}

function enterPart(
  frame: ScriptFrame,
  { scriptId, version, stepId }: Of<'EnterSubScript'>,
  script: Script | null,
  definitions: ScriptDefinitions | null,
): ScriptDecision {
  if (script) {
    const step = stepOf(script, frame.stepId);
    if (step?.kind !== 'script' || step.script !== scriptId) return refuse('script/no-such-step');
    const part = definitions?.find(scriptId, version);
    if (!part) return refuse('script/unknown');
    if (!legalStarts(part).has(stepId)) return refuse('script/no-such-step');
  }
  return one({ type: 'SubScriptEntered', scriptId, version, stepId });
}

/** From its end a part goes on in the script around it; from anywhere else only back. */
function returnFrom(
  run: ScriptRun,
  { stepId }: Of<'ReturnFromSubScript'>,
  part: Script | null,
  definitions: ScriptDefinitions | null,
): ScriptDecision {
  const around = framesOf(run).at(-2);
  if (!around) return refuse('script/no-such-step');
  const script = definitionOf(definitions, around);
  if (script === 'unknown') return refuse('script/unknown');
  if (script && part) {
    const mayGoOn = isAtEnd(part, presentFrame(run));
    const legal = mayGoOn ? legalMoves(script, around) : new Set(around.visited);
    if (!legal.has(stepId)) return refuse('script/no-such-step');
  }
  return one({ type: 'SubScriptReturned', stepId });
}

function tick(
  { checklist }: State,
  run: ScriptRun,
  { scriptId, itemId, isTicked }: Of<'TickItem'>,
  definitions: ScriptDefinitions | null,
): ScriptDecision {
  const frame = framesOf(run).find((one) => one.scriptId === scriptId);
  const script = frame && definitionOf(definitions, frame);
  if (script === undefined || script === 'unknown') return refuse('checklist/unknown-item');
  if (script && !script.checklist?.some(({ id }) => id === itemId)) return refuse('checklist/unknown-item');
  if ((checklist[inScript(scriptId, itemId)]?.isTicked ?? false) === isTicked) return nothing;
  return one(
    isTicked
      ? { type: 'ChecklistTicked', scriptId, itemId, lineSequence: null }
      : { type: 'ChecklistCleared', scriptId, itemId },
  );
}

function readOut(
  { readOuts }: State,
  { scriptId, version, stepId }: ScriptFrame,
  command: Of<'GiveReadOut' | 'OmitReadOut' | 'HearReadOut'>,
  script: Script | null,
): ScriptDecision {
  if (command.stepId !== stepId) return refuse('script/no-such-step');
  if (script && !isReadOut(stepOf(script, stepId))) return refuse('script/no-such-step');
  const known = readOuts[inScript(scriptId, stepId)];
  if (known && 'by' in known) return nothing;
  const at = { scriptId, version, stepId };
  switch (command.type) {
    case 'GiveReadOut':
      return one({ type: 'ReadOutGiven', ...at, by: 'hand', lineSequences: [], likeness: null });
    case 'HearReadOut': {
      const { lineSequences, likeness } = command;
      return one({ type: 'ReadOutGiven', ...at, by: 'heard', lineSequences, likeness });
    }
    case 'OmitReadOut':
      return known?.omittedBecause === command.reason
        ? nothing
        : one({ type: 'ReadOutOmitted', ...at, reason: command.reason });
  }
}
