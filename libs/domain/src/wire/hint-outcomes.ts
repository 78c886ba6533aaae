import type { HintKind, HintReason } from '../hint/hint.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** How often advice came to an end in each way. What is still open, or was open when its contact closed, is in none. */
export interface HintCounts {
  readonly shown: number;
  readonly read: number;
  readonly used: number;
  /** Of those used: what it proposed was not done before the contact ended. */
  readonly notActedOn: number;
  readonly dismissed: number;
  readonly expired: number;
  readonly replaced: number;
  readonly retracted: number;
  /** Said or done without it. */
  readonly done: number;
}

/** What became of one piece of advice, over all contacts and agents. Never by agent: hints are made better with it, nobody is judged. */
export interface AdviceOutcome extends HintCounts {
  readonly kind: HintKind;
  /** Null for what stands for itself each time: promises, ideas. */
  readonly targetId: string | null;
  /** As it was shown last. */
  readonly title: Localised;
  readonly proposer: HintReason['proposer'];
  /** The mean of the chances with which it was shown, 0 to 1. */
  readonly meanScore: number;
}

/** Chances that were told, and how often such advice was used: equal where chances are true and what is right is used. */
export interface ReliabilityBin {
  /** From this chance up to the next tenth, 0 to 0.9. */
  readonly from: number;
  readonly shown: number;
  readonly used: number;
}

/** What was proposed and what became of it, in a stretch of time. */
export interface HintOutcomes {
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Shown most first. */
  readonly advice: readonly AdviceOutcome[];
  /** Ten, the lowest first. */
  readonly reliability: readonly ReliabilityBin[];
}
