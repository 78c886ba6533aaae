import { toArray, type EpochMs, type Interaction, type Language, type CaseFacts } from '@aliado/domain';
import type { Analyser } from './text/analyser.ts';
import type { TurnsHeard } from './turns-heard.ts';
import { weighted, windowTurns, type Window } from './window.ts';

/** Lines looked at for the last turns: marks stand between them. */
const linesLookedAt = 4 * windowTurns;

/** What the house knows of a case, as a window needs it. */
export interface CaseKnowledge {
  readonly openMatters: ReadonlySet<string>;
  readonly scope: CaseFacts;
}

/**
 * The window over an interaction as its state stands: the last turns by words, read in the language of the customer's last
 * ones. Costs the same whatever the length of the call.
 * @param heard what was read of this interaction before.
 * @param defaultLanguage where nobody told.
 * @param now when it counts as begun while nobody knows.
 */
export function windowOver(
  state: Interaction,
  known: CaseKnowledge,
  heard: TurnsHeard,
  analyserOf: (language: Language) => Analyser,
  { defaultLanguage, now }: { readonly defaultLanguage: Language; readonly now: EpochMs },
): Window {
  const lines = toArray(state.lines, state.lines.size - linesLookedAt);
  const utterances = lines.filter((line) => line.kind === 'utterance').slice(-windowTurns);
  const customers = utterances.filter(({ role }) => role === 'customer');
  const language = customers.at(-1)?.language ?? state.language ?? defaultLanguage;
  const turns = heard.of(utterances, analyserOf(language));
  const { openMatters, scope } = known;
  const began = state.openedAt ?? now;
  return { language, turns: weighted(turns), matter: state.script?.matter ?? state.matter, openMatters, scope, began };
}
