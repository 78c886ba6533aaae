import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** An address in the one form in which it is stored and compared. */
export type Address =
  | {
      readonly kind: 'phone';
      /** E.164. */
      readonly value: string;
      /** What two spellings of one line still share when country or trunk digits differ. */
      readonly lastDigits: string;
    }
  /** In lower case. */
  | { readonly kind: 'email'; readonly value: string }
  /** A number of the organisation's own, in capitals and without blanks. */
  | { readonly kind: 'account'; readonly value: string };

/** How many digits at the end of two numbers must be the same for them to be probably one line. */
const comparedDigits = 9;

const withheld =
  /^(anonymous|restricted|private|unavailable|unknown|withheld|blocked|no ?caller ?id|asserted|\+?266696687)$/i;
const scheme = /^(?:sips?|tel|whatsapp|mailto):/i;
const email = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;

/**
 * Reads what a source or a file gives as an address. Takes `+34…`, `0034…`, national numbers of `country`, `sip:`, `tel:` and
 * `whatsapp:` addresses, e-mails with or without a name, and account numbers. Null for callers who withheld theirs (266696687
 * spells ANONYMOUS, RFC 3323 is the other form) and for what is too short to tell anybody apart.
 */
export function readAddress(raw: string | null, country: CountryCode | null): Address | null {
  const written = unwrapped(raw ?? '');
  if (written === '' || withheld.test(written)) return null;
  if (email.test(written)) return { kind: 'email', value: written.toLowerCase() };
  return readPhone(written, country) ?? readAccount(written);
}

/** An account number as it is compared. */
export const normalisedAccount = (raw: string): string => raw.replace(/\s/g, '').toUpperCase();

/** Only what has letters and digits: digits alone are more likely a short number of a telephone exchange. */
function readAccount(raw: string): Extract<Address, { kind: 'account' }> | null {
  const value = normalisedAccount(raw);
  return /^(?=.*\d)(?=.*[A-Z])[A-Z0-9._/-]{4,40}$/.test(value) ? { kind: 'account', value } : null;
}

/** A phone number in E.164, with the digits that are compared when the whole differs; null when it is none. */
export function readPhone(raw: string, country: CountryCode | null): Extract<Address, { kind: 'phone' }> | null {
  if (!/^[+(]?[\d\s().\-/]+$/.test(raw)) return null; // the library reads letters as keypad digits: CL-190312 is no phone
  const international = raw.replace(/^\s*00(?=[1-9])/, '+');
  const number = parsePhoneNumberFromString(international, country ?? undefined)?.number;
  // not asked whether it is valid: numbering plans change faster than tables of them, and a wrong "no" loses a customer
  const digits = number?.slice(1) ?? '';
  return number && digits.length >= comparedDigits
    ? { kind: 'phone', value: number, lastDigits: lastDigitsOf(digits) }
    : null;
}

const lastDigitsOf = (digits: string): string => digits.slice(-comparedDigits);

/** Without scheme, display name, parameters and, for SIP, host. */
function unwrapped(raw: string): string {
  const inner = (/<([^<>]*)>/.exec(raw)?.[1] ?? raw).trim();
  if (!scheme.test(inner)) return inner;
  const bare = inner.replace(scheme, '').split(/[;?]/)[0] ?? '';
  return /^sips?:/i.test(inner) ? (bare.split('@')[0] ?? '') : bare;
}
