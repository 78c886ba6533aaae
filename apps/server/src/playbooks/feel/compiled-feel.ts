import type { FeelEvaluator, FeelValue, CaseFacts } from '@aliado/domain';
import { compileExpression, compileTest, type CompiledExpression, type CompiledTest } from './feel-compiler.ts';

/** More texts than any playbook has. */
const heldTexts = 50_000;

/** Evaluates FEEL; each text is read once. Made for texts that were checked when their pack was read. */
export class CompiledFeel implements FeelEvaluator<CaseFacts> {
  private readonly expressions = new Map<string, CompiledExpression>();
  private readonly tests = new Map<string, CompiledTest>();

  /** @throws FeelFault if the text is no expression. */
  value(expression: string, scope: CaseFacts): FeelValue {
    return held(this.expressions, expression, compileExpression)(scope);
  }

  /** @throws FeelFault if the text is no unary test. */
  holds(test: string, value: FeelValue, scope: CaseFacts): boolean {
    return test === '-' || held(this.tests, test, compileTest)(value, scope);
  }
}

function held<T>(texts: Map<string, T>, text: string, compile: (text: string) => T): T {
  const before = texts.get(text);
  if (before !== undefined) return before;
  if (texts.size >= heldTexts) texts.clear();
  const compiled = compile(text);
  texts.set(text, compiled);
  return compiled;
}
