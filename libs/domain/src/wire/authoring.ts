import type { CaseFacts } from '../guideline/case-facts.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** What of a playbook is written and published on its own. */
export type AuthoredKind = 'guideline' | 'script' | 'article' | 'authority';

/** How far a draft is: being written, waiting for a second person, agreed to, or waiting for its hour. */
export type DraftState = 'drafted' | 'in-review' | 'agreed' | 'scheduled';

/** One part of the playbook in a list. */
export interface AuthoredEntry {
  readonly kind: AuthoredKind;
  readonly id: string;
  readonly name: Localised;
  /** What is in force; null for what was never published. */
  readonly version: number | null;
  /** Whether what is in force says that it is retired. */
  readonly isRetired: boolean;
  readonly owner: string | null;
  readonly draft: { readonly version: number; readonly state: DraftState; readonly author: string } | null;
}

/** Something to do to a decision table that mends a finding, and asks for no thought but a yes. */
export type TableMend =
  /** So that a rule comes before the one that hid it. */
  | { readonly kind: 'move-rule'; readonly ruleId: string; readonly beforeId: string }
  /** Of a rule that never counts: nobody gets anything else without it. */
  | { readonly kind: 'remove-rule'; readonly ruleId: string }
  /** Of rules that hold together: the first of them counts. */
  | { readonly kind: 'first-decides' }
  /** For cases without a rule: one test per input, in their order. */
  | { readonly kind: 'add-rule'; readonly when: readonly string[] };

/** What is wrong with a draft, or worth a look: `GET …/draft` names all of it. */
export interface DraftFinding {
  readonly severity: 'fault' | 'notice';
  /** Line of the draft's text, from 1. */
  readonly line: number;
  /** Where in the content, as in `rules.2.when.0`; empty for the whole. */
  readonly path: string;
  readonly reason: Localised;
  /** A case that shows it, by label of the input; null where none is needed. */
  readonly example: readonly { readonly label: Localised; readonly value: string }[] | null;
  /** What would mend it, best first; left out where that takes thought. */
  readonly mends?: readonly TableMend[];
}

/** One difference between what is in force and a draft, in words. */
export interface DraftChange {
  readonly path: string;
  readonly words: Localised;
}

/** A draft with all that was found in it. */
export interface DraftView {
  readonly kind: AuthoredKind;
  readonly id: string;
  /** The version that it will be. */
  readonly version: number;
  readonly baseVersion: number | null;
  /** Grows with each save and never comes again: name it to save over it, to review it, to publish it. */
  readonly revision: number;
  readonly state: DraftState;
  /** Who saved last: the id of an account, or `file` where the file was changed by hand. */
  readonly author: string;
  readonly updatedAt: EpochMs;
  readonly reviewedBy: string | null;
  readonly reviewWords: string | null;
  readonly effectiveAt: EpochMs | null;
  /** The file as it will be written: YAML, or Markdown with a head for articles. */
  readonly text: string;
  /** The same as data, in the shape of its kind but perhaps with faults; null while the text has another shape or none. */
  readonly content: unknown;
  readonly findings: readonly DraftFinding[];
  readonly changes: readonly DraftChange[];
  /** Sessions that would get less under it, by the last back-test of this revision that found any session; null before one. */
  readonly wouldGetLess: number | null;
  readonly isShadowing: boolean;
}

/** One part of the playbook: what is in force, what is drafted, what was. */
export interface AuthoredItem {
  readonly kind: AuthoredKind;
  readonly id: string;
  readonly current: {
    readonly version: number;
    readonly content: unknown;
    readonly text: string;
    readonly since: EpochMs;
  } | null;
  readonly draft: DraftView | null;
  /** Newest first. */
  readonly history: readonly {
    readonly version: number;
    readonly publishedAt: EpochMs;
    readonly effectiveAt: EpochMs;
    readonly author: string | null;
    readonly reviewedBy: string | null;
    readonly isInForce: boolean;
    /** Why this version retired it; null for one that was offered. */
    readonly retired: string | null;
  }[];
}

