import { callOf, type Script, type ScriptCall, type ScriptStep } from '@aliado/domain';
import { actionOf, actions } from '../../scripts/actions/action.ts';
import { scriptFactsWith } from '../../scripts/script-facts.ts';
import { compileExpressionOf } from '../feel/feel-compiler.ts';
import { feelFault } from './guideline-checks.ts';
import type { PackFault } from './pack.ts';
import type { Sourced } from './pack-checks.ts';

/** Finds what is wrong in what a step asks of the back office. */
export function checkCall(
  script: Sourced<Script>,
  step: ScriptStep,
  index: number,
  fields: ReadonlySet<string>,
): readonly PackFault[] {
  const call = callOf(step);
  if (!call) return [];
  const { source } = script;
  const path = ['steps', index, 'call'] as const;
  const action = actionOf(call);
  if (!action) {
    const known = Object.keys(actions).join(', ');
    return [source.faultAt([...path, 'action'], `there is no action "${call.action}": there are ${known}`)];
  }
  const missing = action.wants.filter((name) => !(name in call.with));
  const unwanted = Object.keys(call.with).filter((name) => !action.wants.includes(name));
  return [
    ...missing.map((name) => source.faultAt([...path, 'with'], `the action "${call.action}" wants "${name}"`)),
    ...unwanted.map((name) => source.faultAt([...path, 'with', name], `"${call.action}" wants no "${name}"`)),
    ...expressionFaults(script, call, path, fields),
    ...Object.entries(call.saves)
      .filter(([, name]) => !action.gives.includes(name))
      .map(([field, name]) => source.faultAt([...path, 'saves', field], `"${call.action}" gives no "${name}"`)),
  ];
}

function expressionFaults(
  script: Sourced<Script>,
  call: ScriptCall,
  path: readonly PropertyKey[],
  fields: ReadonlySet<string>,
): readonly PackFault[] {
  const facts = scriptFactsWith(fields);
  return Object.entries(call.with).flatMap(([name, text]) =>
    feelFault(script, [...path, 'with', name], () => compileExpressionOf(text, facts)),
  );
}
