import {
  alertFacts,
  stretchFacts,
  emptyTally,
  type AlertAbout,
  type AlertFacts,
  type AlertRuleTerms,
} from '@aliado/domain';
import { compileExpressionOf, FeelFault } from '../../playbooks/feel/feel-compiler.ts';
import type { KnownFacts } from '../../playbooks/feel/fact-paths.ts';

/** A condition that was read once and can be asked often. */
export interface AlertCondition {
  /** The heads of the facts that it speaks of, such as `last15`. */
  readonly heads: ReadonlySet<string>;
  /** What is not known makes nothing true. */
  readonly holds: (facts: AlertFacts) => boolean;
}

const headOf = (path: string): string => path.split('.')[0] ?? path;

const knownOf = (about: AlertAbout): KnownFacts<AlertFacts> => {
  const paths = alertFacts[about].map(({ path }) => path);
  return { heads: [...new Set(paths.map(headOf))], paths: new Set(paths) };
};

const known: Readonly<Record<AlertAbout, KnownFacts<AlertFacts>>> = {
  queue: knownOf('queue'),
  agent: knownOf('agent'),
  contact: knownOf('contact'),
};

/** The heads of the facts about something that a text names. */
const headsIn = (text: string, about: AlertAbout): ReadonlySet<string> =>
  new Set(known[about].heads.filter((head) => new RegExp(`\\b${head}\\b`).test(text)));

/**
 * Reads the condition of a rule.
 * @throws FeelFault if it is no FEEL, speaks of what is not known about its subject, or is never true or false.
 */
export function readCondition({ about, condition }: Pick<AlertRuleTerms, 'about' | 'condition'>): AlertCondition {
  if (condition.trim() === '') throw new FeelFault('is empty');
  const evaluate = compileExpressionOf(condition, known[about]);
  const tried = evaluate(sampleOf(about));
  if (tried !== null && typeof tried !== 'boolean') throw new FeelFault('is not true or false');
  return { heads: headsIn(condition, about), holds: (facts) => evaluate(facts) === true };
}

/** Some values of the right kinds, by which it shows what kind of value an expression gives. */
function sampleOf(about: AlertAbout): AlertFacts {
  const plain = alertFacts[about].filter(({ path }) => !path.includes('.'));
  const counted = stretchFacts({ ...emptyTally, ...{ offered: 2, answered: 1, answeredInTime: 1, handled: 1 } });
  const stretched = alertFacts[about].filter(({ path }) => path.includes('.')).map(({ path }) => headOf(path));
  return {
    ...Object.fromEntries(plain.map(({ path, unit, values }) => [path, unit === 'text' ? (values?.[0] ?? '') : 1])),
    ...Object.fromEntries(stretched.map((head) => [head, counted])),
  };
}
