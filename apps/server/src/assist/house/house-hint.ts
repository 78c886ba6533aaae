import { fillScript, languages, type Hint, type Localised } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import type { HeardCue } from './heard-cues.ts';
import { spokenValues } from './spoken-values.ts';
import type { Standing } from './standing.ts';

/** How sure a rule is that holds: as sure as what it was told. */
const certain = 1;

/** Words with what is known filled in. */
export function filledIn(text: Localised, standing: Standing): Localised {
  const [es = '', en = ''] = languages.map((language) => {
    const segments = fillScript(text[language], spokenValues(standing, language));
    return segments.map((segment) => segment.text).join('');
  });
  return { es, en };
}

/** Advice of the house, as proposed: by a rule, or by where the script stands. */
export function houseHint(
  hint: Pick<Hint, 'kind' | 'target' | 'title' | 'text' | 'because'>,
  reason: Pick<Hint['reason'], 'proposer' | 'source'>,
  cue: Pick<HeardCue, 'words' | 'lineSequence'> | null,
): Proposal {
  const words = [...new Set(cue?.words ?? [])].slice(0, 5);
  return {
    ...hint,
    reason: { ...reason, words, lineSequence: cue?.lineSequence ?? null, score: certain },
    ...{ matters: [], isContradicted: false, evidence: [], isCertain: true },
  };
}
