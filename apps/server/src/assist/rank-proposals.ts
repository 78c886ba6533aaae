import type { HintKnowledge } from '@aliado/domain';
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

/**
 * How much likelier a script is, as odds, on a matter that the contact's queue is for, and on any other one. Of the dialogues of our own
 * pack that came through such a queue and are about any matter 39 of 40 are about one of its own: these odds are less than that tells.
 */
const queueOdds = { within: 2.5, outside: 1 / 5 };

/**
 * What must point to an advice of which no proposer is certain: telling words, that its matter is open on the journey, and that it is as
 * likely as `surely` count one each. On dialogues of STAR (arXiv:2010.11853) for which the sentences were drawn from others, to count
 * being sure shows the right script in 3 of 100 more after two turns, and a wrong one in 1 of 500.
 */
const [signsNeeded, surely] = [2, 0.75];

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
function fits({ reason, evidence, isCertain }: Proposal): boolean {
  const isOpen = reason.known?.includes('open-matter') ?? false;
  const signs = evidence.length + Number(isOpen) + Number(reason.score >= surely);
  return reason.score >= fitsFrom && (isCertain || signs >= signsNeeded);
}

const isAbout = (matters: readonly string[], some: ReadonlySet<string>): boolean =>
  matters.some((matter) => some.has(matter));

/** As `rankProposals`, with what does not fit. */
export function scored(proposals: readonly Proposal[], window: Window): readonly Proposal[] {
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
      const known = knownOf(told, window);
      const odds = oddsBeforehand(told, known, window);
      const score = (odds * spoken) / (odds * spoken + 1 - spoken);
      const evidence = [...new Set(same.flatMap((proposal) => proposal.evidence))];
      const isCertain = same.some((proposal) => proposal.isCertain);
      return [
        {
          ...told,
          isContradicted,
          evidence,
          isCertain,
          reason: { ...told.reason, score, ...(known.length > 0 ? { known } : {}) },
        },
      ];
    })
    .toSorted((one, other) => other.reason.score - one.reason.score);
}

/** What is known before anybody speaks that makes an advice likelier. */
function knownOf({ kind, matters }: Proposal, { openMatters, queueMatters }: Window): readonly HintKnowledge[] {
  const isQueued = kind === 'script' && queueMatters !== undefined && isAbout(matters, queueMatters);
  return [...(isAbout(matters, openMatters) ? ['open-matter' as const] : []), ...(isQueued ? ['queue' as const] : [])];
}

/** How much likelier it makes an advice than others, as odds. */
function oddsBeforehand({ kind }: Proposal, known: readonly HintKnowledge[], { queueMatters }: Window): number {
  const byJourney = known.includes('open-matter') ? openMatterOdds : 1;
  if (kind !== 'script' || !queueMatters) return byJourney;
  return byJourney * (known.includes('queue') ? queueOdds.within : queueOdds.outside);
}

const believed = ({ reason }: Proposal): number => reason.score * trust[reason.proposer];
