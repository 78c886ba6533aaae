import { InvalidArgumentError } from 'commander';

/** Reads an option that is a number in a range, both ends included. */
export const numberFrom =
  (least: number, most = Infinity) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a number ${range(least, most)}.`);
  };

/** Reads an option that is a whole number in a range, both ends included. */
export const wholeFrom =
  (least: number, most = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^-?\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number ${range(least, most)}.`);
  };

const range = (least: number, most: number): string =>
  most >= Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;

/** Reads a web address. */
export function webAddress(text: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8740.');
}

/** Reads a day (its beginning on this machine's clock) or a moment in ISO 8601, as epoch milliseconds. */
export function moment(text: string): number {
  const at = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text);
  if (/^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(at)) return at;
  throw new InvalidArgumentError('It must be a day such as 2026-01-31, or a moment such as 2026-01-31T09:00Z.');
}
