import type { Localised } from '@aliado/domain';
import { z } from 'zod';
import { fileTimeForm, isTimeZone, readFileTime, type FileTime } from './file-time.ts';

// Every message of these schemas is what `expected` says of a refused row: what would have been right.

const mostCharacters = 2_000;
// a terminal, a log or a database would take these for orders
const plain = /^[^\u0000-\u0008\u000b-\u001f\u007f]*$/;

/** Any text, trimmed. Empty stays empty. */
const cell = z
  .string()
  .trim()
  .max(mostCharacters, `at most ${mostCharacters} characters`)
  .regex(plain, 'no control characters');

/** A text that must be there. */
export const text = cell.refine((value) => value !== '', { params: { isMissing: true } });

/** A text, or null where the cell is empty. */
export const optionalText = cell.transform((value) => (value === '' ? null : value));

/** Something by which a row is known or named from another: up to 200 characters. */
export const id = text.pipe(z.string().max(200, 'at most 200 characters'));

/** The same, or null where the cell is empty. */
export const optionalId = optionalText.pipe(z.string().max(200, 'at most 200 characters').nullable());

/** One of a few words. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W) =>
  text.pipe(z.enum(words, words.join(' ')));

/** A whole number of at least zero; zero where the cell is empty. */
export const count = cell
  .regex(/^\d{0,9}$/, 'a whole number')
  .transform((value) => Number(value))
  .refine((value) => value <= 1_000_000, 'at most 1000000');

/** An amount in minor units. */
export const minorUnits = text
  .regex(/^-?\d{1,15}$/, 'minor units, as in 48900 for 489.00')
  .transform((value) => Number(value));

/** An ISO 4217 code. */
export const currency = text.regex(/^[A-Z]{3}$/, 'an ISO 4217 code, as in EUR');

/** An ISO 3166-1 alpha-2 code, or null. */
export const country = optionalText.pipe(
  z
    .string()
    .regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code, as in ES')
    .nullable(),
);

/** An IANA name, or null. */
export const timeZone = optionalText.pipe(
  z.string().refine(isTimeZone, 'an IANA time zone, as in Europe/Madrid').nullable(),
);

/** A month as YYYY-MM, or null. */
export const month = optionalText.pipe(
  z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, as in 2019-03')
    .nullable(),
);

/** A time, absolute or counted from the day of import. */
export const time = text.transform(asTime);

/** The same, or null where the cell is empty. */
export const optionalTime = optionalText.transform((value, context) =>
  value === null ? null : asTime(value, context),
);

function asTime(value: string, context: z.RefinementCtx): FileTime {
  const read = readFileTime(value);
  if (read) return read;
  context.addIssue({ code: 'custom', message: fileTimeForm });
  return z.NEVER;
}

/** A text in both languages from its two cells; one of them stands for both where the other is empty, null where both are. */
export function localised(es: string | null, en: string | null): Localised | null {
  const one = es ?? en;
  return one === null ? null : { es: es ?? one, en: en ?? one };
}
