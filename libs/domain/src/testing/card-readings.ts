import fc from 'fast-check';

/** A piece of a number as somebody types or says it, with how many digits it gives away. */
export interface SaidDigits {
  readonly words: string;
  readonly digits: string;
}

const units = {
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};
const teens = {
  es: ['diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciséis', 'diecisiete', 'dieciocho', 'diecinueve'],
  en: ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
};
const twenties = ['uno', 'dós', 'trés', 'cuatro', 'cinco', 'séis', 'siete', 'ocho', 'nueve'];
const tens = {
  es: ['veinte', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
  en: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};

type Tongue = 'es' | 'en';

/** A digit and a pair in words; pairs that cannot be said as one number (05) are said as two digits. */
const oneDigit = (tongue: Tongue, digit: string): string => units[tongue][Number(digit)] ?? '';

function pair(tongue: Tongue, digits: string): string {
  const [ten, unit] = [Number(digits.charAt(0)), Number(digits.charAt(1))];
  if (ten === 0) return `${oneDigit(tongue, '0')} ${oneDigit(tongue, digits.charAt(1))}`;
  if (ten === 1) return teens[tongue][unit] ?? '';
  const whole = tens[tongue][ten - 2] ?? '';
  if (unit === 0) return `${whole},`;
  if (tongue === 'en') return `${whole}-${oneDigit('en', digits.charAt(1))}`;
  return ten === 2 ? `veinti${twenties[unit - 1] ?? ''}` : `${whole} y ${oneDigit('es', digits.charAt(1))}`;
}

/** How the next digits are said, by a choice from 0 to 9. */
function nextSaid(digits: string, tongue: Tongue, choice: number): SaidDigits {
  const first = digits.charAt(0);
  const repeats = digits.length - digits.replace(new RegExp(`^${first}+`, 'u'), '').length;
  if (choice >= 8 && repeats >= 3) return saidTimes('triple', digits.slice(0, 3), tongue);
  if (choice >= 5 && repeats >= 2) return saidTimes(tongue === 'es' ? 'doble' : 'double', digits.slice(0, 2), tongue);
  if (choice >= 3 && digits.length > 1) return { words: pair(tongue, digits.slice(0, 2)), digits: digits.slice(0, 2) };
  const isOh = choice === 0 && tongue === 'en' && first === '0';
  return { words: isOh ? 'oh' : oneDigit(tongue, first), digits: first };
}

const saidTimes = (times: string, digits: string, tongue: Tongue): SaidDigits => ({
  words: `${times} ${oneDigit(tongue, digits.charAt(0))}`,
  digits,
});

function spoken(number: string, tongue: Tongue, choices: readonly number[]): readonly SaidDigits[] {
  const said: SaidDigits[] = [];
  for (let at = 0; at < number.length;) {
    const next = nextSaid(number.slice(at), tongue, choices[said.length] ?? 1);
    said.push(next);
    at += next.digits.length;
  }
  return said;
}

function written(number: string, groups: readonly number[]): readonly SaidDigits[] {
  const said: SaidDigits[] = [];
  for (let at = 0, index = 0; at < number.length; index++) {
    const digits = number.slice(at, at + (groups[index % groups.length] ?? 4));
    said.push({ words: digits, digits });
    at += digits.length;
  }
  return said;
}

/** A number as people give it: written in groups, spoken in Spanish or English, or half and half. */
export function readingsOf(number: string): fc.Arbitrary<readonly SaidDigits[]> {
  const choices = fc.array(fc.nat(9), { minLength: number.length, maxLength: number.length });
  const tongue = fc.constantFrom<Tongue>('es', 'en');
  const inWords = fc.tuple(tongue, choices).map(([spokenIn, how]) => spoken(number, spokenIn, how));
  const groups = fc.constantFrom([4], [4, 6, 5], [19], [2], [3], [1], [5, 4], [8]);
  const inDigits = groups.map((sizes) => written(number, sizes));
  const half = Math.floor(number.length / 2);
  const mixed = fc
    .tuple(tongue, choices, fc.boolean())
    .map(([spokenIn, how, wordsFirst]) =>
      wordsFirst
        ? [...spoken(number.slice(0, half), spokenIn, how), ...written(number.slice(half), [4])]
        : [...written(number.slice(0, half), [4]), ...spoken(number.slice(half), spokenIn, how)],
    );
  return fc.oneof(inWords, inDigits, mixed);
}

const schemes = [
  ...[13, 16, 19].map((length) => ({ prefix: ['4'], length })),
  { prefix: ['51', '52', '53', '54', '55', '2221', '2500', '2720'], length: 16 },
  { prefix: ['34', '37'], length: 15 },
  { prefix: ['300', '305', '36', '38', '39'], length: 14 },
  ...[16, 19].map((length) => ({ prefix: ['6011', '644', '649', '65'], length })),
  ...[16, 19].map((length) => ({ prefix: ['3528', '3589'], length })),
  ...[16, 17, 18, 19].map((length) => ({ prefix: ['62'], length })),
  ...[13, 14, 15, 16, 17, 18, 19].map((length) => ({ prefix: ['5018', '5020', '56', '6304', '6759', '6762'], length })),
];

/** Card numbers of every issuer and length in use, with a right check digit. */
export const cardNumbers: fc.Arbitrary<string> = fc
  .constantFrom(...schemes)
  .chain(({ prefix, length }) => fc.tuple(fc.constantFrom(...prefix), digitsOfLength(length), fc.constant(length)))
  .map(([prefix, filling, length]) => withCheckDigit(`${prefix}${filling}`.slice(0, length - 1)));

/** Strings of exactly so many digits. */
export function digitsOfLength(length: number): fc.Arbitrary<string> {
  return fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((digits) => digits.join(''));
}

function withCheckDigit(body: string): string {
  const right = '0123456789'.split('').find((check) => luhnSum(`${body}${check}`) % 10 === 0);
  return `${body}${right ?? ''}`;
}

function luhnSum(digits: string): number {
  const doubled = ['0', '2', '4', '6', '8', '1', '3', '5', '7', '9'];
  return [...digits]
    .reverse()
    .map((digit, index) => Number(index % 2 === 0 ? digit : doubled[Number(digit)]))
    .reduce((sum, digit) => sum + digit, 0);
}

const lengthOfWord: ReadonlyMap<string, number> = new Map([
  ...[...units.es, ...units.en, 'oh'].map((word): [string, number] => [word, 1]),
  ...[...teens.es, ...teens.en].map((word): [string, number] => [word, 2]),
  ...twenties.map((word): [string, number] => [`veinti${word}`, 2]),
  ...[...tens.es, ...tens.en].map((word): [string, number] => [word, 2]),
  ...['doble', 'double'].map((word): [string, number] => [word, 1]),
  ['triple', 2],
]);

/** In forty-two and cuarenta y dos the ten is but one digit. */
const tensWithUnit = new RegExp(`(?:${[...tens.es, ...tens.en].join('|')})(?: y |-)(?=\\p{L})`, 'gu');

/** How many digits a text still tells, by a reading of its own that shares nothing with the detector. */
export function digitsLeftIn(text: string): number {
  const told = text
    .replace(/⟦[^⟧]*⟧/gu, ' ')
    .toLowerCase()
    .replace(tensWithUnit, '1 ');
  const words = told.match(/\d+|\p{L}+/gu) ?? [];
  return words.reduce((sum, word) => sum + (/^\d/u.test(word) ? word.length : (lengthOfWord.get(word) ?? 0)), 0);
}

/** What only looks like a card number, in the sentences in which people tell it. */
export const lookAlikes: fc.Arbitrary<string> = fc.oneof(
  order(),
  mobile(),
  iban(),
  meter(),
  fc.tuple(fc.nat(9_999), fc.nat(99)).map(([euros, cents]) => `pagué con la tarjeta ${euros},${cents} euros`),
  fc
    .date({ noInvalidDate: true })
    .map((day) => `it came on ${day.getUTCDate()}/${day.getUTCMonth() + 1}/20${day.getUTCFullYear() % 90} at 18:41`),
  digitsOfLength(10).map(
    (digits) => `you can call me on ${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`,
  ),
  digitsOfLength(15).map((digits) => `the tracking number is ${digits}`),
  digitsOfLength(4).map((digits) => `es la tarjeta que termina en ${digits}`),
  digitsOfLength(8).map((digits) => `mi DNI es ${digits}Z, lo tengo aquí`),
);

function order(): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('PD', 'RP', 'F-2026'), digitsOfLength(5))
    .map(([kind, digits]) => `the order on my card is ${kind}-${digits}`);
}

