import type { FeelValue, Guideline, GuidelineRule, Localised } from '@aliado/domain';
import { guidelineSchema } from '../pack/guideline-schema.ts';
import { readDecisionTable, type DecisionTable, type TableRule } from './decision-table.ts';
import { ownElementOf, readDmn, type DmnDecision, type DmnTable } from './dmn-file.ts';
import { remediesOf, remedyNamed } from './remedy-columns.ts';

/** The guideline that a DMN file holds, or sentences that say why it holds none. */
export type DmnImport = { readonly guideline: Guideline } | { readonly faults: readonly string[] };

/** What the file does not say. */
export interface ImportOptions {
  /** The id or name of the decision, where a file holds several tables. */
  readonly decision?: string;
  /** ISO date from which a file that is not ours is in force. */
  readonly today: string;
}

/** Stands where a guideline needs a name that a foreign file cannot know; the check of the pack asks for it. */
const unassigned = 'unassigned';

/**
 * Reads a guideline from a DMN file. One of ours comes back as it was; of any other a draft is made: its outputs become
 * remedies where they are called so, and words of the reason where not.
 */
export async function dmnToGuideline(xml: string, options: ImportOptions): Promise<DmnImport> {
  const decisions = await readDmn(xml);
  if ('fault' in decisions) return { faults: [decisions.fault] };
  const chosen = chosenOf(decisions, options.decision);
  if ('fault' in chosen) return { faults: [chosen.fault] };
  const reading = readDecisionTable(chosen);
  if ('faults' in reading) return { faults: reading.faults.map((fault) => `${nameOf(chosen)} ${fault}`) };
  const made = ownGuideline(chosen, reading.table) ?? foreignGuideline(chosen, reading.table, options);
  if ('faults' in made) return made;
  const checked = guidelineSchema.safeParse(made.guideline);
  if (checked.success) return { guideline: checked.data };
  return { faults: checked.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`) };
}

const nameOf = ({ name, id }: DmnDecision): string => `decision "${name ?? id ?? ''}"`;

function chosenOf(decisions: readonly DmnDecision[], wanted?: string): DmnDecision | { readonly fault: string } {
  const candidates =
    wanted === undefined
      ? decisions.filter(({ table }) => table !== null)
      : decisions.filter(({ id, name }) => id === wanted || name === wanted);
  const [first, second] = candidates;
  if (first && (!second || wanted !== undefined)) return first;
  const ids = decisions.map(({ id, name }) => id ?? name ?? '').join(', ');
  if (wanted !== undefined) return { fault: `there is no decision "${wanted}"; there are ${ids}` };
  return {
    fault: second ? `there are several tables, say which decision: ${ids}` : 'there is no decision table in it',
  };
}

/** Null of a file that is not ours. */
function ownGuideline(decision: DmnDecision, table: DecisionTable): DmnImport | null {
  const own = ownElementOf(decision, 'aliado:Guideline');
  const { table: logic } = decision;
  if (!own || !logic) return null;
  const inFileOrder = table.rules.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity));
  const made = inFileOrder.map((rule, nth) => ownRule(rule, nth, table, logic));
  const faults = made.flatMap((each) => ('fault' in each ? [each.fault] : []));
  if (faults.length > 0) return { faults };
  const { id, version, owner, effectiveFrom, effectiveTo, matter, name, why, never } = own;
  return {
    guideline: {
      ...{
        id,
        version,
        name: inBoth(name),
        matters: matter.map((each) => each.id),
        owner,
        why: inBoth(why),
        effectiveFrom,
      },
      ...(effectiveTo !== undefined && { effectiveTo }),
      hitPolicy: logic.hitPolicy === 'PRIORITY' ? 'priority' : table.hitPolicy,
      inputs: table.inputs.map(({ expression, label }, place) => {
        const added = ownElementOf(logic.input[place] ?? {}, 'aliado:GuidelineInput');
        const called = label ?? expression;
        return added
          ? { id: added.id, label: inBoth(added.label), expression }
          : { id: camel(called) || `input${place + 1}`, label: same(called), expression };
      }),
      rules: made.flatMap((each) => ('fault' in each ? [] : [each])),
      ...(never && { never: never.words.map(inBoth) }),
    },
  };
}

/** A row that another tool added to one of our tables has no words of ours yet. */
function ownRule(rule: TableRule, nth: number, table: DecisionTable, logic: DmnTable): MadeRule {
  const { when, outputs, place } = rule;
  const added = ownElementOf(logic.rule[place ?? Infinity] ?? {}, 'aliado:GuidelineRule');
  if (!added) return foreignRule(rule, nth, table);
  const read = remediesOf(entriesOf(table, outputs));
  if ('fault' in read) return { fault: `rule ${nth + 1}: ${read.fault}` };
  return {
    ...{ id: added.id, when, then: read.then },
    ...(added.say && { say: inBoth(added.say) }),
    ...(added.checks && { checks: added.checks.words.map(inBoth) }),
    because: inBoth(added.because),
  };
}

type MadeRule = GuidelineRule | { readonly fault: string };

function foreignGuideline(decision: DmnDecision, table: DecisionTable, { today }: ImportOptions): DmnImport {
  const called = decision.name ?? decision.label ?? decision.id ?? 'decision';
  const ids = new Set<string>();
  const made = table.rules.map((rule, nth) => foreignRule(rule, nth, table));
  const faults = made.flatMap((each) => ('fault' in each ? [each.fault] : []));
  if (faults.length > 0) return { faults };
  return {
    guideline: {
      ...{ id: kebab(called) || 'decision', version: 1, name: same(called), matters: [unassigned], owner: unassigned },
      ...{ why: same(called), effectiveFrom: today, hitPolicy: table.hitPolicy },
      inputs: table.inputs.map(({ expression, label }, place) => {
        const wish = camel(label ?? expression) || 'input';
        const id = ids.has(wish) ? `${wish}${place + 1}` : wish;
        ids.add(id);
        return { id, label: same(label ?? expression), expression };
      }),
      rules: made.flatMap((each) => ('fault' in each ? [] : [each])),
    },
  };
}

function foreignRule({ when, outputs, note, place }: TableRule, nth: number, table: DecisionTable): MadeRule {
  const id = place === null ? 'otherwise' : `rule-${place + 1}`;
  const entries = entriesOf(table, outputs);
  const words = table.outputs.flatMap(({ label, name }, column) => {
    const value = outputs[column] ?? null;
    const called = label ?? name;
    return value === null ? [] : [called === null ? String(value) : `${called}: ${value}`];
  });
  const because = same(note ?? (words.join(', ') || `rule ${nth + 1}`));
  if (entries.has('remedy')) {
    const read = remediesOf(entries);
    return 'fault' in read ? { fault: `rule ${nth + 1}: ${read.fault}` } : { id, when, then: read.then, because };
  }
  const named = outputs.flatMap((value) => remedyNamed(value) ?? []);
  const remedies = named.length > 0 ? named : (['none'] as const);
  return { id, when, then: remedies.map((remedy) => ({ remedy })), because };
}

const entriesOf = ({ outputs }: DecisionTable, values: readonly FeelValue[]): ReadonlyMap<string, FeelValue> =>
  new Map(outputs.map(({ name, label }, column) => [name ?? label ?? '', values[column] ?? null]));

const same = (text: string): Localised => ({ es: text, en: text });

const inBoth = ({ es, en }: Localised): Localised => ({ es, en });

const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];

const kebab = (text: string): string => wordsIn(text).join('-');

/** Names of inputs begin with a letter. */
const camel = (text: string): string =>
  wordsIn(text.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .map((word, place) => (place === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')
    .replace(/^[0-9]+/, '');
