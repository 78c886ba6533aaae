import type { InteractionEvent, Recorded } from '@aliado/domain';

/** After these something else may have to be said or minded. */
const heeded: ReadonlySet<InteractionEvent['type']> = new Set([
  'UtteranceSpoken',
  'ScriptStepEntered',
  'SubScriptEntered',
  'SubScriptReturned',
  'ReadOutGiven',
  'ReadOutOmitted',
  'CallResumed',
  'ConsentChanged',
  'CustomerIdentified',
  'CustomerCorrected',
  'MoodTurned',
  'PromiseMade',
  'ApprovalAsked',
] satisfies InteractionEvent['type'][]);

/** The last of these entries after which there may be something to mind; undefined for none. */
export const heededIn = (entries: readonly Recorded[]): Recorded | undefined =>
  entries.findLast(({ event }) => heeded.has(event.type));
