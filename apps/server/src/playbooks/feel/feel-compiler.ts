import { isInRegion, type CaseFacts, type FeelValue } from '@aliado/domain';
import { evaluate, type FeelFunction } from 'feelin';
import { caseFacts, type KnownFacts } from './fact-paths.ts';
import { regionOfTest } from './test-region.ts';

/** Told why an expression cannot be worked out for some facts. */
export type FeelFailed = (reason: string) => void;

/**
 * An expression that was read once and can be asked often. What cannot be worked out for these facts, as where a number stands for a
 * list, is null: not known.
 */
export type CompiledExpression<Facts extends object = CaseFacts> = (scope: Facts, failed?: FeelFailed) => FeelValue;

/** A unary test that was read once and can be asked often. A test of an unknown value does not hold, unless it asks for that. */
export type CompiledTest<Facts extends object = CaseFacts> = (value: FeelValue, scope: Facts) => boolean;

/** The text is no FEEL, or speaks of something that the scope does not hold. */
export class FeelFault extends Error {
  override readonly name = 'FeelFault';
}

/** @throws FeelFault if the text is no expression. */
export function compileExpression(text: string): CompiledExpression {
  return compileExpressionOf(text, caseFacts);
}

/**
 * An expression over facts of other names than those of a case.
 * @throws FeelFault if the text is no expression.
 */
export function compileExpressionOf<Facts extends object>(
  text: string,
  facts: KnownFacts<Facts>,
): CompiledExpression<Facts> {
  refuseUnbounded(text);
  refuseUnknownNames(text, facts);
  const names = namesIn(text, facts);
  const run = compile(names, text);
  return (scope, failed) =>
    run(
      names.map((name) => scope[name]),
      failed,
    );
}

/** @throws FeelFault if the text is no unary test. */
export function compileTest(text: string): CompiledTest {
  return compileTestOf(text, caseFacts);
}

/**
 * A unary test over facts of other names than those of a case.
 * @throws FeelFault if the text is no unary test.
 */
export function compileTestOf<Facts extends object>(text: string, facts: KnownFacts<Facts>): CompiledTest<Facts> {
  refuseUnbounded(text);
  refuseUnknownNames(text, facts);
  const region = regionOfTest(text);
  if (region) return (value) => isInRegion(region, value); // 50 times quicker than the library
  const names = namesIn(text, facts);
  const run = compile(['value', ...names], asExpression(text.trim()));
  if (names.length > 0) return (value, scope) => run([value, ...names.map((name) => scope[name])]) === true;
  return rememberingLast((value) => run([value]) === true);
}

/** Rules of one table ask the same of the same value again and again. */
function rememberingLast(holds: (value: FeelValue) => boolean): (value: FeelValue) => boolean {
  let last: { readonly value: FeelValue; readonly result: boolean } | null = null;
  return (value) => {
    if (last === null || last.value !== value) last = { value, result: holds(value) };
    return last.result;
  };
}

/**
 * The library reads a text each time it evaluates it, which costs 40 times the evaluation. The body of a FEEL function is
 * read once, so every text becomes one.
 */
function compile(
  parameters: readonly string[],
  body: string,
): (values: readonly unknown[], failed?: FeelFailed) => FeelValue {
  try {
    const { value, warnings } = evaluate(`function(${parameters.join(', ')}) ${body}`);
    const compiled = value as FeelFunction;
    return (values, failed) => {
      try {
        const result: unknown = compiled.invoke(values);
        return isFeelValue(result) ? result : null;
      } catch (error) {
        failed?.(reasonOf(error)); // the library throws at some values of kinds that it does not expect
        return null;
      } finally {
        warnings.length = 0; // the library adds to this list for as long as the function lives
      }
    };
  } catch (error) {
    throw new FeelFault(`is not FEEL: ${reasonOf(error)}`);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A unary test as an expression over `value` (DMN 1.5, section 7.3.5). */
function asExpression(test: string): string {
  if (test === '-') return 'true';
  if (outsideStrings(test).includes('?')) return replaceOutsideStrings(test, /\?/g, 'value');
  const negated = /^not\s*\(([\s\S]*)\)$/.exec(test)?.[1];
  return negated === undefined ? membership(test) : `not(${membership(negated)} = true)`;
}

const membership = (tests: string): string => (tests.trim() === 'null' ? '(value = null)' : `(value in (${tests}))`);

/** The parts of the scope that a text names: what a function is handed it looks through each time, so it gets no more. */
const namesIn = <Facts extends object>(text: string, { heads }: KnownFacts<Facts>): readonly (keyof Facts & string)[] =>
  heads.filter((name) => new RegExp(`\\b${name}\\b`).test(text));

const words = new Set(
  'and or not in between if then else true false null for return some every satisfies instance of function external'.split(
    ' ',
  ),
);

/** Characters of a condition at most. */
const longestText = 4_000;

/** What can take minutes, or all memory, on a line: loops over ranges, and patterns that the library tries in every way. */
const unbounded = /\b(?:for|some|every|function|matches|replace|split)\b/;

/** Nothing that somebody writes into a table may keep the server from its calls. */
function refuseUnbounded(text: string): void {
  if (text.length > longestText) throw new FeelFault(`is longer than ${longestText} characters`);
  const [found] = unbounded.exec(outsideStrings(text)) ?? [];
  if (found !== undefined) throw new FeelFault(`uses "${found}", which conditions may not: it can take any time`);
}

function refuseUnknownNames(text: string, { paths }: Pick<KnownFacts<object>, 'paths'>): void {
  const bare = outsideStrings(text);
  for (const [path] of bare.matchAll(/[A-Za-z_]\w*(?:\.\w+)*(?!\w|\s*\()/g)) {
    if (!words.has(path) && !paths.has(path)) throw new FeelFault(`speaks of "${path}", which is not known`);
  }
}

const outsideStrings = (text: string): string => text.replace(/"(?:[^"\\]|\\.)*"/g, '""');

function replaceOutsideStrings(text: string, pattern: RegExp, by: string): string {
  return text.replace(
    /("(?:[^"\\]|\\.)*")|([^"]+)/g,
    (_, quoted?: string, bare?: string) => quoted ?? bare?.replace(pattern, by) ?? '',
  );
}

function isFeelValue(value: unknown): value is FeelValue {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
