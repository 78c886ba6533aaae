import type { AuthoredKind } from '@aliado/domain';

/** What the last finished back-test of one revision of a draft found, as far as publication asks for it. */
export interface BackTestFinding {
  /** Sessions that were looked at; of none nothing is known. */
  readonly sessions: number;
  /** Sessions that would have got less. */
  readonly less: number;
}

/** What is known of drafts from sessions, by what was tested. Reads what is stored; runs nothing. */
export abstract class BackTests {
  /** Of the last back-test of exactly this revision that came to its end, if possible of one that found sessions; null for none. */
  abstract resultFor(kind: AuthoredKind, id: string, revision: number): Promise<BackTestFinding | null>;

  /** Whether this draft is applied beside what is in force at present, unseen by agents. */
  abstract isShadowing(kind: AuthoredKind, id: string): Promise<boolean>;
}
