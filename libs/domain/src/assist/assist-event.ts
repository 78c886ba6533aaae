import type { LikelyEnding } from '../wrap-up/likely-endings.ts';
import type { HintReason } from '../hint/hint.ts';
import type { Localised } from '../text/localised.ts';

/** How the customer's words sound. Read from words alone, never from a voice, and never of an agent. */
export const moods = ['pleased', 'calm', 'upset'] as const;

/** How the customer's words sound. */
export type Mood = (typeof moods)[number];

/** A step that may come next, and how likely it is, 0 to 1. */
export interface LikelyStep {
  readonly scriptId: string;
  readonly stepId: string;
  readonly chance: number;
}

/** A sentence of a summary with the log entries it stands on; a sentence that stands on none is not written. */
export interface SummarySentence {
  readonly about: 'wanted' | 'done' | 'promised' | 'open' | 'mood' | 'noted';
  readonly text: Localised;
  /** Sequences of this interaction's log, ascending. */
  readonly sequences: readonly number[];
}

/** What was proposed, read and recognised in a contact besides hints shown and answered. */
export type AssistEvent =
  /** It stood in sight long enough to be read. */
  | { readonly type: 'HintRead'; readonly hintId: string }
  /** It was used, and what it proposed was not done before the contact ended. */
  | { readonly type: 'HintNotActedOn'; readonly hintId: string }
  /** The likely next steps as shown, likeliest first, at most three; empty where none is likely any more. */
  | {
      readonly type: 'NextStepsProposed';
      readonly steps: readonly LikelyStep[];
      /** What ranked them: a model's id and version; id `graph` and version 1 for the script's own order. */
      readonly by: HintReason['source'];
      /** The words that weighed, strongest first; at most five. */
      readonly words: readonly string[];
      readonly lineSequence: number | null;
    }
  /** A turning point: from here on the customer sounds different. */
  | {
      readonly type: 'MoodTurned';
      readonly before: Mood;
      readonly mood: Mood;
      /** The line it turned at. */
      readonly lineSequence: number;
      /** What weighed, as it was said there, strongest first. */
      readonly words: readonly string[];
      readonly by: HintReason['source'];
      /** How sure the reading is, 0 to 1. */
      readonly score: number;
    }
  /** An idea that the customer volunteered, in the agent's words, with the line it was said in. */
  | {
      readonly type: 'IdeaCaught';
      readonly ideaId: string;
      readonly words: string;
      readonly lineSequence: number | null;
    }
  /** What an agent finds written when their after-contact work begins. */
  | {
      readonly type: 'WrapUpProposed';
      readonly agentId: string;
      readonly sentences: readonly SummarySentence[];
      readonly matter: string | null;
      readonly disposition: string | null;
      /** How it may have ended, likeliest first, with the chance of each; left out in logs of before. */
      readonly endings?: readonly LikelyEnding[];
      /** The model that worded it; null where no language model had a part. */
      readonly wordedBy: HintReason['source'] | null;
    };

/** The types of these events, for what tells them from others. */
export const assistTypes = [
  'HintRead',
  'HintNotActedOn',
  'NextStepsProposed',
  'MoodTurned',
  'IdeaCaught',
  'WrapUpProposed',
] as const satisfies readonly AssistEvent['type'][];

/** The longest idea, in UTF-16 units. */
export const ideaLimit = 2_000;