/** Saves a draft: as the text of its file, or as data, which is written into the text that stands. */
export interface SaveDraft {
  /** What is in force, as it was read; null for something new. */
  readonly baseVersion: number | null;
  /** The revision to save over; 0 where there is no draft yet. */
  readonly revision: number;
  readonly text?: string;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** What a second person says of exactly this revision. */
export interface ReviewDraft {
  readonly revision: number;
  readonly decision: 'agree' | 'send-back';
  readonly words: string;
}

/** Publishes exactly this revision. */
export interface PublishDraft {
  readonly revision: number;
  /** Null for now. */
  readonly effectiveAt: EpochMs | null;
  /** Whether those who would get less were looked at. */
  readonly lossesRead: boolean;
}

/** A case to try a guideline's draft on: made up, or of an interaction. */
export type DraftTrial = { readonly facts: CaseFacts } | { readonly interactionId: string };

/** Why authoring said no; the console has a sentence for each. */
export type AuthoringRefusal =
  | 'draft/none'
  | 'draft/changed-meanwhile'
  | 'draft/has-faults'
  | 'draft/not-reviewed'
  | 'draft/own-review'
  | 'draft/not-back-tested'
  /** There was no session in the period on which it was tried. */
  | 'draft/tested-on-nothing'
  | 'draft/losses-unread'
  | 'draft/in-the-past'
  /** It waits for its hour: take that back first. */
  | 'draft/scheduled'
  | 'playbook/unknown-item'
  | 'playbook/unknown-version'
  /** That version has faults beside what is in force now, as where it leads to something retired since. */
  | 'playbook/no-longer-fits';

/** What a back-test counts, for one version of the rules. */
export interface BackTestCount {
  readonly grants: number;
  readonly money: Money;
  readonly approvals: number;
  readonly refused: number;
  /** Milliseconds that customers waited for a yes. */
  readonly waitMs: number;
}

/** One session where the draft would have decided otherwise. */
export interface BackTestDifference {
  readonly interactionId: string;
  readonly at: EpochMs;
  readonly agentName: string | null;
  readonly matter: string | null;
  /** What happened then, and what would have. */
  readonly was: Localised;
  readonly wouldBe: Localised;
  readonly change: Money | null;
  readonly direction: 'more' | 'less' | 'same';
}

/** What a back-test found. */
export interface BackTestResult {
  readonly asItWas: BackTestCount;
  readonly asItWouldBe: BackTestCount;
  /** Grants by amount: upper edges in minor units, counts then and now. */
  readonly histogram: readonly { readonly upTo: number; readonly was: number; readonly wouldBe: number }[];
  /** How often each rule of the draft held, by its id. */
  readonly hitsByRule: Readonly<Record<string, number>>;
  readonly changed: number;
  readonly less: number;
  readonly more: number;
  /** Sessions where nothing was allowed and something could have been offered: counted as offered, never as given. */
  readonly offered: {
    readonly sessions: number;
    /** All that would have been proposed in them. */
    readonly upTo: Money;
    /** Of the sessions in which something was allowed, the share in which something was given; null where there is none. */
    readonly takenShare: number | null;
  };
  /** What stands in one sentence. */
  readonly sentence: Localised;
}

/** How far a back-test is, and what it found so far. */
export interface BackTestView {
  readonly backTestId: string;
  readonly kind: AuthoredKind;
  readonly id: string;
  readonly revision: number;
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly sessionsDone: number;
  readonly sessionsTotal: number;
  readonly elapsedMs: number;
  /** Null until done. */
  readonly result: BackTestResult | null;
}

/** A back-test as it is kept: with when it began, and who asked for it. */
export interface KeptBackTest extends BackTestView {
  readonly startedAt: EpochMs;
  /** The id of an account. */
  readonly startedBy: string;
}

/** A draft that is applied beside what is in force and only counts. Sessions count by their last case. */
export interface ShadowRunView {
  readonly kind: AuthoredKind;
  readonly id: string;
  readonly revision: number;
  readonly from: EpochMs;
  /** When it ends by itself. */
  readonly until: EpochMs;
  readonly isRunning: boolean;
  readonly counts: ShadowCounts;
}

/** Sessions so far, by what the draft would allow in them. */
export interface ShadowCounts {
  readonly same: number;
  readonly more: number;
  readonly less: number;
  /** More of one thing and less of another. */
  readonly other: number;
}
