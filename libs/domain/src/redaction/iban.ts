/** A stretch of a text, as UTF-16 offsets, the end exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Country, check digits and 11 to 30 more, in fours or in one; all repetitions are bounded. */
const ibanShape = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]{4}){2,7}(?:[ -]?[A-Z\d]{1,3})?(?![\p{L}\d])/gu;

/** The bank account numbers in a text whose check digits are right (ISO 13616, ISO/IEC 7064 MOD 97-10). */
export function ibansIn(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { 0: written, index } of text.matchAll(ibanShape)) {
    if (remainderOf97(written.replace(/[ -]/gu, '')) === 1)
      stretches.push({ start: index, end: index + written.length });
  }
  return stretches;
}

function remainderOf97(iban: string): number {
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
