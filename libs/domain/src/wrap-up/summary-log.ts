import type { Hint, HintOutcome } from '../hint/hint.ts';
import type { InteractionEvent, Recorded } from '../interaction/interaction-event.ts';
import { evolveScript } from '../script/evolve-script.ts';
import { scriptTypes, type ScriptEvent } from '../script/script-event.ts';
import { initialScripts, inScript, presentFrame, type ScriptState } from '../script/script-state.ts';
import type { Language } from '../text/localised.ts';

/** Words of the customer, with the sequence of their line. */
export interface CustomerLine {
  readonly sequence: number;
  readonly text: string;
  readonly language: Language | null;
}

/** A script as it was begun. */
export interface BegunScript {
  readonly sequence: number;
  readonly scriptId: string;
  readonly matter: string;
  readonly hintId: string | null;
}

/** A hint as it was shown, and what became of it; null while it stands. */
export interface HintSeen {
  readonly sequence: number;
  readonly hint: Hint;
  readonly outcome: HintOutcome | null;
}

/** Where in its log an interaction holds what a summary stands on; the newest entry where there are several of one thing. */
export interface SummaryLog {
  readonly said: readonly CustomerLine[];
  readonly begun: readonly BegunScript[];
  readonly hints: readonly HintSeen[];
  /** By `inScript(scriptId, stepId)`: where the step became the present one. */
  readonly steps: ReadonlyMap<string, number>;
  /** By `inScript(scriptId, stepId)`: where a read-out was given or left out. */
  readonly readOuts: ReadonlyMap<string, number>;
  /** By `kind:id`: values, calls, promises, grants, approvals, notes and ideas. */
  readonly entries: ReadonlyMap<string, number>;
  /** Null where the contact was not passed on. */
  readonly transferred: number | null;
}

/** A log being read: what was found so far, and the scripts as they stand. */
interface Reading {
  readonly said: CustomerLine[];
  readonly begun: BegunScript[];
  readonly hints: HintSeen[];
  readonly steps: Map<string, number>;
  readonly readOuts: Map<string, number>;
  readonly entries: Map<string, number>;
  transferred: number | null;
  scripts: ScriptState;
}

/** Reads a log for a summary. */
export function summaryLogOf(tape: readonly Recorded[]): SummaryLog {
  const reading: Reading = {
    ...{ said: [], begun: [], hints: [], steps: new Map(), readOuts: new Map(), entries: new Map() },
    ...{ transferred: null, scripts: initialScripts },
  };
  for (const entry of tape) {
    readStep(reading, entry);
    const name = nameOf(entry.event);
    if (name !== null) reading.entries.set(name, entry.sequence);
    readWhatWasSaidAndShown(reading, entry);
  }
  const { scripts: _, ...log } = reading;
  return log;
}

/** Follows the scripts, to tell where each step became the present one. */
function readStep(reading: Reading, { event, sequence, occurredAt }: Recorded): void {
  if (!isOfScript(event)) return;
  reading.scripts = evolveScript(reading.scripts, occurredAt, sequence, event);
  const { script } = reading.scripts;
  if (script?.stepSince !== sequence) return;
  const frame = presentFrame(script);
  reading.steps.set(inScript(frame.scriptId, frame.stepId), sequence);
}

function readWhatWasSaidAndShown(reading: Reading, { event, sequence }: Recorded): void {
  switch (event.type) {
    case 'UtteranceSpoken':
      if (event.role === 'customer') reading.said.push({ sequence, text: event.text, language: event.language });
      break;
    case 'ScriptStarted': {
      const { scriptId, matter, hintId } = event;
      reading.begun.push({ sequence, scriptId, matter, hintId });
      break;
    }
    case 'HintShown':
      reading.hints.push({ sequence, hint: event.hint, outcome: null });
      break;
    case 'HintSettled': {
      const at = reading.hints.findLastIndex(({ hint }) => hint.id === event.hintId);
      const settled = reading.hints[at];
      if (settled) reading.hints[at] = { ...settled, outcome: event.outcome };
      break;
    }
    case 'ReadOutGiven':
    case 'ReadOutOmitted':
      reading.readOuts.set(inScript(event.scriptId, event.stepId), sequence);
      break;
    case 'InteractionTransferred':
      reading.transferred = sequence;
      break;
    default: // nothing else is said or shown
  }
}

/** The key under which an entry is found again; null for what nothing looks for. */
function nameOf(event: InteractionEvent): string | null {
  switch (event.type) {
    case 'ValueNoted':
    case 'ScriptValueSet':
      return `value:${event.field}`;
    case 'ActionAnswered':
      return `call:${event.callId}`;
    case 'PromiseMade':
      return `promise:${event.promiseId}`;
    case 'RemedyGranted':
      return `grant:${event.grantId}`;
    case 'ApprovalAsked':
      return `approval:${event.approvalId}`;
    case 'NoteWritten':
      return `note:${event.noteId}`;
    case 'IdeaCaught':
      return `idea:${event.ideaId}`;
    default:
      return null;
  }
}

const scriptTypeSet: ReadonlySet<string> = new Set(scriptTypes);

function isOfScript(event: InteractionEvent): event is ScriptEvent {
  return scriptTypeSet.has(event.type);
}
