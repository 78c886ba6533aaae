import { proposalKey, type Proposal } from './proposal.ts';
import type { Window } from './window.ts';

/** How far each proposer is believed. Phrases that were heard have a part in what the text says too. */
const trust: Readonly<Record<Proposal['reason']['proposer'], number>> = {
  trigger: 0.35,
  text: 1,
  rule: 1,
  model: 1,
  position: 1,
  'language-model': 0.8,
  supervisor: 1,
};

/** How much likelier advice is, as odds, on a matter that is open on the journey: what was said has to point there too. */
const openMatterOdds = 12;

/** Telling words that must point to an advice of which no proposer is certain. */
const wordsNeeded = 2;

/** Below this nothing fits, and nothing is proposed: the agent listens. */
export const fitsFrom = 0.35;

/**
 * One list of all proposers' advice, best first: the same advice of several is one, more certain than each, and keeps the
 * reason of whoever is certain, else of the strongest. What does not fit well enough is left out, unless it is there to contradict.
 */
export function rankProposals(proposals: readonly Proposal[], window: Window): readonly Proposal[] {
  return scored(proposals, window).filter((proposal) => proposal.isContradicted || fits(proposal));
}

/** Whether it is likely enough, and not for one word alone. */
const fits = ({ reason, evidence, isCertain }: Proposal): boolean =>
  reason.score >= fitsFrom && (isCertain || evidence.length >= wordsNeeded);

/** As `rankProposals`, with what does not fit. */
export function scored(proposals: readonly Proposal[], { openMatters }: Window): readonly Proposal[] {
  const byAdvice = new Map<string, Proposal[]>();
  for (const proposal of proposals) {
    const same = byAdvice.get(proposalKey(proposal));
    if (same) same.push(proposal);
    else byAdvice.set(proposalKey(proposal), [proposal]);
  }
  return [...byAdvice.values()]
    .flatMap((same) => {
      const [strongest] = same.toSorted((one, other) => believed(other) - believed(one));
      const told = same.find(({ isCertain, reason }) => isCertain && reason.score >= fitsFrom) ?? strongest;
      if (!told) return [];
      const isContradicted = same.some((proposal) => proposal.isContradicted);
      const spoken = 1 - same.reduce((doubt, proposal) => doubt * (1 - believed(proposal)), 1);
      const isOpen = told.matters.some((matter) => openMatters.has(matter));
      const score = isOpen ? (openMatterOdds * spoken) / (openMatterOdds * spoken + 1 - spoken) : spoken;
      const evidence = [...new Set(same.flatMap((proposal) => proposal.evidence))];
      const isCertain = same.some((proposal) => proposal.isCertain);
      return [
        {
          ...told,
          isContradicted,
          evidence,
          isCertain,
          reason: { ...told.reason, score },
        },
      ];
    })
    .toSorted((one, other) => other.reason.score - one.reason.score);
}

const believed = ({ reason }: Proposal): number => reason.score * trust[reason.proposer];
