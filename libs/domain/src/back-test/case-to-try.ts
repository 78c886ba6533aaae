import type { Guideline } from '../guideline/guideline.ts';
import type { PastSessionView } from '../wire/past-sessions.ts';
import type { PastCase } from './past-session.ts';

/**
 * The case of a session on which a draft is tried: as it was known when that guideline decided last, else the last one of its
 * matters, else the last one at all. Null where none was weighed.
 */
export function caseToTry(
  { cases, decisions }: Pick<PastSessionView, 'cases' | 'decisions'>,
  { id, matters }: Pick<Guideline, 'id' | 'matters'>,
): PastCase | null {
  const decided = decisions.findLast(({ guidelineId, known }) => guidelineId === id && known !== null)?.known;
  const ofMatter = cases.findLast(({ matter }) => matter !== null && matters.includes(matter));
  return decided ?? ofMatter ?? cases.at(-1) ?? null;
}
