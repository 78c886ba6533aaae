import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';

/** A value of a test: what FEEL calls a context is an object, a list an array. */
export type TckValue =
  string | number | boolean | null | ForeignValue | readonly TckValue[] | { readonly [name: string]: TckValue };

/** A value of a kind that our decision tables do not know, as a date is. */
export class ForeignValue {
  /** @param kind as in `date`. */
  constructor(readonly kind: string) {}
}

/** One test of a file: the facts, and what each named decision must come to. */
export interface TckCase {
  readonly id: string;
  readonly facts: Readonly<Record<string, TckValue>>;
  readonly results: readonly TckResult[];
}

/** What one decision must come to. */
export interface TckResult {
  readonly decision: string;
  readonly expected: TckValue;
  /** Whether the decision must fail; null is then what is expected. */
  readonly mustFail: boolean;
}

/** A file of tests: the name of the DMN file beside it, and its tests. */
export interface TckFile {
  readonly model: string;
  readonly cases: readonly TckCase[];
}

const attribute = (name: string) => ({ name, type: 'String', isAttr: true });
const one = (name: string, type: string) => ({ name, type });
const many = (name: string, type: string) => ({ name, type, isMany: true });
const element = (name: string, properties: readonly object[]) => ({ name, superClass: ['Element'], properties });
const holding = (name: string) =>
  element(name, [
    ...[attribute('name'), attribute('nil'), one('value', 'Value')],
    ...[many('component', 'Component'), one('list', 'List')],
  ]);

/** The XML of the TCK's tests, as far as it is needed. */
const tckPackage = {
  name: 'TCK',
  prefix: 'tck',
  uri: 'http://www.omg.org/spec/DMN/20160719/testcase',
  xml: { tagAlias: 'lowerCase' },
  types: [
    element('TestCases', [one('modelName', 'String'), many('testCase', 'TestCase')]),
    element('TestCase', [attribute('id'), many('inputNode', 'InputNode'), many('resultNode', 'ResultNode')]),
    ...['InputNode', 'Component', 'Expected', 'Item'].map(holding),
    element('ResultNode', [attribute('name'), attribute('errorResult'), one('expected', 'Expected')]),
    element('List', [attribute('nil'), many('item', 'Item')]),
    element('Value', [attribute('kind'), attribute('nil'), { name: 'text', type: 'String', isBody: true }]),
  ],
};

interface Held {
  readonly name?: string | undefined;
  readonly nil?: string | undefined;
  readonly value?:
    | { readonly kind?: string | undefined; readonly nil?: string | undefined; readonly text?: string | undefined }
    | undefined;
  readonly component?: readonly Held[] | undefined;
  readonly list?: { readonly item?: readonly Held[] | undefined } | undefined;
}

const held: z.ZodType<Held> = z.lazy(() =>
  z.object({
    ...{ name: z.string().optional(), nil: z.string().optional() },
    value: z
      .object({ kind: z.string().optional(), nil: z.string().optional(), text: z.string().optional() })
      .optional(),
    component: z.array(held).optional(),
    list: z.object({ item: z.array(held).optional() }).optional(),
  }),
);

const file = z.object({
  modelName: z.string().default(''),
  testCase: z
    .array(
      z.object({
        id: z.string().default(''),
        inputNode: z.array(held).default([]),
        resultNode: z
          .array(
            z.object({ name: z.string().default(''), errorResult: z.string().optional(), expected: held.optional() }),
          )
          .default([]),
      }),
    )
    .default([]),
});

/**
 * Reads a file of tests of the OMG's Technology Compatibility Kit.
 * @throws Error if the text is no such file.
 */
export async function readTckFile(xml: string): Promise<TckFile> {
  const plain = xml.replace(/\bxsi:type=/g, 'kind=').replace(/\bxsi:nil=/g, 'nil=');
  const { rootElement } = await new DmnModdle({ tck: tckPackage }).fromXML(plain, 'tck:TestCases');
  const { modelName, testCase } = file.parse(JSON.parse(JSON.stringify(rootElement)));
  return {
    model: modelName,
    cases: testCase.map(({ id, inputNode, resultNode }) => ({
      id,
      facts: named(inputNode),
      results: resultNode.map(({ name, expected, errorResult }) => ({
        ...{ decision: name, expected: expected ? valueOf(expected) : null, mustFail: errorResult === 'true' },
      })),
    })),
  };
}

const named = (nodes: readonly Held[]): Readonly<Record<string, TckValue>> =>
  Object.fromEntries(nodes.map((node) => [node.name ?? '', valueOf(node)]));

function valueOf({ value, component, list, nil }: Held): TckValue {
  if (nil === 'true' || value?.nil === 'true') return null;
  if (list) return (list.item ?? []).map(valueOf);
  if (component && component.length > 0) return named(component);
  return value ? simpleValue(value.kind ?? 'xsd:string', value.text ?? '') : null;
}

function simpleValue(kind: string, text: string): TckValue {
  switch (kind.replace(/^\w+:/, '')) {
    case 'string':
      return text;
    case 'boolean':
      return text.trim() === 'true';
    case 'decimal':
    case 'double':
    case 'integer':
    case 'float':
      return Number(text);
    default:
      return new ForeignValue(kind.replace(/^\w+:/, ''));
  }
}
