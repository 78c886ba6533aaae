import type { Hint } from '../hint/hint.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { AssistEvent, Mood } from './assist-event.ts';

/** A hint that was used, until what it proposed is done. */
export type UsedHint = Pick<Hint, 'id' | 'kind' | 'target'>;

/** An idea as it was caught. */
export interface CaughtIdea {
  readonly ideaId: string;
  readonly words: string;
  readonly lineSequence: number | null;
  readonly caughtAt: EpochMs;
}

/** A point at which the customer began to sound different. */
export type MoodTurn = Omit<Extract<AssistEvent, { type: 'MoodTurned' }>, 'type' | 'before'>;

/** The same with what it was before, and when it turned. */
export interface PastMoodTurn extends MoodTurn {
  readonly before: Mood;
  readonly turnedAt: EpochMs;
}

/** What was proposed, read and recognised, as it stands now. */
export interface AssistState {
  /** Used, and not yet acted on. Bounded by the cap of hints. */
  readonly usedHints: readonly UsedHint[];
  /** Null while nothing was ranked for where the script stands. */
  readonly nextSteps: Omit<Extract<AssistEvent, { type: 'NextStepsProposed' }>, 'type'> | null;
  /** Oldest first; empty while the customer sounds as calm as at the beginning. */
  readonly moodTurns: readonly PastMoodTurn[];
  readonly ideas: readonly CaughtIdea[];
  /** The newest for each agent who had the contact. */
  readonly wrapUpProposals: readonly Omit<Extract<AssistEvent, { type: 'WrapUpProposed' }>, 'type'>[];
}

/** The state before the first proposal. */
export const initialAssist: AssistState = {
  usedHints: [],
  nextSteps: null,
  moodTurns: [],
  ideas: [],
  wrapUpProposals: [],
};

/** How the customer sounds now; calm until something says otherwise. */
export const moodOf = ({ moodTurns }: { readonly moodTurns: readonly Pick<MoodTurn, 'mood'>[] }): Mood =>
  moodTurns.at(-1)?.mood ?? 'calm';
