import { inScript, presentFrame, type HintOutcome, type OpenHint, type RequiredReadOut } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import { cueKey } from './heard-cues.ts';
import { filledIn, houseHint } from './house-hint.ts';
import { HouseProposer } from './house-proposer.ts';
import { concerns, cueOf } from './occasion.ts';
import type { Standing } from './standing.ts';

type Over = Extract<HintOutcome, 'done' | 'expired'>;

/** Reminds of what the house itself must say, whatever script is walked, until it was said. */
export class HouseReadOuts extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    const { words, heard } = standing;
    if (heard.utterances === 0) return []; // hello comes first
    return words.readOuts.flatMap((one) => {
      const cue = cueOf(one, cueKey('readOuts', one.id), standing);
      if (cue === undefined || heard.isGiven(one.id) || !concerns(one, standing)) return [];
      const target = { id: one.id, version: words.version };
      const { name: title, because } = one;
      const hint = { kind: 'read-out', target, title, text: filledIn(one.say, standing), because } as const;
      return [houseHint(hint, { proposer: 'rule', source: target }, cue)];
    });
  }

  becameOf({ hint }: OpenHint, standing: Standing): Over | null {
    const one = standing.words.readOuts.find(({ id }) => id === hint.target.id);
    if (hint.kind !== 'read-out' || !one) return null;
    return becameOfReadOut(one, standing);
  }
}

function becameOfReadOut(one: RequiredReadOut, standing: Standing): Over | null {
  if (standing.heard.isGiven(one.id)) return 'done';
  return concerns(one, standing) ? null : 'expired';
}

/** Reminds of a read-out of the script once its agent speaks of something else at that step. */
export class ScriptReadOuts extends HouseProposer {
  wanted(standing: Standing): readonly Proposal[] {
    const { present, state } = standing;
    if (present?.step.kind !== 'say' || !present.step.readOut || !hasSpokenSince(standing)) return [];
    const { script, step } = present;
    const key = inScript(script.id, step.id);
    if (state.readOuts[key] !== undefined) return [];
    const target = { id: key, version: script.version };
    const hint = { kind: 'read-out', target, title: step.tick, text: filledIn(step.text, standing) } as const;
    return [houseHint(hint, { proposer: 'position', source: { id: script.id, version: script.version } }, null)];
  }

  becameOf({ hint }: OpenHint, { state }: Standing): Over | null {
    if (hint.kind !== 'read-out' || hint.reason.proposer !== 'position') return null;
    const readOut = state.readOuts[hint.target.id];
    if (readOut) return 'by' in readOut ? 'done' : 'expired';
    const present = state.script && presentFrame(state.script);
    const isThere = present !== null && inScript(present.scriptId, present.stepId) === hint.target.id;
    return isThere ? null : 'expired';
  }
}

/** Whether the agent said something since the step was reached: until then the step's own words stand before them. */
const hasSpokenSince = ({ heard, state }: Standing): boolean =>
  state.script !== null && heard.lastOfAgentAt > state.script.stepSince;
