import type { FeelValue, Holds, Interaction } from '@aliado/domain';
import { holdsOver } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { CaseReader } from '../case/case-reader.ts';
import { compileExpressionOf, type CompiledExpression } from '../playbooks/feel/feel-compiler.ts';
import { scriptFactsWith, type ScriptFacts } from './script-facts.ts';

/** More texts than any playbook has. */
const heldTexts = 50_000;

/** Evaluates what the steps of scripts ask of a case. Made for texts that were checked when their pack was read. */
@Injectable()
export class ScriptFeel {
  private readonly expressions = new Map<string, CompiledExpression<ScriptFacts>>();

  constructor(private readonly cases: CaseReader) {}

  /** What is known in an interaction. */
  async factsOf(state: Interaction): Promise<ScriptFacts> {
    const { facts, orderNumber } = await this.cases.read(state);
    return { ...facts, contact: { customerId: state.customer.customerId, orderNumber }, values: state.values };
  }

  /** @throws FeelFault if the text is no expression. */
  value(text: string, facts: ScriptFacts): FeelValue {
    const held = this.expressions.get(text);
    if (held) return held(facts);
    if (this.expressions.size >= heldTexts) this.expressions.clear();
    const compiled = compileExpressionOf(text, scriptFactsWith(fieldsIn(text)));
    this.expressions.set(text, compiled);
    return compiled(facts);
  }

  /** Whether conditions hold over these facts. */
  over(facts: ScriptFacts): Holds {
    return holdsOver(this, facts);
  }
}

/** The fields that a text names: that they are the script's was checked before it was published. */
const fieldsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bvalues\.([A-Za-z]\w*)/g)].flatMap(([, field]) => (field === undefined ? [] : [field]));
