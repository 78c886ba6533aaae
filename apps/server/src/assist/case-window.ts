import { toArray, type EpochMs, type Interaction, type Language, type CaseFacts } from '@aliado/domain';
import type { Analyser } from './text/analyser.ts';
import type { TurnsHeard } from './turns-heard.ts';
import { spokenTurn, weighted, windowTurns, type SpokenTurn, type Window } from './window.ts';

/** Lines looked at for the last turns: marks stand between them. */
const linesLookedAt = 4 * windowTurns;

/** What the house knows of a case, as a window needs it. */
export interface CaseKnowledge {
  readonly openMatters: ReadonlySet<string>;
  /** Matters that the contact's queue is for; left out where it is for any. */
  readonly queueMatters?: ReadonlySet<string>;
  readonly scope: CaseFacts;
}

/** What a window takes where the state does not tell. */
export interface WindowDefaults {
  readonly defaultLanguage: Language;
  readonly onTheirWay: string | null;
  readonly now: EpochMs;
}

/** Words that no entry holds yet. */
const unsaid = (text: string, analyser: Analyser): SpokenTurn =>
  spokenTurn(null, true, text, (words) => analyser.tokens(words));

/**
 * The window over an interaction as its state stands: the last turns by words, read in the language of the customer's last
 * ones. Costs the same whatever the length of the call.
 * @param heard what was read of this interaction before.
 * @param defaultLanguage where nobody told.
 * @param onTheirWay what the customer is saying and is not in the log yet; null for nothing.
 * @param now when it counts as begun while nobody knows.
 */
export function windowOver(
  state: Interaction,
  known: CaseKnowledge,
  heard: TurnsHeard,
  analyserOf: (language: Language) => Analyser,
  { defaultLanguage, onTheirWay, now }: WindowDefaults,
): Window {
  const lines = toArray(state.lines, state.lines.size - linesLookedAt);
  const spoken = lines.filter((line) => line.kind === 'utterance');
  const utterances = spoken.filter(({ role }) => role !== 'supervisor').slice(-windowTurns); // who is there beside the two
  const customers = utterances.filter(({ role }) => role === 'customer');
  const language = customers.at(-1)?.language ?? state.language ?? defaultLanguage;
  const analyser = analyserOf(language);
  const turns = [...heard.of(utterances, analyser), ...(onTheirWay === null ? [] : [unsaid(onTheirWay, analyser)])];
  const { openMatters, scope, queueMatters } = known;
  const began = state.openedAt ?? now;
  const matter = state.script?.matter ?? state.matter;
  const asked = matter === null && queueMatters ? { queueMatters } : {}; // a queue tells what comes first, not what comes next
  return { language, turns: weighted(turns), matter, openMatters, ...asked, scope, began };
}
