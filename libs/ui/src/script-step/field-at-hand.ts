import { fillScript, type Language, type ScriptField, type ScriptSegment } from '@aliado/domain';
import { inputTypes } from './step-words.ts';

/** A field as a step shows it. */
export interface FieldAtHand {
  readonly id: string;
  /** The type of its input. */
  readonly type: string;
  /** What keyboard a touch screen shows; null for the usual one. */
  readonly mode: 'decimal' | null;
  readonly label: string;
  /** Null where anything may be typed. */
  readonly choices: readonly string[] | null;
  /** What was noted; empty before. */
  readonly value: string;
}

/** A field with its words in the reader’s language and what was noted in it. */
export function fieldAtHand(
  { id, type, label, choices }: ScriptField,
  values: Readonly<Record<string, string>>,
  language: Language,
): FieldAtHand {
  return {
    ...{ id, type: inputTypes[type], label: label[language], value: values[id] ?? '' },
    mode: type === 'number' || type === 'money' ? 'decimal' : null,
    choices: choices?.map((choice) => choice[language]) ?? null,
  };
}

type Values = Readonly<Record<string, string>>;

/** The text of a step with what is known of the case and what was told so far in it. */
export function filledWith(text: string, facts: Values, values: Values): readonly ScriptSegment[] {
  const told = Object.entries(values).map(([field, value]) => [`values.${field}`, value]);
  return fillScript(text, { ...facts, ...Object.fromEntries(told) } as Values);
}
