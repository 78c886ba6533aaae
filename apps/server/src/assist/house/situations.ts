import { itemAt, type SpokenSituation } from '@aliado/domain';
import { spokenOf, type HeardCue } from './heard-cues.ts';
import { freshFor } from './occasion.ts';
import type { Standing } from './standing.ts';

/** The words that show a situation, where words did. */
type Shown = Pick<HeardCue, 'words' | 'lineSequence'> | null;

/** After this nobody is thinking any more: one waits. */
const longSilenceMs = 10_000;

/** A broken promise is owned up to at the beginning of a call, or not at all. */
const firstWords = 4;

/** Whether a contact stands in each situation: undefined where it does not, else what shows it. */
export const situationsIn: Readonly<Record<SpokenSituation, (standing: Standing) => Shown | undefined>> = {
  'promise-broken': ({ caller: { missed }, heard, matters }) => {
    const isItsMatter = missed !== null && (matters.size === 0 || matters.has(missed.matter));
    return isItsMatter && heard.customers > 0 && heard.customers <= firstWords ? null : undefined;
  },
  upset: ({ state: { moodTurns }, heard }) => {
    const turn = moodTurns.at(-1);
    const isNow = turn?.mood === 'upset' && heard.customersSince(turn.lineSequence) < freshFor;
    return isNow ? turn : undefined;
  },
  silence: ({ silentFor, state }) => (silentFor >= longSilenceMs && state.heldSince === null ? null : undefined),
  'back-from-hold': ({ state: { lines }, heard }) => {
    for (let back = 1; back <= lines.size; back++) {
      const line = itemAt(lines, -back);
      if (!line || line.sequence <= heard.lastOfAgentAt) return undefined;
      if (line.kind === 'mark' && line.mark === 'resumed') return null;
    }
    return undefined;
  },
  waiting: ({ state: { approvals } }) => (approvals.some(({ state }) => state === 'asked') ? null : undefined),
  'nothing-to-give': ({ findings, heard }) => {
    const asked = heard.at(spokenOf.asking);
    const hits = findings.flatMap((finding) => finding.hits);
    const isAnswered = hits.some(({ say, then }) => say !== undefined || then.some(({ remedy }) => remedy !== 'none'));
    return asked && heard.isFresh(asked, freshFor) && findings.length > 0 && !isAnswered ? asked : undefined;
  },
};
