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
