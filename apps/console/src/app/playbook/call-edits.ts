import {
  actionTerms,
  callOf,
  termsOf,
  type ActionId,
  type CallingStep,
  type Localised,
  type ScriptField,
} from '@aliado/domain';

/** Every action that a step may ask for. */
export const actionIds = Object.keys(actionTerms) as readonly ActionId[];

/** What a value may be kept as. */
const fieldName = /^[a-z][A-Za-z0-9]*$/;

/** The step with another action, or without one. Of the call before stays what the new action wants and gives too. */
export function withAction(step: CallingStep, action: string | null): CallingStep {
  const before = callOf(step);
  if (before?.action === action) return step;
  if (action === null) {
    const { call: _, ...rest } = step;
    return rest;
  }
  const { wants = [], gives = [] } = termsOf({ action }) ?? {};
  const told = Object.entries(before?.with ?? {}).filter(([name]) => wants.includes(name));
  const saved = Object.entries(before?.saves ?? {}).filter(([, name]) => gives.includes(name));
  return { ...step, call: { ...before, action, with: Object.fromEntries(told), saves: Object.fromEntries(saved) } };
}

/** The step with another expression for one thing that its action is told; without it where nothing is typed. */
export function withTold(step: CallingStep, name: string, expression: string): CallingStep {
  const { call } = step;
  if (!call) return step;
  const { [name]: _, ...others } = call.with;
  const text = expression.trim();
  return { ...step, call: { ...call, with: text === '' ? others : { ...call.with, [name]: text } } };
}

/** The fields that take one value of the answer, as they are typed. */
export const savedAs = ({ call }: CallingStep, name: string): string =>
  Object.entries(call?.saves ?? {})
    .filter(([, value]) => value === name)
    .map(([field]) => field)
    .join(', ');

/** The names of fields in what was typed, with commas between; null where one of them cannot be a name. */
export function fieldNames(typed: string): readonly string[] | null {
  const names = typed.split(',').map((name) => name.trim());
  if (typed.trim() === '') return [];
  return names.every((name) => fieldName.test(name)) ? names : null;
}

/** The step with other fields that take one value of the answer. Fields that stay keep their place. */
export function withSaved(step: CallingStep, name: string, fields: readonly string[]): CallingStep {
  const { call } = step;
  if (!call) return step;
  const kept = Object.entries(call.saves).filter(([field, value]) => value !== name || fields.includes(field));
  const saves = { ...Object.fromEntries(kept), ...Object.fromEntries(fields.map((field) => [field, name])) };
  return { ...step, call: { ...call, saves } };
}

/** A field of another type: only one of several has choices. */
export function withType(field: ScriptField, type: ScriptField['type']): ScriptField {
  const { choices, ...rest } = field;
  return type === 'choice' ? { ...rest, type, choices: choices ?? [unsaid, unsaid] } : { ...rest, type };
}

/** A field with one of its choices written anew, or one more; an empty one goes. */
export function withChoice(field: ScriptField, place: number, words: Localised = unsaid): ScriptField {
  const choices = field.choices ?? [];
  const isEmpty = words.es === '' && words.en === '';
  return { ...field, choices: isEmpty ? choices.toSpliced(place, 1) : choices.toSpliced(place, 1, words) };
}

const unsaid: Localised = { es: '…', en: '…' };
