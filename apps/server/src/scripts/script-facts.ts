import { callOf, type CaseFacts, type FeelValue, type Script, type ScriptStep } from '@aliado/domain';
import { caseFacts, type KnownFacts } from '../playbooks/feel/fact-paths.ts';

/** What the conditions of scripts may speak of: the facts of the case, whom it is about, and what was told so far. */
export interface ScriptFacts extends CaseFacts {
  readonly contact: { readonly customerId: string | null; readonly orderNumber: string | null };
  /** By field; what was not told is not there. */
  readonly values: Readonly<Record<string, FeelValue>>;
}

const contactPaths = ['contact.customerId', 'contact.orderNumber'];

/** The names that the expressions of a script with these fields may use. */
export const scriptFactsWith = (fields: Iterable<string>): KnownFacts<ScriptFacts> => ({
  heads: [...caseFacts.heads, 'contact', 'values'],
  paths: new Set([...caseFacts.paths, ...contactPaths, ...[...fields].map((field) => `values.${field}`)]),
});

/** The fields that a script fills, itself or through the parts it holds. */
export function fieldsOf(script: Script, scripts: readonly Script[]): ReadonlySet<string> {
  const walked = new Set([script]);
  for (const each of walked) {
    const parts = each.steps.flatMap((step) => (step.kind === 'script' ? [step.script] : []));
    for (const part of scripts) if (parts.includes(part.id)) walked.add(part); // the loop visits what is added
  }
  return new Set([...walked].flatMap(({ steps }) => steps.flatMap(fieldsOfStep)));
}

function fieldsOfStep(step: ScriptStep): readonly string[] {
  const asked = step.kind === 'ask' ? [step.field.id] : [];
  return [...asked, ...Object.keys(callOf(step)?.saves ?? {})];
}

/** Every condition of a script: of steps, and of options. */
export const conditionsOf = ({ steps }: Script): readonly string[] =>
  steps.flatMap((step) => [
    ...(step.when === undefined ? [] : [step.when]),
    ...(step.kind === 'decide' ? step.options.flatMap(({ when }) => (when === undefined ? [] : [when])) : []),
  ]);
