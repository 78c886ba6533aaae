import { minorDigits } from '../money/minor-digits.ts';
import { cardinalAt } from './cardinal.ts';
import type { EntityContext, Find } from './entity.ts';
import { closeAt, isCloseTo, pastGaps, textAt, type Token } from './said-tokens.ts';

/** How sure it is: with its sign; in words; the kind of dollar or peso is only likely. */
const certainty = { written: 0.95, said: 0.9, likely: 0.7 };

const currencies: ReadonlyMap<string, string> = new Map(
  [
    'EUR:€ euro euros eur',
    'GBP:£ pound pounds quid gbp libra libras',
    'USD:dolar dolares dollar dollars bucks usd',
    'PEN:sol soles',
  ].flatMap((entry) => {
    const [code = '', words = ''] = entry.split(':');
    return words.split(' ').map((word): [string, string] => [word, code]);
  }),
);
const pesos: Readonly<Record<string, string>> = {
  ...{ MX: 'MXN', CO: 'COP', AR: 'ARS', CL: 'CLP', UY: 'UYU', DO: 'DOP' },
};
const cents: ReadonlySet<string> = new Set('centimo centimos centavo centavos cent cents penny pence p'.split(' '));
/** What can follow an amount without changing what was counted. */
const mayFollow: ReadonlySet<string> = new Set(
  'y o and or el la los las del por para que al a de en si no pero es son each cada total is for on to please gracias thanks but in the it ya eso me'.split(
    ' ',
  ),
);

interface Currency {
  readonly code: string;
  readonly isLikely: boolean;
}

/** Finds exact sums with their currency: `€20`, `1.200,50 €`, `ciento veinte euros con cincuenta`, `twenty quid fifty`. */
export function findMoney(
  tokens: readonly Token[],
  from: number,
  { country }: Pick<EntityContext, 'country'>,
): readonly Find[] {
  const found: Find[] = [];
  for (let index = from; index < tokens.length; index++) {
    const find = signedAt(tokens, index, country) ?? amountAt(tokens, index, country);
    if (!find) continue;
    found.push(find);
    index = find.to - 1;
  }
  return found;
}

/** `€20`, `$1,200.50`. */
function signedAt(tokens: readonly Token[], index: number, country: string | null): Find | undefined {
  const sign = tokens[index];
  const currency = sign?.kind === 'other' ? currencyOf(sign.text, country) : undefined;
  const at = pastGaps(tokens, index + 1);
  const amount = currency && isCloseTo(tokens, index + 1, at) ? writtenAt(tokens, at) : undefined;
  if (!currency || !amount) return undefined;
  return findOf(amount, currency, { from: index, to: amount.next }, certainty.written);
}

/** An amount before its currency. */
function amountAt(tokens: readonly Token[], index: number, country: string | null): Find | undefined {
  const plain = writtenAt(tokens, index) ?? spokenAt(tokens, index);
  if (!plain) return undefined;
  const amount = withFraction(plain, decimalsAfter(tokens, plain.next));
  const at = currencyPlace(tokens, amount);
  const currency = currencyOf(textAt(tokens, at), country);
  if (!currency) return undefined;
  const whole = withFraction({ ...amount, next: at + 1 }, changeAfter(tokens, at + 1));
  const isWritten = tokens[index]?.kind === 'digits';
  return findOf(whole, currency, { from: index, to: whole.next }, isWritten ? certainty.written : certainty.said);
}

/** Where the currency of an amount stands: right after it, or after the `de` of millions; but no hyphen makes a "ten-peso coin". */
function currencyPlace(tokens: readonly Token[], { whole, next }: Amount): number {
  const at = closeAt(tokens, next);
  if (whole >= 1_000_000 && textAt(tokens, at) === 'de') return closeAt(tokens, at + 1);
  return textAt(tokens, at - 1) === '-' ? tokens.length : at;
}

const withFraction = (amount: Amount, fraction: Fraction | undefined): Amount =>
  fraction && amount.fraction === '' ? { ...amount, ...fraction } : amount;

interface Fraction {
  readonly fraction: string;
  readonly next: number;
}

interface Amount {
  readonly whole: number;
  /** Digits after the point; empty for none. */
  readonly fraction: string;
  readonly next: number;
}

