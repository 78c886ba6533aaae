import {
  alertPaths,
  eventCountOf,
  factOf,
  type AlertAbout,
  type AlertFacts,
  type AlertRuleTerms,
  type FeelValue,
} from '@aliado/domain';
import { compileExpressionOf, FeelFault, type FeelFailed } from '../../playbooks/feel/feel-compiler.ts';
import type { KnownFacts } from '../../playbooks/feel/fact-paths.ts';

/** A condition that was read once and can be asked often. */
export interface AlertCondition {
  /** What it speaks of: the heads of facts, such as `last15`, and whole paths of counts of events. */
  readonly asked: ReadonlySet<string>;
  /** What is not known makes nothing true, nor does what cannot be worked out, of which it tells. */
  readonly holds: (facts: AlertFacts, failed?: FeelFailed) => boolean;
}

const headOf = (path: string): string => path.split('.')[0] ?? path;

const knownOf = (about: AlertAbout): KnownFacts<AlertFacts> => {
  const paths = alertPaths[about];
  return { heads: [...new Set([...paths].map(headOf))], paths };
};

const known: Readonly<Record<AlertAbout, KnownFacts<AlertFacts>>> = {
  ...{ queue: knownOf('queue'), agent: knownOf('agent'), contact: knownOf('contact'), house: knownOf('house') },
};

/** What is asked for where a path is named. */
const askedBy = (path: string): string => (eventCountOf(path) ? path : headOf(path));

/** All that a text names of what is known about something. */
export const askedIn = (text: string, about: AlertAbout): ReadonlySet<string> =>
  new Set(
    [...text.matchAll(/[A-Za-z_]\w*(?:\.\w+)*/g)].flatMap(([path]) =>
      known[about].paths.has(path) ? askedBy(path) : [],
    ),
  );

/**
 * Reads the condition of a rule.
 * @throws FeelFault if it is no FEEL, speaks of what is not known about its subject, cannot be worked out, or is never true or false.
 */
export function readCondition({ about, condition }: Pick<AlertRuleTerms, 'about' | 'condition'>): AlertCondition {
  if (condition.trim() === '') throw new FeelFault('is empty');
  const evaluate = compileExpressionOf(condition, known[about]);
  const tried = evaluate(sampleOf(about), (reason) => {
    throw new FeelFault(unworkable(reason));
  });
  if (tried !== null && typeof tried !== 'boolean') throw new FeelFault('is not true or false');
  return {
    asked: askedIn(condition, about),
    holds: (facts, failed) => evaluate(facts, (reason) => failed?.(unworkable(reason))) === true,
  };
}

const unworkable = (reason: string): string => `cannot be worked out: ${reason}`;

/** Some values of the right kinds, by which it shows what kind of value an expression gives. */
function sampleOf(about: AlertAbout): AlertFacts {
  const sample: Context = {};
  for (const path of known[about].paths) {
    const parts = path.split('.');
    const last = parts.pop() ?? path;
    const context = parts.reduce<Context>((inner, part) => (inner[part] ??= {}) as Context, sample);
    context[last] = valueOf(about, path);
  }
  return sample as AlertFacts;
}

interface Context {
  [name: string]: FeelValue | Context;
}

function valueOf(about: AlertAbout, path: string): FeelValue {
  const { unit, values } = factOf(about, path) ?? { unit: 'count' };
  if (unit === 'yes-no') return true;
  return unit === 'text' ? (values?.[0] ?? '') : 1;
}
