/** What stands in one field of a file: a number as it is, nothing for null. */
export type Field = string | number | null;

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const formula = /^[\s\uFEFF]*[=+\-@\t\r＝＋－＠]/u;

const special = /[",\r\n]/;

/**
 * One record of a CSV file (RFC 4180), with its line end. Text that a spreadsheet would run as a formula is given an apostrophe in
 * front, which shows that it is text; numbers are never text.
 */
export const csvRecord = (fields: readonly Field[]): string => `${fields.map(written).join(',')}\r\n`;

/** What a file begins with, so that spreadsheets read it as UTF-8. */
export const csvBegin = '\uFEFF';

function written(field: Field): string {
  if (field === null) return '';
  if (typeof field === 'number') return String(field);
  const safe = formula.test(field) ? `'${field}` : field;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