/** Mobile numbers as they are written and spoken in Spain, bare as the answer to a question or in a sentence. */
function mobile(): fc.Arbitrary<string> {
  const shapes = fc.constantFrom([9], [3, 3, 3], [3, 2, 2, 2]);
  const digits = fc.tuple(fc.constantFrom('6', '7', '9'), digitsOfLength(8)).map((parts) => parts.join(''));
  const inDigits = fc.tuple(digits, shapes).map(([number, sizes]) => written(number, sizes));
  const inWords = digits.map((number) =>
    spoken(
      number,
      'es',
      [...number].map(() => 1),
    ),
  );
  const bare = fc.oneof(inDigits, inWords).map((said) => said.map(({ words }) => words).join(' '));
  return fc.tuple(fc.constantFrom('', 'es el ', 'mi móvil es el ', 'llámeme al '), bare).map((parts) => parts.join(''));
}

function iban(): fc.Arbitrary<string> {
  return digitsOfLength(22).map(
    (digits) => `ES${digits.slice(0, 2)} ${(digits.slice(2).match(/.{4}/gu) ?? []).join(' ')}`,
  );
}

function meter(): fc.Arbitrary<string> {
  const digits = fc.integer({ min: 12, max: 16 }).chain(digitsOfLength);
  return fc
    .tuple(fc.constantFrom('The meter number is', 'El número de contador es el', 'CUPS'), digits)
    .map((parts) => parts.join(' '));
}

/** Spanish bank account numbers with right check digits, in fours or in one. */
export const accounts: fc.Arbitrary<string> = fc
  .tuple(digitsOfLength(20), fc.constantFrom(' ', ''))
  .map(([account, gap]) => {
    const check = 98n - (BigInt(`${account}142800`) % 97n); // E is 14 and S is 28
    return (`ES${`${check}`.padStart(2, '0')}${account}`.match(/.{4}/gu) ?? []).join(gap);
  });
