import type { FeelValue, HitPolicy } from '@aliado/domain';
import { parseExpression } from 'feelin';
import type { DmnDecision, DmnTable } from './dmn-file.ts';

/** A decision table whose outputs are literals: what guidelines and DMN have in common. */
export interface DecisionTable {
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly expression: string; readonly label: string | null }[];
  readonly outputs: readonly { readonly name: string | null; readonly label: string | null }[];
  readonly rules: readonly TableRule[];
}

/** A row of such a table. */
export interface TableRule {
  /** Its place in the file, from 0; null for the row that stands for the file's default outputs. */
  readonly place: number | null;
  /** A FEEL unary test per input. */
  readonly when: readonly string[];
  /** A value per output. */
  readonly outputs: readonly FeelValue[];
  /** What was noted beside the row; null if nothing. */
  readonly note: string | null;
}

/** The table, or sentences that say why there is none. */
export type TableReading = { readonly table: DecisionTable } | { readonly faults: readonly string[] };

const policies: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'unique',
  FIRST: 'first',
  PRIORITY: 'priority',
  COLLECT: 'collect',
  'RULE ORDER': 'rule-order',
};

/** The decision table of a decision, as far as guidelines can say the same. */
export function readDecisionTable({ table: decisionLogic, logic, ...decision }: DmnDecision): TableReading {
  if (!decisionLogic)
    return { faults: [`is ${logicNames[logic ?? ''] ?? 'another expression'}, not a decision table`] };
  const faults = [
    ...(decision.knowledgeRequirement.length > 0
      ? ['leans on a business knowledge model, which guidelines have not']
      : []),
    ...(decision.informationRequirement.some(({ requiredDecision }) => requiredDecision !== undefined)
      ? ['asks other decisions first, which guidelines cannot']
      : []),
    ...policyFaults(decisionLogic),
    ...languageFaults(decisionLogic),
  ];
  const outputs = decisionLogic.rule.map((rule, place) => outputsOf(rule.outputEntry, `rule ${place + 1}`));
  const all = [...faults, ...outputs.flatMap((each) => ('faults' in each ? each.faults : []))];
  const hitPolicy = policies[decisionLogic.hitPolicy];
  if (all.length > 0 || !hitPolicy) return { faults: all };
  const rules = decisionLogic.rule.map((rule, place): TableRule => {
    const read = outputs[place];
    const note = rule.description ?? rule.annotationEntry.find(({ text }) => text)?.text ?? null;
    return { place, when: testsOf(rule), outputs: read && 'values' in read ? read.values : [], note };
  });
  return withDefaults(decisionLogic, {
    hitPolicy,
    inputs: decisionLogic.input.map(({ inputExpression, label }) => ({
      expression: inputExpression?.text?.trim() ?? '',
      label: label ?? null,
    })),
    outputs: decisionLogic.output.map(({ name, label }) => ({ name: name ?? null, label: label ?? null })),
    rules,
  });
}

const logicNames: Readonly<Record<string, string>> = {
  '': 'without logic',
  'dmn:LiteralExpression': 'a literal expression',
  'dmn:Context': 'a context',
  'dmn:Invocation': 'an invocation',
  'dmn:List': 'a list',
  'dmn:Relation': 'a relation',
};

function policyFaults({ hitPolicy, aggregation, output }: DmnTable): readonly string[] {
  if (hitPolicy === 'ANY')
    return ['has the hit policy A (any): say which row counts, with F, or that one may hold, with U'];
  if (hitPolicy === 'OUTPUT ORDER')
    return ['has the hit policy O (output order): guidelines have R, in the order of rows'];
  if (!(hitPolicy in policies)) return [`has the hit policy "${hitPolicy}", which is not known`];
  if (aggregation !== undefined)
    return [`aggregates its outputs (C ${aggregation.toLowerCase()}): guidelines collect, and add nothing up`];
  if (hitPolicy === 'PRIORITY' && !output.some(({ outputValues }) => outputValues?.text)) {
    return ['has the hit policy P (priority) and no list of output values to go by'];
  }
  return [];
}

