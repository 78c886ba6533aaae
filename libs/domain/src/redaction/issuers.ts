interface Issuer {
  /** First and last prefix of each range, of equal length. */
  readonly ranges: readonly (readonly [from: string, to: string])[];
  readonly lengths: readonly number[];
}

/**
 * Issuer ranges after ISO/IEC 7812-1 as the schemes publish them: Visa, Mastercard, American Express, Diners Club, Discover,
 * JCB, UnionPay, Maestro.
 */
const issuers: readonly Issuer[] = [
  { ranges: [['4', '4']], lengths: [13, 16, 19] },
  {
    ranges: [
      ['51', '55'],
      ['2221', '2720'],
    ],
    lengths: [16],
  },
  {
    ranges: [
      ['34', '34'],
      ['37', '37'],
    ],
    lengths: [15],
  },
  {
    ranges: [
      ['300', '305'],
      ['3095', '3095'],
      ['36', '36'],
      ['38', '39'],
    ],
    lengths: [14, 16, 19],
  },
  {
    ranges: [
      ['6011', '6011'],
      ['644', '649'],
      ['65', '65'],
    ],
    lengths: [16, 19],
  },
  { ranges: [['3528', '3589']], lengths: [16, 19] },
  { ranges: [['62', '62']], lengths: [16, 17, 18, 19] },
  {
    ranges: [
      ['5018', '5018'],
      ['5020', '5020'],
      ['5038', '5038'],
      ['56', '58'],
      ['6304', '6304'],
      ['6759', '6759'],
      ['6761', '6763'],
    ],
    lengths: [13, 14, 15, 16, 17, 18, 19],
  },
];

/** The shortest and the longest card number, in digits. */
export const cardLengths = { shortest: 13, longest: 19 } as const;

/** Whether these digits are a card number: a known issuer, a length it uses, and a right check digit. */
export function isCardNumber(digits: string): boolean {
  return (
    issuers.some((issuer) => issuer.lengths.includes(digits.length) && startsLike(issuer, digits)) && hasLuhn(digits)
  );
}

/** Whether a card number of a known issuer may begin with these digits and go on after them. */
export function mayBeginCard(digits: string): boolean {
  return issuers.some((issuer) => digits.length < Math.max(...issuer.lengths) && startsLike(issuer, digits));
}

function startsLike({ ranges }: Issuer, digits: string): boolean {
  return ranges.some(([from, to]) => {
    const length = Math.min(from.length, digits.length);
    const prefix = digits.slice(0, length);
    return from.slice(0, length) <= prefix && prefix <= to.slice(0, length);
  });
}

/** The check digit of ISO/IEC 7812-1, annex B. */
function hasLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
