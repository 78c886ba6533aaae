import {
  type GuidelineFinding,
  type HintOutcome,
  type HousePhrase,
  type Localised,
  type OpenHint,
} from '@aliado/domain';
import { proposalKey, type Proposal } from '../proposal.ts';
import { cueKey, spokenOf, type HeardCue } from './heard-cues.ts';
import { filledIn, houseHint } from './house-hint.ts';
import { HouseProposer } from './house-proposer.ts';
import { concerns, cueOf, freshFor } from './occasion.ts';
import { situationsIn } from './situations.ts';
import type { Standing } from './standing.ts';

type Over = Extract<HintOutcome, 'done' | 'expired'>;

/** An agent who says this part of a phrase has used it. */
const saidFrom = 0.5;

/** What became of a phrase that is open: said, or too late. */
function becameOfPhrase({ hint }: OpenHint, isWanted: boolean, { heard, language }: Standing): Over | null {
  const hasSpoken = heard.likeness(hint.text[language]) >= saidFrom;
  return hasSpoken ? 'done' : isWanted ? null : 'expired';
}

/** Proposes what the house says where a conversation stands so, or after such words. */
export class HousePhrases extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    const taken = new Set<string>();
    return standing.words.phrases.flatMap((phrase) => {
      const cue = this.due(phrase, standing);
      const situation = phrase.situation ?? phrase.id;
      if (cue === undefined || taken.has(situation) || wasShown(phrase, standing)) return [];
      taken.add(situation);
      return [phraseHint(phrase, standing, cue)];
    });
  }

  becameOf(open: OpenHint, standing: Standing): Over | null {
    const phrase = standing.words.phrases.find(({ id }) => id === open.hint.target.id);
    if (open.hint.kind !== 'phrase' || !phrase) return null;
    return becameOfPhrase(open, this.due(phrase, standing) !== undefined, standing);
  }

  /** The words that make a phrase due, null where none have to; undefined while it is not. */
  private due(phrase: HousePhrase, standing: Standing): Pick<HeardCue, 'words' | 'lineSequence'> | null | undefined {
    const cue = cueOf(phrase, cueKey('phrases', phrase.id), standing);
    const isSpokenOf = cue === null || (cue !== undefined && standing.heard.isFresh(cue, freshFor));
    if (!isSpokenOf || !concerns(phrase, standing)) return undefined;
    const shown = phrase.situation === undefined ? null : situationsIn[phrase.situation](standing);
    return shown === undefined ? undefined : (cue ?? shown);
  }
}

/** What was shown leaves its place to the next phrase for the same situation. */
const wasShown = ({ id }: HousePhrase, { state }: Standing): boolean =>
  Object.hasOwn(state.hintHistory, proposalKey({ kind: 'phrase', target: { id, version: 1 } }));

function phraseHint(
  { id, name, say }: HousePhrase,
  standing: Standing,
  cue: Pick<HeardCue, 'words' | 'lineSequence'> | null,
): Proposal {
  const target = { id, version: standing.words.version };
  const hint = { kind: 'phrase', target, title: name, text: filledIn(say, standing) } as const;
  return houseHint(hint, { proposer: 'rule', source: target }, cue);
}

/** A rule of a guideline that has words for the customer. */
type WordedHit = GuidelineFinding['hits'][number] & { readonly say: Localised };

const title: Localised = { es: 'Cómo decirlo', en: 'How to say it' };

/** Proposes the words of a guideline once the customer asks what they get: of what may be given, and of why nothing may. */
export class GuidelinePhrases extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    const { findings, heard } = standing;
    const asked = heard.at(spokenOf.asking);
    if (!asked || !heard.isFresh(asked, freshFor)) return [];
    return findings.flatMap(({ guideline, hits }) => {
      const [hit] = hits.filter((one): one is WordedHit => one.say !== undefined);
      if (!hit) return [];
      const source = { id: guideline.id, version: guideline.version };
      const target = { id: `${guideline.id}/${hit.id}`, version: guideline.version };
      const hint = { kind: 'phrase', target, title, text: filledIn(hit.say, standing) } as const;
      return [houseHint(hint, { proposer: 'rule', source }, asked)];
    });
  }

  becameOf(open: OpenHint, standing: Standing): Over | null {
    const { kind, target, reason } = open.hint;
    if (kind !== 'phrase' || !target.id.startsWith(`${reason.source.id}/`)) return null;
    const asked = standing.heard.at(spokenOf.asking);
    return becameOfPhrase(open, asked !== null && standing.heard.isFresh(asked, freshFor), standing);
  }
}
