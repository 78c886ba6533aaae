import type { CaseFacts, FeelValue, Guideline, Localised } from '@aliado/domain';
import { unknownFacts } from '@aliado/domain';

/** A fact that a table asks about, to be typed in. */
export interface CaseField {
  /** As in `order.total`. */
  readonly path: string;
  readonly label: Localised;
  readonly type: 'number' | 'boolean' | 'text';
  /** Values that the table itself names. */
  readonly known: readonly string[];
}

const texts: ReadonlySet<string> = new Set([
  ...['customer.tier', 'customer.country', 'order.status', 'interaction.channel', 'interaction.queue'],
  ...['interaction.language', 'agent.team', 'time.day', 'matter'],
]);

const paths = Object.entries(unknownFacts).flatMap(([name, part]) =>
  part === null ? [name] : Object.keys(part as object).map((key) => `${name}.${key}`),
);

/** The facts that the conditions of a table ask about, in its order. */
export function caseFields({ inputs, rules }: Pick<Guideline, 'inputs' | 'rules'>): readonly CaseField[] {
  const fields = inputs.flatMap(({ label, expression }, place) => {
    const bare = expression.replace(/"[^"]*"/g, '');
    const named = paths.filter((path) => new RegExp(`(?<![\\w.])${path.replace('.', '\\.')}(?![\\w.])`).test(bare));
    const literals = rules.flatMap(({ when }) =>
      [...(when[place] ?? '').matchAll(/"([^"]*)"/g)].map(([, text]) => text ?? ''),
    );
    return named.map((path): CaseField => {
      const isAlone = expression.trim() === path;
      const known = isAlone ? [...new Set(literals)] : [];
      return { path, label: isAlone ? label : { es: path, en: path }, type: typeOf(path), known };
    });
  });
  return fields.filter(({ path }, at) => fields.findIndex((other) => other.path === path) === at);
}

/**
 * The facts of a case by what was typed; what was emptied is not known.
 * @param known what else is known, where it is the case of a session.
 */
export function factsOf(
  fields: readonly CaseField[],
  typed: Readonly<Record<string, string>>,
  known: CaseFacts = unknownFacts,
): CaseFacts {
  const parts = Object.entries(known).map(([name, part]) => [name, isPart(part) ? { ...part } : part]);
  const facts = Object.fromEntries(parts) as Record<string, Record<string, FeelValue> | FeelValue>;
  for (const { path, type } of fields) {
    const text = typed[path];
    if (text === undefined) continue;
    const value = valueOf(type, text);
    const [head = '', tail] = path.split('.');
    const part = facts[head];
    if (tail === undefined) facts[head] = value;
    else if (isPart(part)) part[tail] = value;
  }
  return facts as unknown as CaseFacts;
}

const isPart = (part: unknown): part is Record<string, FeelValue> => typeof part === 'object' && part !== null;

/** One fact as a field shows it; empty where it is not known. */
export function shownFact(facts: CaseFacts, path: string): string {
  const parts = facts as unknown as Readonly<Record<string, Readonly<Record<string, FeelValue>> | FeelValue>>;
  const [head = '', tail] = path.split('.');
  const part = parts[head];
  const value = tail === undefined ? part : isPart(part) ? part[tail] : null;
  return value === null || value === undefined ? '' : String(value);
}

function typeOf(path: string): CaseField['type'] {
  if (texts.has(path)) return 'text';
  return /\.(?:is|in)[A-Z](?!n\d)/.test(path) && !/In\d/.test(path) ? 'boolean' : 'number';
}

function valueOf(type: CaseField['type'], typed: string): FeelValue {
  const text = typed.trim();
  if (text === '') return null;
  if (type === 'text') return text;
  if (type === 'boolean') return text === 'true';
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : null;
}