function findOf(
  { whole, fraction }: Amount,
  { code, isLikely }: Currency,
  span: { from: number; to: number },
  confidence: number,
): Find | undefined {
  const digits = minorDigits(code);
  if (fraction.length > digits) return undefined;
  const amount = whole * 10 ** digits + Number(fraction.padEnd(digits, '0'));
  if (!Number.isSafeInteger(amount)) return undefined;
  return {
    entity: { kind: 'money', value: { amount, currency: code } },
    ...span,
    confidence: isLikely ? certainty.likely : confidence,
  };
}

function currencyOf(word: string, country: string | null): Currency | undefined {
  const code = currencies.get(word);
  if (code !== undefined) return { code, isLikely: false };
  if (word !== '$' && word !== 'peso' && word !== 'pesos') return undefined;
  const peso = country === null ? undefined : pesos[country];
  if (peso !== undefined) return { code: peso, isLikely: word === '$' };
  return word === '$' ? { code: 'USD', isLikely: country !== 'US' } : undefined;
}

/** Written digits with the separators of either language: `1.200,50`, `1,200.50`, `489,00`; with a scale after: `2 millones`. */
function writtenAt(tokens: readonly Token[], index: number): Amount | undefined {
  if (tokens[index]?.kind !== 'digits' || tokens[index - 1]?.kind === 'word') return undefined;
  const { groups, next } = groupsAt(tokens, index);
  if (groups.length > 1) return ofGroups(groups, next);
  const { value, next: end } = cardinalAt(tokens, index) ?? { value: Number(groups[0]), next };
  return { whole: value, fraction: '', next: end };
}

/** One or two digits at the end are a fraction; any other group after the first has three. */
function ofGroups(groups: readonly string[], next: number): Amount | undefined {
  const last = groups.at(-1) ?? '';
  const fraction = last.length < 3 ? last : '';
  const [first = '', ...thousands] = fraction === '' ? groups : groups.slice(0, -1);
  if (thousands.some(({ length }) => length !== 3)) return undefined;
  return { whole: Number([first, ...thousands].join('')), fraction, next };
}

/** Digits with one separator between any two groups. */
function groupsAt(tokens: readonly Token[], index: number) {
  const groups = [textAt(tokens, index)];
  let next = index + 1;
  while (/^[.,’']$/u.test(textAt(tokens, next)) && tokens[next + 1]?.kind === 'digits') {
    groups.push(textAt(tokens, next + 1));
    next += 2;
  }
  return { groups, next };
}

function spokenAt(tokens: readonly Token[], index: number): Amount | undefined {
  const cardinal = cardinalAt(tokens, index);
  if (!cardinal) return undefined;
  const { value, next } = cardinal;
  const isShort = value >= 1_000_000 && value % 1_000_000 > 0 && value % 1_000_000 < 1_000; // "dos millones trescientos" leaves out a "mil"
  return isShort ? undefined : { whole: value, fraction: '', next };
}

/** Said before the currency: `ciento veinte con cincuenta euros`, `coma cinco`, `point five`. */
function decimalsAfter(tokens: readonly Token[], index: number): Fraction | undefined {
  const joint = closeAt(tokens, index);
  const word = textAt(tokens, joint);
  const cents = ['con', 'coma', 'point'].includes(word) ? centsAt(tokens, pastGaps(tokens, joint + 1)) : undefined;
  return cents && { fraction: word === 'con' ? cents.fraction : `${Number(cents.fraction)}`, next: cents.next };
}

/** Said after the currency: `con cincuenta`, `y cincuenta céntimos`, `fifty`, `and fifty pence`. */
function changeAfter(tokens: readonly Token[], index: number): Fraction | undefined {
  const first = closeAt(tokens, index);
  const joint = textAt(tokens, first);
  const isJoined = ['con', 'y', 'and'].includes(joint);
  const at = isJoined ? pastGaps(tokens, first + 1) : first;
  const change = centsAt(tokens, at);
  if (!change) return undefined;
  const after = closeAt(tokens, change.next);
  const unit = textAt(tokens, after);
  if (cents.has(unit)) return { ...change, next: after + 1 };
  const isPlain = joint === 'con' || (!isJoined && Number(change.fraction) >= 10 && tokens[at]?.kind === 'word');
  return isPlain && (unit === '' || mayFollow.has(unit)) ? change : undefined;
}

/** Up to 99, in two digits. */
function centsAt(tokens: readonly Token[], index: number): Fraction | undefined {
  const cardinal = cardinalAt(tokens, index);
  if (!cardinal || cardinal.hasMagnitude || cardinal.value > 99) return undefined;
  return { fraction: `${cardinal.value}`.padStart(2, '0'), next: cardinal.next };
}
