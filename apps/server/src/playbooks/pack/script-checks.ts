import { type Script, type ScriptStep } from '@aliado/domain';
import { compileExpression } from '../feel/feel-compiler.ts';
import { feelFault } from './guideline-checks.ts';
import type { PackFault } from './pack.ts';
import { unknownName, type KnownNames, type Sourced } from './pack-checks.ts';

/** Finds what is wrong in a script, seen from the pack around it. */
export function checkScript(script: Sourced<Script>, names: KnownNames): readonly PackFault[] {
  const { value } = script;
  return [
    ...unknownName(script, ['matter'], 'matter', value.matter, names.matters),
    ...unknownName(script, ['owner'], 'team', value.owner, names.teams),
    ...value.steps.flatMap((step, index) => [
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
