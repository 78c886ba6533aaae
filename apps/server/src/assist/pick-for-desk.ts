import { adviceKey, type Interaction } from '@aliado/domain';
import { proposalKey, type Proposal } from './proposal.ts';

/** Advice of a kind is worth showing beside the best of that kind only when it is nearly as good. */
const nearlyAsGood = 0.75;

/**
 * To leave the script in hand for another one takes more than to begin one. On dialogues of several tasks (STAR, arXiv:2010.11853,
 * an eighth of the training part, by text alone) 85 of 100 switches so proposed are to a task of the dialogue, and 79 at 0.6; on the
 * dialogues of our own pack each step down shows two wrong ones for every right one.
 */
const switchFrom = 0.7;

/**
 * What may be put before an agent: of each kind what is nearly as good as its best, so that the second best is not shown only
 * because the best one stands there already; never the script that runs, and another one only where it is likely enough to leave
 * it. Contradictions pass.
 */
export function pickForDesk(ranked: readonly Proposal[], { script }: Interaction): readonly Proposal[] {
  const best = new Map<Proposal['kind'], number>();
  for (const { kind, reason, isContradicted } of ranked) {
    if (!isContradicted) best.set(kind, Math.max(best.get(kind) ?? 0, reason.score));
  }
  return ranked.filter(({ kind, target, reason, isContradicted }) => {
    if (isContradicted) return true;
    if (kind === 'script' && script !== null && (script.scriptId === target.id || reason.score < switchFrom))
      return false;
    return reason.score >= (best.get(kind) ?? 0) * nearlyAsGood;
  });
}

/**
 * How likely it must be that something else is meant before advice on the desk is outdated. On the written dialogues of our own pack a
 * ranking that turned to what is less likely than this left the right script for a wrong one five times in nine, and for a right one once.
 */
const changesMind = 0.5;

/**
 * Advice on the desk that would not be picked by now, where other advice of its kind is likely, by its key: the ranking has changed its
 * mind. What a person put there stays.
 */
export function outdatedOnDesk(picked: readonly Proposal[], { hints }: Interaction): ReadonlySet<string> {
  const meant = picked.filter(({ isContradicted }) => !isContradicted);
  const turnedTo = new Set(meant.flatMap(({ kind, reason }) => (reason.score >= changesMind ? [kind] : [])));
  const keys = new Set(meant.map(proposalKey));
  const ranked = hints.filter(({ hint }) => hint.reason.proposer !== 'supervisor' && turnedTo.has(hint.kind));
  return new Set(ranked.map(({ hint }) => adviceKey(hint)).filter((key) => !keys.has(key)));
}
