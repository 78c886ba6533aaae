import { languages, partCircles, validateScript, type Script, type ScriptFault, type ScriptStep } from '@aliado/domain';
import { fieldsOf, scriptFactsWith } from '../../scripts/script-facts.ts';
import { compileExpressionOf } from '../feel/feel-compiler.ts';
import { feelFault } from './guideline-checks.ts';
import type { PackFault } from './pack.ts';
import { unknownName, unofferedName, type KnownNames, type Sourced } from './pack-checks.ts';
import { placeholders, placeholdersIn } from './placeholders.ts';
import { checkCall } from './script-call-checks.ts';

const told: Readonly<Record<ScriptFault['kind'], (fault: ScriptFault) => string>> = {
  'unknown-start': ({ stepId }) => `start: there is no step "${stepId}"`,
  'repeated-step': ({ stepId }) => `the id "${stepId}" stands here twice`,
  'unknown-next': ({ stepId, missing }) => `step "${stepId}" goes on to "${missing ?? ''}", which is not there`,
  unreachable: ({ stepId }) => `no path comes to step "${stepId}"`,
  'no-close': ({ stepId }) => `no path from step "${stepId}" comes to an end`,
  'wrong-end': ({ stepId }) => `step "${stepId}": a script ends in a close, a part of others in a return`,
  'repeated-item': ({ stepId }) => `the item "${stepId}" stands in the checklist twice`,
};

/** Finds what is wrong in a script, seen from the pack around it and the scripts in it. */
export function checkScript(
  script: Sourced<Script>,
  names: KnownNames,
  scripts: readonly Script[],
): readonly PackFault[] {
  const { value } = script;
  const fields = fieldsOf(value, scripts);
  return [
    ...unknownName(script, ['matter'], 'matter', value.matter, names.matters),
    ...unknownName(script, ['owner'], 'team', value.owner, names.teams),
    ...validateScript(value).map((fault) => script.source.faultAt(placeOf(value, fault), told[fault.kind](fault))),
    ...value.steps.flatMap((step, index) => [
      ...checkPlaceholders(script, step, index, fields),
      ...checkReferences(script, step, index, names),
      ...checkPart(script, step, index, { names, scripts }),
      ...checkConditions(script, step, index, fields),
      ...checkCall(script, step, index, fields),
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
      return unofferedName(script, [...path, 'guideline'], 'guideline', step.guideline, names);
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

function checkPart(
  script: Sourced<Script>,
  step: ScriptStep,
  index: number,
  { names, scripts }: { readonly names: KnownNames; readonly scripts: readonly Script[] },
): readonly PackFault[] {
  if (step.kind !== 'script') return [];
  const path = ['steps', index, 'script'] as const;
  const { source, value } = script;
  const part = scripts.find(({ id }) => id === step.script);
  const circle = partCircles(scripts).find((ids) => ids.includes(value.id) && ids.includes(step.script));
  return [
    ...unofferedName(script, path, 'script', step.script, names),
    ...(part && !part.isPart ? [source.faultAt(path, `"${part.id}" is no part of others: it has no isPart`)] : []),
    ...(circle ? [source.faultAt(path, `comes to itself again: ${[...circle, circle[0]].join(' > ')}`)] : []),
  ];
}

function checkConditions(
  script: Sourced<Script>,
  step: ScriptStep,
  index: number,
  fields: ReadonlySet<string>,
): readonly PackFault[] {
  const facts = scriptFactsWith(fields);
  const check = (when: string | undefined, path: readonly PropertyKey[]) =>
    when === undefined ? [] : feelFault(script, path, () => compileExpressionOf(when, facts));
  const options = step.kind === 'decide' ? step.options : [];
  return [
    ...check(step.when, ['steps', index, 'when']),
    ...options.flatMap(({ when }, nth) => check(when, ['steps', index, 'options', nth, 'when'])),
  ];
}

/** Of a step that stands twice, the second one is at fault. */
function placeOf({ steps, checklist = [] }: Script, { kind, stepId }: ScriptFault): readonly PropertyKey[] {
  if (kind === 'unknown-start') return ['start'];
  const isNamed = ({ id }: { readonly id: string }) => id === stepId;
  if (kind === 'repeated-item') return ['checklist', checklist.findLastIndex(isNamed), 'id'];
  return ['steps', kind === 'repeated-step' ? steps.findLastIndex(isNamed) : steps.findIndex(isNamed), 'id'];
}

/** What must be read out word by word has no words to fall back on: a value that is not known shows as missing. */
function checkPlaceholders(
  { source }: Sourced<Script>,
  step: ScriptStep,
  index: number,
  fields: ReadonlySet<string>,
): readonly PackFault[] {
  const isReadOut = step.kind === 'say' && step.readOut === true;
  return languages.flatMap((language) =>
    placeholdersIn(step.text[language]).flatMap(({ path, hasFallBack }) => {
      const place = ['steps', index, 'text', language];
      const isKnown = placeholders.has(path) || (path.startsWith('values.') && fields.has(path.slice(7)));
      return [
        ...(isKnown ? [] : [source.faultAt(place, `nothing is known as {{${path}}}`)]),
        ...(isReadOut && hasFallBack
          ? [source.faultAt(place, `a read-out says {{${path}}} as it is: it has no words to fall back on`)]
          : []),
      ];
    }),
  );
}
