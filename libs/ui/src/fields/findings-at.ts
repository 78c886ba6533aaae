import type { DraftFinding } from '@aliado/domain';

/** What was found at a place of the content (`limits.0.for`) and below it. */
export const findingsAt = (findings: readonly DraftFinding[], at: string): readonly DraftFinding[] =>
  findings.filter(({ path }) => path === at || path.startsWith(`${at}.`));

/** The id of the element that says what was found at a place, for `aria-describedby`. */
export const foundIdOf = (at: string): string => `found-${at.replaceAll('.', '-')}`;
