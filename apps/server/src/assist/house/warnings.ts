import { type HintOutcome, type OpenHint } from '@aliado/domain';
import type { Guideline } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import { cueKey } from './heard-cues.ts';
import { houseHint } from './house-hint.ts';
import { HouseProposer } from './house-proposer.ts';
import { concerns, cueOf, freshFor } from './occasion.ts';
import type { Standing } from './standing.ts';

/** Warns of what the house says must not be done, when somebody speaks of it. */
export class HouseWarnings extends HouseProposer {
  /** @param guideline the one in force with this id; null for none. */
  constructor(private readonly guideline: (id: string) => Guideline | null) {
    super();
  }

  wanted(standing: Standing): readonly Proposal[] {
    const { words, heard } = standing;
    return words.warnings.flatMap((one) => {
      const cue = cueOf(one, cueKey('warnings', one.id), standing);
      const rule = one.guideline === undefined ? null : this.guideline(one.guideline);
      const matters = one.matters ?? rule?.matters;
      if (!cue || !heard.isFresh(cue, freshFor)) return [];
      if (!concerns({ ...one, ...(matters && { matters }) }, standing)) return [];
      const target = { id: one.id, version: words.version };
      const source = rule ? { id: rule.id, version: rule.version } : target;
      const hint = { kind: 'warning', target, title: one.name, text: one.text } as const;
      return [houseHint(hint, { proposer: 'rule', source }, cue)];
    });
  }

  becameOf(_: OpenHint, __: Standing): Extract<HintOutcome, 'done' | 'expired'> | null {
    return null; // it is read once; nothing that is said later undoes what it warns of
  }
}
