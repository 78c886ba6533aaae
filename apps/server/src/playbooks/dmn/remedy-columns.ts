import type { AllowedRemedy, FeelValue, Money, RemedyKind } from '@aliado/domain';
import { z } from 'zod';

/** What one remedy says, a column each. Sums are minor units. */
const fields = ['remedy', 'limitAmount', 'limitCurrency', 'proposedAmount', 'proposedCurrency', 'decides'] as const;
type Field = (typeof fields)[number];

/** An output column of a table: the nth remedy's field. */
export interface RemedyColumn {
  /** As in `remedy`, `limitAmount`, `remedy2`. */
  readonly name: string;
  readonly isNumber: boolean;
  /** What stands in the column for a rule. */
  entry(then: readonly AllowedRemedy[]): string | number | null;
}

const kinds = [
  'refund',
  'credit',
  'replacement',
  'waiver',
  'expedite',
  'gesture',
  'none',
] as const satisfies RemedyKind[];
const remedyKind = z.enum(kinds);
const decider = z.enum(['agent', 'supervisor']);

/** The columns that a list of rules needs. */
export function remedyColumns(rules: readonly { readonly then: readonly AllowedRemedy[] }[]): readonly RemedyColumn[] {
  const most = Math.max(...rules.map(({ then }) => then.length));
  return Array.from({ length: most }, (_, nth) => fields.map((field) => columnOf(field, nth)))
    .flat()
    .filter(({ entry }) => rules.some(({ then }) => entry(then) !== null));
}

/** The remedies that the columns of a rule name; a sentence where they name what we do not know. */
export function remediesOf(
  entries: ReadonlyMap<string, FeelValue>,
): { readonly then: readonly AllowedRemedy[] } | { readonly fault: string } {
  const then: AllowedRemedy[] = [];
  for (let nth = 0; ; nth++) {
    const at = (field: Field) => entries.get(nameOf(field, nth)) ?? null;
    if (at('remedy') === null) return { then };
    const kind = remedyKind.safeParse(at('remedy'));
    if (!kind.success) return { fault: `the remedy ${JSON.stringify(at('remedy'))} is none of ${kinds.join(', ')}` };
    const limit = sumOf(at('limitAmount'), at('limitCurrency'));
    const proposed = sumOf(at('proposedAmount'), at('proposedCurrency'));
    const decides = decider.safeParse(at('decides'));
    then.push({
      remedy: kind.data,
      ...(limit && { limit }),
      ...(proposed && { proposed }),
      ...(decides.success && { decides: decides.data }),
    });
  }
}

/** Which remedy a text names, whatever its case; null if none. */
export function remedyNamed(value: FeelValue): RemedyKind | null {
  return remedyKind.safeParse(typeof value === 'string' ? value.toLowerCase() : value).data ?? null;
}

const nameOf = (field: Field, nth: number): string => (nth === 0 ? field : `${field}${nth + 1}`);

function columnOf(field: Field, nth: number): RemedyColumn {
  return {
    name: nameOf(field, nth),
    isNumber: field === 'limitAmount' || field === 'proposedAmount',
    entry: (then) => {
      const remedy = then[nth];
      return remedy ? (fieldOf[field](remedy) ?? null) : null;
    },
  };
}

const fieldOf: Readonly<Record<Field, (remedy: AllowedRemedy) => string | number | undefined>> = {
  remedy: ({ remedy }) => remedy,
  limitAmount: ({ limit }) => limit?.amount,
  limitCurrency: ({ limit }) => limit?.currency,
  proposedAmount: ({ proposed }) => proposed?.amount,
  proposedCurrency: ({ proposed }) => proposed?.currency,
  decides: ({ decides }) => decides,
};

const sumOf = (amount: FeelValue, currency: FeelValue): Money | null =>
  typeof amount === 'number' && typeof currency === 'string' ? { amount, currency } : null;
