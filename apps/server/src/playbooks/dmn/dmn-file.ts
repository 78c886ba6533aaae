import { DmnModdle } from 'dmn-moddle';
import { z } from 'zod';
import { guidelinePackage } from './guideline-namespace.ts';

/** An element to be written: its type as in `dmn:Decision`, its attributes, texts, elements and lists of elements. */
export interface DmnElement {
  readonly $type: string;
  readonly [property: string]: DmnElement | readonly DmnElement[] | string | undefined;
}

const text = z.object({ text: z.string().optional(), expressionLanguage: z.string().optional() });
const words = z.object({ es: z.string(), en: z.string() });
const wordsList = z.object({ words: z.array(words).default([]) });

/** What we add to a decision, to an input and to a rule. */
const ownElement = z.discriminatedUnion('$type', [
  z.object({
    $type: z.literal('aliado:Guideline'),
    ...{ id: z.string(), version: z.coerce.number(), owner: z.string() },
    ...{ effectiveFrom: z.string(), effectiveTo: z.string().optional() },
    matter: z.array(z.object({ id: z.string() })).default([]),
    ...{ name: words, why: words, never: wordsList.optional() },
  }),
  z.object({ $type: z.literal('aliado:GuidelineInput'), id: z.string(), label: words }),
  z.object({
    $type: z.literal('aliado:GuidelineRule'),
    ...{ id: z.string(), say: words.optional(), because: words, checks: wordsList.optional() },
  }),
]);
const extensionElements = z.object({ values: z.array(z.unknown()).default([]) }).optional();
const described = { id: z.string().optional(), label: z.string().optional(), extensionElements };

const table = z.object({
  hitPolicy: z.string().default('UNIQUE'),
  aggregation: z.string().optional(),
  input: z.array(z.object({ ...described, inputExpression: text.optional() })).default([]),
  output: z
    .array(
      z.object({
        ...described,
        name: z.string().optional(),
        outputValues: text.optional(),
        defaultOutputEntry: text.optional(),
      }),
    )
    .default([]),
  rule: z
    .array(
      z.object({
        ...described,
        description: z.string().optional(),
        inputEntry: z.array(text).default([]),
        outputEntry: z.array(text).default([]),
        annotationEntry: z.array(z.object({ text: z.string().optional() })).default([]),
      }),
    )
    .default([]),
});
const decision = z.object({
  ...described,
  name: z.string().optional(),
  decisionLogic: z.looseObject({ $type: z.string() }).optional(),
  informationRequirement: z.array(z.object({ requiredDecision: z.unknown().optional() })).default([]),
  knowledgeRequirement: z.array(z.unknown()).default([]),
});
const definitions = z.object({ drgElement: z.array(z.looseObject({ $type: z.string() })).default([]) });

/** A decision of a DMN file, as far as we read such files. */
export interface DmnDecision extends Omit<z.infer<typeof decision>, 'decisionLogic'> {
  /** Null where the decision is made by something else, or by nothing. */
  readonly table: DmnTable | null;
  /** The type of what decides, as in `dmn:DecisionTable`; null where there is nothing. */
  readonly logic: string | null;
}

/** A decision table of a DMN file. */
export type DmnTable = z.infer<typeof table>;

type OwnElement = z.infer<typeof ownElement>;

/** The model namespaces of DMN 1.1, 1.2, 1.4 and 1.5: tables are the same in all of them. */
const otherVersions =
  /(["'])(?:http:\/\/www\.omg\.org\/spec\/DMN\/(?:20151101\/dmn\.xsd|20180521\/MODEL\/)|https:\/\/www\.omg\.org\/spec\/DMN\/(?:20211108|20230324)\/MODEL\/)\1/g;

const modelNamespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/';

/** The decisions of a DMN 1.1 to 1.5 file in their order; a sentence where the text is no such file. */
export async function readDmn(xml: string): Promise<readonly DmnDecision[] | { readonly fault: string }> {
  try {
    const { rootElement } = await new DmnModdle({ aliado: guidelinePackage }).fromXML(
      xml.replace(otherVersions, `"${modelNamespace}"`),
    );
    const { drgElement } = definitions.parse(JSON.parse(JSON.stringify(rootElement)));
    return drgElement.filter(({ $type }) => $type === 'dmn:Decision').map(decisionOf);
  } catch (error) {
    return { fault: `is no DMN file of the versions 1.1 to 1.5: ${reasonOf(error)}` };
  }
}

function decisionOf(element: object): DmnDecision {
  const { decisionLogic, ...rest } = decision.parse(element);
  const isTable = decisionLogic?.$type === 'dmn:DecisionTable';
  return { ...rest, table: isTable ? table.parse(decisionLogic) : null, logic: decisionLogic?.$type ?? null };
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`).join(', ');
  }
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/** What we added to an element; null where a file is not ours. */
export function ownElementOf<Type extends OwnElement['$type']>(
  { extensionElements: extensions }: Pick<DmnDecision, 'extensionElements'>,
  type: Type,
): Extract<OwnElement, { $type: Type }> | null {
  const isOfType = (own: OwnElement): own is Extract<OwnElement, { $type: Type }> => own.$type === type;
  const own = (extensions?.values ?? []).flatMap((value) => {
    const { data } = ownElement.safeParse(value);
    return data && isOfType(data) ? [data] : [];
  });
  return own[0] ?? null;
}

/** The text of a DMN 1.3 file. */
export async function writeDmn(root: DmnElement): Promise<string> {
  const moddle = new DmnModdle({ aliado: guidelinePackage });
  const made = ({ $type, ...properties }: DmnElement): object =>
    moddle.create(
      $type,
      Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, madeValue(value)])),
    );
  const madeValue = (value: DmnElement[string]): unknown => {
    if (value === undefined || typeof value === 'string') return value;
    return '$type' in value ? made(value) : value.map(made);
  };
  return (await moddle.toXML(made(root), { format: true })).xml;
}