function languageFaults({ input, rule }: DmnTable): readonly string[] {
  const texts = [
    ...input.map(({ inputExpression }) => inputExpression),
    ...rule.flatMap((each) => [...each.inputEntry, ...each.outputEntry]),
  ];
  const others = texts.flatMap((text) =>
    text?.expressionLanguage !== undefined && !/feel/i.test(text.expressionLanguage) ? [text.expressionLanguage] : [],
  );
  return [
    ...(others[0] === undefined ? [] : [`has expressions in ${others[0]}: guidelines are written in FEEL`]),
    ...input.flatMap(({ inputExpression }, place) =>
      inputExpression?.text?.trim() ? [] : [`input ${place + 1} has no expression`],
    ),
  ];
}

/** An empty entry asks nothing. */
const testsOf = ({ inputEntry }: DmnTable['rule'][number]): readonly string[] =>
  inputEntry.map(({ text }) => text?.trim() || '-');

type Outputs = { readonly values: readonly FeelValue[] } | { readonly faults: readonly string[] };

function outputsOf(entries: DmnTable['rule'][number]['outputEntry'], where: string): Outputs {
  const values = entries.map(({ text }) => literalOf(text ?? ''));
  const faults = entries.flatMap(({ text }, nth) =>
    values[nth] === undefined ? [`${where} computes its output ${text?.trim()}: guidelines take literals only`] : [],
  );
  return faults.length > 0 ? { faults } : { values: values.map((value) => value ?? null) };
}

/** Default outputs become a last row that holds for anything; only where the last row is what counts last. */
function withDefaults({ output }: DmnTable, table: DecisionTable): TableReading {
  if (!output.some(({ defaultOutputEntry }) => defaultOutputEntry?.text)) return ordered(output, table);
  if (table.hitPolicy !== 'first' && table.hitPolicy !== 'priority') {
    return { faults: ['has a default output: write it as a row, for guidelines have none'] };
  }
  const read = outputsOf(
    output.map(({ defaultOutputEntry }) => defaultOutputEntry ?? {}),
    'the default',
  );
  const reading = ordered(output, table);
  if ('faults' in read || 'faults' in reading) return 'faults' in read ? read : reading;
  const otherwise = { place: null, when: table.inputs.map(() => '-'), outputs: read.values, note: null };
  return { table: { ...reading.table, rules: [...reading.table.rules, otherwise] } };
}

/** DMN's P goes by the outputs' lists of values: rows in that order of which the first counts come to the same. */
function ordered(output: DmnTable['output'], table: DecisionTable): TableReading {
  if (table.hitPolicy !== 'priority') return { table };
  const lists = output.map(({ outputValues }) => (outputValues?.text ? (literalsOf(outputValues.text) ?? []) : []));
  const rank = ({ outputs }: TableRule, column: number): number => {
    const place = lists[column]?.indexOf(outputs[column] ?? null) ?? -1;
    return place < 0 ? Infinity : place;
  };
  const compare = (a: TableRule, b: TableRule): number => {
    const column = lists.findIndex((list, nth) => list.length > 0 && rank(a, nth) !== rank(b, nth));
    return column < 0 ? 0 : rank(a, column) - rank(b, column);
  };
  return { table: { ...table, hitPolicy: 'first', rules: table.rules.toSorted(compare) } };
}

/** A literal's value; null of an empty text, undefined of any other expression. */
export function literalOf(text: string): FeelValue | undefined {
  if (text.trim() === '') return null;
  return literalsOf(text)?.[0];
}

/** The values of a list of literals with commas between them; undefined where something else stands among them. */
function literalsOf(text: string): readonly FeelValue[] | undefined {
  const list = parseExpression(`[${text}]`, {}, undefined).topNode.getChild('List');
  const values: FeelValue[] = [];
  for (let node = list?.firstChild ?? null; node; node = node.nextSibling) {
    if (node.name === '[' || node.name === ']') continue;
    const value = literalAt(node.name, `[${text}]`.slice(node.from, node.to));
    if (value === undefined) return undefined;
    values.push(value);
  }
  return list ? values : undefined;
}

function literalAt(kind: string, text: string): FeelValue | undefined {
  switch (kind) {
    case 'StringLiteral':
      return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
    case 'BooleanLiteral':
      return text === 'true';
    case 'null':
      return null;
    case 'NumericLiteral':
      return Number(text);
    default:
      return undefined;
  }
}
