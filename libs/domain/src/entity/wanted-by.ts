import { minorDigits } from '../money/minor-digits.ts';
import type { ScriptField } from '../script/script.ts';
import type { Entity, EntityValue } from './entity.ts';

/** Words in the id of a text field that tell what it wants, besides the kinds of the organisation’s identifiers. */
const named: Readonly<Record<string, EntityValue['kind']>> = {
  ...{ email: 'email', mail: 'email', phone: 'phone', callback: 'phone', amount: 'money', budget: 'money' },
  ...{
    date: 'date',
    day: 'date',
    time: 'time',
    hour: 'time',
    postcode: 'postal-code',
    postal: 'postal-code',
    zip: 'postal-code',
  },
  ...{ name: 'name' },
};

/**
 * Whether a field wants what was found. A field of a type wants what is of that type; a text field what its id names: `orderNumber`
 * the identifiers of kind `order`, `email` an address, `invoiceName` a name.
 */
export function isWantedBy({ id, type }: Pick<ScriptField, 'id' | 'type'>, entity: EntityValue): boolean {
  if (type === 'date' || type === 'phone' || type === 'money') return entity.kind === type;
  if (type !== 'text') return false;
  const words = id.split(/(?=[A-Z])/u).map((word) => word.toLowerCase());
  if (entity.kind === 'identifier') return entity.of.split('-').every((word) => words.includes(word));
  return words.some((word) => Object.hasOwn(named, word) && named[word] === entity.kind);
}

/** An entity as a field keeps it: money in major units with a point, before its currency. */
export function fieldValueOf(entity: EntityValue): string {
  if (entity.kind !== 'money') return entity.value;
  const { amount, currency } = entity.value;
  const digits = minorDigits(currency);
  const whole = `${amount}`.padStart(digits + 1, '0');
  const [major, minor] = digits === 0 ? [whole, ''] : [whole.slice(0, -digits), whole.slice(-digits)];
  return `${/^0*$/u.test(minor) ? major : `${major}.${minor}`} ${currency}`;
}

/** What was found and is wanted, the newest first, each value once. `found` is in the order of speech. */
export function candidatesFor(field: Pick<ScriptField, 'id' | 'type'>, found: readonly Entity[]): readonly Entity[] {
  const values = new Set<string>();
  return found.toReversed().filter((entity) => {
    const value = fieldValueOf(entity);
    if (values.has(value) || !isWantedBy(field, entity)) return false;
    values.add(value);
    return true;
  });
}
