import type { AllowedRemedy, Guideline } from '@aliado/domain';
import { compileExpression, compileTest, FeelFault } from '../feel/feel-compiler.ts';
import type { PackFault } from './pack.ts';
import { repeatedIds, unknownName, type KnownNames, type Sourced } from './pack-checks.ts';

/** Finds what is wrong in a guideline, seen from the pack around it; its table as a whole is analysed elsewhere. */
export function checkGuideline(guideline: Sourced<Guideline>, names: KnownNames): readonly PackFault[] {
  const { value, source } = guideline;
  const isNeverInForce = value.effectiveTo !== undefined && value.effectiveTo <= value.effectiveFrom;
  return [
    ...value.matters.flatMap((matter, index) =>
      unknownName(guideline, ['matters', index], 'matter', matter, names.matters),
    ),
    ...unknownName(guideline, ['owner'], 'team', value.owner, names.teams),
    ...(isNeverInForce ? [source.faultAt(['effectiveTo'], 'effectiveTo: must come after effectiveFrom')] : []),
    ...repeatedIds(guideline, ['inputs'], value.inputs),
    ...repeatedIds(guideline, ['rules'], value.rules),
    ...value.inputs.flatMap(({ expression }, index) =>
      feelFault(guideline, ['inputs', index, 'expression'], () => compileExpression(expression)),
    ),
    ...value.rules.flatMap((_, index) => checkRule(guideline, index, names)),
  ];
}

/** A fault if a text cannot be compiled. */
export function feelFault(
  { source }: Sourced<unknown>,
  path: readonly PropertyKey[],
  compile: () => unknown,
): readonly PackFault[] {
  try {
    compile();
    return [];
  } catch (error) {
    if (error instanceof FeelFault) return [source.faultAt(path, `${path.join('.')}: ${error.message}`)];
    throw error;
  }
}

function checkRule(guideline: Sourced<Guideline>, index: number, { currency }: KnownNames): readonly PackFault[] {
  const { value, source } = guideline;
  const rule = value.rules[index];
  if (!rule) return [];
  const path = ['rules', index] as const;
  const counts = `has ${rule.when.length} tests for ${value.inputs.length} inputs`;
  return [
    ...(rule.when.length === value.inputs.length
      ? []
      : [source.faultAt([...path, 'when'], `rule "${rule.id}" ${counts}`)]),
    ...rule.when.flatMap((test, nth) => feelFault(guideline, [...path, 'when', nth], () => compileTest(test))),
    ...rule.then.flatMap((remedy, nth) => {
      const faults = sumFaults(remedy, currency);
      return faults.map(([field, reason]) => source.faultAt([...path, 'then', nth, field], reason));
    }),
  ];
}

/** What is wrong with the sums of a remedy: at which field, and why. */
function sumFaults({ limit, proposed }: AllowedRemedy, currency: string): readonly (readonly [string, string])[] {
  const faults: (readonly [string, string])[] = [];
  if (limit && limit.currency !== currency) {
    faults.push(['limit', `the limit is in ${limit.currency}, the organisation counts in ${currency}`]);
  }
  if (proposed && !limit) faults.push(['proposed', 'a sum is proposed where no limit is']);
  if (proposed && limit && proposed.currency !== limit.currency) {
    faults.push(['proposed', `what is proposed is in ${proposed.currency}, its limit in ${limit.currency}`]);
  } else if (proposed && limit && proposed.amount > limit.amount) {
    faults.push(['proposed', 'more is proposed than the limit allows']);
  }
  return faults;
}
