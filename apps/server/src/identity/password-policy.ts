/** The shortest and the longest password, in characters. PCI DSS 4.0.1 (8.3.6) asks for 12; there is no rule of composition. */
export const passwordLength = { least: 12, most: 256 } as const;

/** Whether a password is so short, so uniform or so near to the account's own id that it would be guessed. */
export function isWeak(password: string, accountId: string): boolean {
  const characters = [...password];
  if (characters.length < passwordLength.least || characters.length > passwordLength.most) return true;
  const folded = password.toLowerCase();
  const isAboutTheId = accountId.length >= 3 && folded.replaceAll(accountId.toLowerCase(), '').length < 8;
  return new Set(folded).size < 5 || isAboutTheId || isRun(folded);
}

/** Whether every character is the neighbour of the one before, as in `123456789012` or `abcdefghijkl`. */
function isRun(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((character, index) => (character.codePointAt(0) ?? 0) - (text.codePointAt(index) ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 1;
}
