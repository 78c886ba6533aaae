/** How the national part is grouped, by country code, where people there read it in a way of their own. */
const groupings: Readonly<Record<string, readonly number[]>> = {
  '1': [3, 3, 4],
  '33': [1, 2, 2, 2, 2],
  '34': [3, 2, 2, 2],
  '44': [4, 6],
  '52': [2, 4, 4],
  '54': [2, 4, 4],
  '55': [2, 5, 4],
  '56': [1, 4, 4],
  '57': [3, 3, 2, 2],
  '58': [3, 3, 4],
};
/** Country codes of one and of three digits (ITU-T E.164); all others have two. */
const shortCode = /^[17]/;
const longCode = /^(?:2[1-35-9]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])\d/;

/**
 * A phone number as people read it, `+34 611 55 01 22`; an address that is not in E.164 stays as it is. Numbers are grouped by
 * country where the grouping is known, else by threes.
 */
export function formatAddress(address: string): string {
  const digits = /^\+(\d{8,15})$/.exec(address)?.[1];
  if (digits === undefined) return address;
  const code = shortCode.test(digits) ? digits.slice(0, 1) : digits.slice(0, longCode.test(digits) ? 3 : 2);
  const national = digits.slice(code.length);
  const grouping = groupings[code];
  const isUsual = grouping?.reduce((sum, size) => sum + size, 0) === national.length;
  return `+${code} ${(grouping && isUsual ? groupsOf(national, grouping) : byThrees(national)).join(' ')}`;
}

function groupsOf(digits: string, sizes: readonly number[]): readonly string[] {
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  return starts.map((start, index) => digits.slice(start, start + (sizes[index] ?? 0)));
}

/** Groups of three; a digit that would stand alone joins the last group. */
const byThrees = (digits: string): readonly string[] => digits.match(/\d{3}(?=\d{2})|\d{1,4}$/g) ?? [digits];
