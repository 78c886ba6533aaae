import type { Interaction } from '@aliado/domain';
import type { Proposal } from './proposal.ts';

/** Advice of a kind is worth showing beside the best of that kind only when it is nearly as good. */
const nearlyAsGood = 0.75;

/**
 * What may be put before an agent: of each kind what is nearly as good as its best, so that the second best is not shown only
 * because the best one stands there already; and never the script that runs. Contradictions pass.
 */
export function pickForDesk(ranked: readonly Proposal[], { script }: Interaction): readonly Proposal[] {
  const best = new Map<Proposal['kind'], number>();
  for (const { kind, reason, isContradicted } of ranked) {
    if (!isContradicted) best.set(kind, Math.max(best.get(kind) ?? 0, reason.score));
  }
  return ranked.filter(({ kind, target, reason, isContradicted }) => {
    if (isContradicted) return true;
    const isRunning = kind === 'script' && script?.scriptId === target.id;
    return !isRunning && reason.score >= (best.get(kind) ?? 0) * nearlyAsGood;
  });
}
