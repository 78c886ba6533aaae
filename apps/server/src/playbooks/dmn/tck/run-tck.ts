import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { applyGuideline, type FeelEvaluator, type FeelValue, type Guideline } from '@aliado/domain';
import { evaluate } from 'feelin';
import { compileTestOf, FeelFault } from '../../feel/feel-compiler.ts';
import { readDecisionTable, type DecisionTable } from '../decision-table.ts';
import { readDmn, type DmnDecision } from '../dmn-file.ts';
import { dmnToGuideline } from '../dmn-to-guideline.ts';
import { ForeignValue, readTckFile, type TckCase, type TckResult, type TckValue } from './tck-cases.ts';

/** What became of one test: one decision of one case. */
export interface TckOutcome {
  /** The file of tests, relative to the folder. */
  readonly file: string;
  readonly caseId: string;
  readonly decision: string;
  readonly outcome: 'passed' | 'failed' | 'not-applicable';
  /** Why it does not apply, or what was found instead; null where it passed. */
  readonly reason: string | null;
}

/** An input comes to something that is no value of ours. */
class NoPlainValue extends Error {
  override readonly name = 'NoPlainValue';
}

type Facts = Readonly<Record<string, TckValue>>;

/**
 * Runs the tests of the OMG's Technology Compatibility Kit below a folder: each DMN file is imported as a guideline, and the
 * guideline is applied to the facts of its tests. What guidelines cannot say does not apply.
 * @throws Error of the file system where a file cannot be read.
 */
export async function runTck(folder: string): Promise<readonly TckOutcome[]> {
  const all = await readdir(folder, { recursive: true });
  const files = all.filter((file) => /-test-[^/]*\.xml$/.test(file)).toSorted();
  const outcomes: TckOutcome[] = [];
  for (const file of files) outcomes.push(...(await runFile(folder, join(folder, file))));
  return outcomes;
}

async function runFile(folder: string, path: string): Promise<readonly TckOutcome[]> {
  const file = relative(folder, path);
  const { model, cases } = await readTckFile(await readFile(path, 'utf8'));
  const xml = await readFile(join(dirname(path), model), 'utf8');
  const decisions = await readDmn(xml);
  const outcomes = cases.flatMap((each) => each.results.map((result) => runCase(xml, decisions, each, result)));
  return (await Promise.all(outcomes)).map((outcome) => ({ file, ...outcome }));
}

async function runCase(
  xml: string,
  decisions: readonly DmnDecision[] | { readonly fault: string },
  { id: caseId, facts }: TckCase,
  { decision: name, expected, mustFail }: TckResult,
): Promise<Omit<TckOutcome, 'file'>> {
  const about = { caseId, decision: name };
  const notApplicable = (reason: string) => ({ ...about, outcome: 'not-applicable' as const, reason });
  if ('fault' in decisions) return notApplicable(decisions.fault);
  const decision = decisions.find((each) => each.name === name);
  if (!decision) return notApplicable('is no decision of the file');
  const reading = readDecisionTable(decision);
  if ('faults' in reading) return notApplicable(reading.faults.join('; '));
  const drafted = await dmnToGuideline(xml, { decision: name, today: '2026-01-01' });
  if ('faults' in drafted) return notApplicable(drafted.faults.join('; '));
  if (expected instanceof ForeignValue) return notApplicable(`comes to a ${expected.kind}`);
  try {
    const found = resultOf(drafted.guideline, reading.table, facts);
    const wanted = mustFail ? null : expected;
    if (isSame(found, wanted)) return { ...about, outcome: 'passed', reason: null };
    return { ...about, outcome: 'failed', reason: `${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}` };
  } catch (error) {
    if (error instanceof FeelFault || error instanceof NoPlainValue) return notApplicable(error.message);
    throw error;
  }
}

/** The outputs of the rules that the guideline hits, in the form that DMN gives them. */
function resultOf(guideline: Guideline, { outputs, rules }: DecisionTable, facts: Facts): TckValue {
  const { hits } = applyGuideline(guideline, facts, evaluator);
  const values = hits.map(({ id }) => {
    const place = guideline.rules.findIndex((rule) => rule.id === id);
    return rules[place]?.outputs ?? [];
  });
  const results = values.map((row): TckValue => {
    if (outputs.length === 1) return row[0] ?? null;
    return Object.fromEntries(outputs.map(({ name }, column) => [name ?? '', row[column] ?? null]));
  });
  const isList = guideline.hitPolicy === 'collect' || guideline.hitPolicy === 'rule-order';
  return isList ? results : (results[0] ?? null);
}

/** Inputs are whatever the library makes of them; tests are read as those of guidelines are. */
const evaluator: FeelEvaluator<Facts> = {
  value: (expression, facts) => {
    const { value } = evaluate(expression, facts);
    if (isPlain(value)) return value;
    throw new NoPlainValue(`asks for ${expression}, which is no text, number, flag or null`);
  },
  holds: (test, value, facts) => {
    const heads = Object.keys(facts).filter((name) => /^\w+$/.test(name));
    const paths = new Set(
      heads.flatMap((name) => [name, ...Object.keys(facts[name] ?? {}).map((key) => `${name}.${key}`)]),
    );
    return compileTestOf<Facts>(test, { heads, paths })(value, facts);
  },
};

const isPlain = (value: unknown): value is FeelValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Numbers are the same as far as the TCK asks: to 8 places. */
function isSame(a: TckValue, b: TckValue): boolean {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b) < 1e-8;
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [ours, theirs] = [Object.entries(a), Object.entries(b)];
  const byName = new Map<string, TckValue>(theirs);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    ours.length === theirs.length &&
    ours.every(([name, value]) => byName.has(name) && isSame(value, byName.get(name) ?? null))
  );
}
