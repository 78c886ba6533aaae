import type { ScriptField, ScriptStepKind } from '@aliado/domain';

/** Steps whose text is for the reader's eyes, and not said. */
export const isForReader: ReadonlySet<ScriptStepKind> = new Set<ScriptStepKind>([
  'do',
  'check',
  'decide',
  'script',
  'return',
]);

/** How a field is typed. */
export const inputTypes: Readonly<Record<ScriptField['type'], string>> = {
  text: 'text',
  number: 'text',
  money: 'text',
  date: 'date',
  phone: 'tel',
  choice: 'text',
};

/** The words on the button that goes on, by kind of step. */
export const goOnKeys: Readonly<Record<ScriptStepKind, string>> = {
  say: 'ui.script.next',
  ask: 'ui.script.keep',
  check: 'ui.script.nextCheck',
  do: 'ui.script.nextDo',
  decide: 'ui.script.next',
  offer: 'ui.script.next',
  promise: 'ui.script.next',
  'hand-off': 'ui.script.next',
  script: 'ui.script.enterPart',
  return: 'ui.script.goOn',
  close: 'ui.script.complete',
};

/** Of a check that was not begun. */
export const noTicks: ReadonlySet<number> = new Set();
