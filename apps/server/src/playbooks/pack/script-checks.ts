import { languages, validateScript, type Script, type ScriptFault, type ScriptStep } from '@aliado/domain';
import { compileExpression } from '../feel/feel-compiler.ts';
import { feelFault } from './guideline-checks.ts';
import type { PackFault } from './pack.ts';
import { unknownName, type KnownNames, type Sourced } from './pack-checks.ts';

/** What the words of a script may hold beside `values.FIELD` of its own fields. */
const placeholders: ReadonlySet<string> = new Set([
  ...['customer.name', 'customer.givenName', 'customer.surname', 'customer.city'],
  ...['order.number', 'order.items', 'order.placedOn', 'order.total', 'order.slot'],
  ...['case.title', 'case.due', 'product.name', 'product.warrantyUntil', 'agent.name', 'company.name'],
]);

const told: Readonly<Record<ScriptFault['kind'], (fault: ScriptFault) => string>> = {
  'unknown-start': ({ stepId }) => `start: there is no step "${stepId}"`,
  'repeated-step': ({ stepId }) => `the id "${stepId}" stands here twice`,
  'unknown-next': ({ stepId, missing }) => `step "${stepId}" goes on to "${missing ?? ''}", which is not there`,
  unreachable: ({ stepId }) => `no path comes to step "${stepId}"`,
  'no-close': ({ stepId }) => `no path from step "${stepId}" comes to an end`,
  'wrong-end': ({ stepId }) => `step "${stepId}": a script ends in a close, a part of others in a return`,
  'repeated-item': ({ stepId }) => `the item "${stepId}" stands in the checklist twice`,
};

/** Finds what is wrong in a script, seen from the pack around it. */
export function checkScript(script: Sourced<Script>, names: KnownNames): readonly PackFault[] {
  const { value } = script;
  return [
    ...unknownName(script, ['matter'], 'matter', value.matter, names.matters),
    ...unknownName(script, ['owner'], 'team', value.owner, names.teams),
    ...validateScript(value).map((fault) => script.source.faultAt(placeOf(value, fault), told[fault.kind](fault))),
    ...value.steps.flatMap((step, index) => [
      ...checkPlaceholders(script, step, index),
      ...checkReferences(script, step, index, names),
      ...checkConditions(script, step, index),
    ]),
  ];
}

function checkReferences(
  script: Sourced<Script>,
  step: ScriptStep,
  index: number,
  names: KnownNames,
): readonly PackFault[] {
  const path = ['steps', index] as const;
  switch (step.kind) {
    case 'offer':
      return unknownName(script, [...path, 'guideline'], 'guideline', step.guideline, names.guidelines);
    case 'promise':
      return unknownName(script, [...path, 'promise', 'team'], 'team', step.promise.team, names.teams);
    case 'hand-off':
      return unknownName(script, [...path, 'team'], 'team', step.team, names.teams);
    case 'close':
      return unknownName(script, [...path, 'disposition'], 'disposition', step.disposition, names.dispositions);
    default:
      return [];
  }
}

function checkConditions(script: Sourced<Script>, step: ScriptStep, index: number): readonly PackFault[] {
  if (step.kind !== 'decide') return [];
  return step.options.flatMap(({ when }, nth) =>
    when === undefined
      ? []
      : feelFault(script, ['steps', index, 'options', nth, 'when'], () => compileExpression(when)),
  );
}

/** Of a step that stands twice, the second one is at fault. */
function placeOf({ steps }: Script, { kind, stepId }: ScriptFault): readonly PropertyKey[] {
  if (kind === 'unknown-start') return ['start'];
  const isNamed = ({ id }: ScriptStep) => id === stepId;
  return ['steps', kind === 'repeated-step' ? steps.findLastIndex(isNamed) : steps.findIndex(isNamed), 'id'];
}

function checkPlaceholders(
  { value, source }: Sourced<Script>,
  { text }: ScriptStep,
  index: number,
): readonly PackFault[] {
  const fields = value.steps.flatMap((step) => (step.kind === 'ask' ? [`values.${step.field.id}`] : []));
  return languages.flatMap((language) =>
    [...text[language].matchAll(/\{\{\s*([^{}|]*?)\s*(?:\|[^{}]*)?\}\}/g)].flatMap(([, path = '']) =>
      placeholders.has(path) || fields.includes(path)
        ? []
        : [source.faultAt(['steps', index, 'text', language], `nothing is known as {{${path}}}`)],
    ),
  );
}
