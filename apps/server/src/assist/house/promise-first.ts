import { promiseInTheWay, type HintOutcome, type OpenHint } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import { spokenOf } from './heard-cues.ts';
import { houseHint } from './house-hint.ts';
import { HouseProposer } from './house-proposer.ts';
import { freshFor } from './occasion.ts';
import type { Standing } from './standing.ts';

const adviceId = 'promise-first';

/** Warns before a kindness is offered while something that was promised is behind: first the promise, then the surprise. */
export class PromiseFirst extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    const { caller, present, heard, words } = standing;
    const { missed } = caller;
    const giving = heard.at(spokenOf.giving);
    const isOffering = present?.step.kind === 'offer';
    const isSpokenOf = giving !== null && heard.isFresh(giving, freshFor);
    if (!missed || !(isOffering || isSpokenOf)) return [];
    const rule = { id: adviceId, version: words.version };
    const hint = {
      ...({ kind: 'warning', target: rule } as const),
      title: { es: 'Primero lo prometido', en: 'What was promised comes first' },
      text: {
        es: `«${missed.title.es}» no se cumplió y no tiene fecha nueva. Promete la fecha antes de ofrecer nada.`,
        en: `“${missed.title.en}” was not kept and has no new date. Promise the date before you offer anything.`,
      },
    };
    const position = isOffering ? { id: present.script.id, version: present.script.version } : null;
    return [
      position
        ? houseHint(hint, { proposer: 'position', source: position }, null)
        : houseHint(hint, { proposer: 'rule', source: rule }, giving),
    ];
  }

  becameOf({ hint }: OpenHint, { caller, state, now }: Standing): Extract<HintOutcome, 'done' | 'expired'> | null {
    if (hint.kind !== 'warning' || hint.target.id !== adviceId) return null;
    return promiseInTheWay(caller.profile?.cases ?? [], state.promises, now) === null ? 'done' : null;
  }
}
