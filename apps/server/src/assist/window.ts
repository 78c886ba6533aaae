import type { EpochMs, Language, CaseFacts } from '@aliado/domain';
import type { CallTurn } from './call-turn.ts';
import type { Token } from './text/analyser.ts';

/** A turn of the conversation as proposers read it. */
export interface HeardTurn {
  /** The log entry in which it was said; null for words that are not final. */
  readonly sequence: number | null;
  /** What somebody else than the customer says is context, never the reason of a call. */
  readonly isCustomer: boolean;
  /** What was said; one object as long as the turn is looked at. */
  readonly said: CallTurn;
  /** Empty where it is nobody's reason. */
  readonly tokens: readonly Token[];
  /** How much it counts: 1 for what was just said, less the longer ago. */
  readonly weight: number;
}

/** All that a proposal may lean on: the last turns, and what the house knows of the case. */
export interface Window {
  readonly language: Language;
  /** Oldest first; at most `windowTurns`. */
  readonly turns: readonly HeardTurn[];
  /** The matter in hand; null until a script runs. */
  readonly matter: string | null;
  /** Matters that are open or broken on this customer's journey. */
  readonly openMatters: ReadonlySet<string>;
  /** Matters that the contact's queue is for; left out where it is for any, or a matter is in hand already. */
  readonly queueMatters?: ReadonlySet<string>;
  readonly scope: CaseFacts;
  /** When the contact began: it keeps the playbook of that moment. */
  readonly began: EpochMs;
}

/** A turn as somebody said it, read by whoever knows the words. */
export const spokenTurn = (
  sequence: number | null,
  isCustomer: boolean,
  text: string,
  tokensOf: (text: string) => readonly Token[],
): SpokenTurn => ({
  sequence,
  isCustomer,
  said: isCustomer ? { by: 'customer', text } : { by: 'agent', text, action: null },
  tokens: isCustomer ? tokensOf(text) : [],
});

/** How many turns are listened to at once. */
export const windowTurns = 16;

/** What a turn counts against the one after it. */
const recency = 0.97;

/** A turn before its place in the window is known. */
export type SpokenTurn = Omit<HeardTurn, 'weight'>;

/** The newest turns of a conversation with their weights. */
export function weighted(turns: readonly SpokenTurn[]): readonly HeardTurn[] {
  const newest = turns.slice(-windowTurns);
  return newest.map((turn, index) => ({ ...turn, weight: recency ** (newest.length - 1 - index) }));
}
