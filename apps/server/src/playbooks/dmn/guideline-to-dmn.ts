import {
  allowanceOf,
  factDomains,
  type FactPath,
  type Guideline,
  type GuidelineRule,
  type Localised,
} from '@aliado/domain';
import { caseFacts } from '../feel/fact-paths.ts';
import { writeDmn, type DmnElement } from './dmn-file.ts';
import { guidelineNamespace } from './guideline-namespace.ts';
import { remedyColumns } from './remedy-columns.ts';

const hitPolicies = {
  unique: 'UNIQUE',
  first: 'FIRST',
  priority: 'PRIORITY',
  collect: 'COLLECT',
  'rule-order': 'RULE ORDER',
} as const satisfies Record<Guideline['hitPolicy'], string>;

const types = { number: 'number', text: 'string', flag: 'boolean' } as const;

/**
 * A guideline as a DMN 1.3 file with one decision. Inputs, tests and outputs are plain DMN, so that other engines come to the
 * same rules; what DMN has no place for stands in our own namespace beside them.
 */
export async function guidelineToDmn(guideline: Guideline): Promise<string> {
  const { id, name } = guideline;
  const facts = factsOf(guideline);
  return writeDmn({
    $type: 'dmn:Definitions',
    ...{ id: `definitions-${id}`, name: name.en, namespace: guidelineNamespace, exporter: 'Aliado' },
    drgElement: [
      ...facts.map((fact) => ({
        $type: 'dmn:InputData',
        ...{ id: `fact-${fact}`, name: fact },
        variable: { $type: 'dmn:InformationItem', id: `fact-${fact}.variable`, name: fact },
      })),
      {
        $type: 'dmn:Decision',
        ...{ id: `decision-${id}`, name: name.en },
        extensionElements: extension(ownGuideline(guideline)),
        variable: { $type: 'dmn:InformationItem', id: `decision-${id}.variable`, name: name.en },
        informationRequirement: facts.map((fact) => ({
          $type: 'dmn:InformationRequirement',
          id: `requires-${fact}`,
          requiredInput: { $type: 'dmn:DMNElementReference', href: `#fact-${fact}` },
        })),
        decisionLogic: tableOf(guideline),
      },
    ],
  });
}

/** The facts that the table asks for, by the heads of their paths. */
function factsOf({ inputs, rules }: Guideline): readonly string[] {
  const texts = [...inputs.map(({ expression }) => expression), ...rules.flatMap(({ when }) => when)];
  const bare = texts.map((text) => text.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
  return caseFacts.heads.filter((head) => bare.some((text) => new RegExp(`(?<![\\w.])${head}\\b`).test(text)));
}

function tableOf({ id, hitPolicy, inputs, rules }: Guideline): DmnElement {
  const columns = [...(hitPolicy === 'priority' ? [allowanceColumn] : []), ...remedyColumns(rules)];
  return {
    $type: 'dmn:DecisionTable',
    ...{ id: `table-${id}`, hitPolicy: hitPolicies[hitPolicy] },
    input: inputs.map((input) => ({
      $type: 'dmn:InputClause',
      ...{ id: `input-${input.id}`, label: input.label.en },
      extensionElements: extension({ $type: 'aliado:GuidelineInput', id: input.id, label: words(input.label) }),
      inputExpression: {
        $type: 'dmn:LiteralExpression',
        ...{ id: `input-${input.id}.expression`, typeRef: typeOf(input.expression), text: input.expression },
      },
    })),
    output: columns.map(({ name, isNumber, entry }) => ({
      $type: 'dmn:OutputClause',
      ...{ id: `output-${name}`, name, typeRef: isNumber ? 'number' : 'string' },
      ...(name === allowanceColumn.name && {
        outputValues: { $type: 'dmn:UnaryTests', id: `output-${name}.values`, text: inPriority(rules, entry) },
      }),
    })),
    rule: rules.map((rule) => ({
      $type: 'dmn:DecisionRule',
      id: `rule-${rule.id}`,
      extensionElements: extension(ownRule(rule)),
      inputEntry: rule.when.map((test, nth) => ({
        $type: 'dmn:UnaryTests',
        ...{ id: `rule-${rule.id}.when.${nth + 1}`, text: test },
      })),
      outputEntry: columns.map(({ name, entry }) => ({
        $type: 'dmn:LiteralExpression',
        ...{ id: `rule-${rule.id}.${name}`, text: JSON.stringify(entry(rule.then)) },
      })),
    })),
  };
}

/** What `priority` goes by, so that engines which order outputs by their values pick the same rule as we do. */
const allowanceColumn = {
  name: 'allowance',
  isNumber: true,
  entry: (then: GuidelineRule['then']): number | string | null => allowanceOf({ then }),
};

function inPriority(rules: Guideline['rules'], entry: (then: GuidelineRule['then']) => number | string | null): string {
  const values = new Set(rules.map(({ then }) => Number(entry(then))));
  return [...values].toSorted((a, b) => b - a).join(', ');
}

function typeOf(expression: string): string | undefined {
  const kind = factDomains[expression.trim() as FactPath]?.kind;
  return kind && types[kind];
}

const extension = (own: DmnElement): DmnElement => ({ $type: 'dmn:ExtensionElements', values: [own] });

const words = ({ es, en }: Localised): DmnElement => ({ $type: 'aliado:Words', es, en });

const wordsList = (texts: readonly Localised[]): DmnElement => ({
  $type: 'aliado:WordsList',
  words: texts.map(words),
});

function ownGuideline({
  id,
  version,
  owner,
  effectiveFrom,
  effectiveTo,
  matters,
  name,
  why,
  never,
}: Guideline): DmnElement {
  return {
    $type: 'aliado:Guideline',
    ...{ id, version: String(version), owner, effectiveFrom },
    ...(effectiveTo !== undefined && { effectiveTo }),
    matter: matters.map((matter) => ({ $type: 'aliado:Matter', id: matter })),
    ...{ name: words(name), why: words(why) },
    ...(never && { never: wordsList(never) }),
  };
}

function ownRule({ id, say, checks, because }: GuidelineRule): DmnElement {
  return {
    $type: 'aliado:GuidelineRule',
    ...{ id, because: words(because) },
    ...(say && { say: words(say) }),
    ...(checks && { checks: wordsList(checks) }),
  };
}
