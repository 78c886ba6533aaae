import type { RemedyKind } from '../guideline/guideline.ts';
import { unknownFacts } from '../guideline/case-facts.ts';
import type { EpochMs } from '../time/epoch.ts';
import {
  allowanceKey,
  countingOf,
  rulingOf,
  type Allowance,
  type JudgingContext,
  type RuleBook,
  type CaseRuling,
} from './allowance.ts';
import { judgeDecision, type JudgedDecision } from './judge-decision.ts';
import type { PastCase, PastSession } from './past-session.ts';

/** What the draft would have let be offered where nothing was given, asked or allowed. */
export interface NewOffer {
  readonly remedy: RemedyKind;
  /** Minor units that would have been proposed; null for what is not a sum. */
  readonly proposed: number | null;
}

/** One session under the version in force and under a draft. */
export interface SessionComparison {
  readonly interactionId: string;
  readonly at: EpochMs;
  readonly agentName: string | null;
  readonly matter: string | null;
  readonly decisions: readonly JudgedDecision[];
  /** Null where nothing new could have been offered. */
  readonly offer: NewOffer | null;
  /** Whether a sum was allowed without asking, and whether any was given: null where none was allowed. */
  readonly tookAllowed: boolean | null;
  /** Ids of the draft's rules that held in the session's last case of each matter; none where a policy is tried. */
  readonly held: readonly string[];
}

/**
 * Compares one session under both rules. Decisions that no case was weighed before stay as they were. Undone remedies count on
 * neither side. See `docs/explanation/back-test.md` for the assumptions.
 */
export function compareSession(
  session: PastSession,
  base: RuleBook,
  draft: RuleBook,
  context: JudgingContext,
): SessionComparison {
  const looksAt = new Set([...base.guidelines, ...draft.guidelines].map(({ id }) => id));
  const found = new Map<PastCase, Map<string, Both>>();
  const both = (known: PastCase, agentId: string): Both => {
    const byAgent = found.get(known) ?? new Map<string, Both>();
    found.set(known, byAgent);
    const before = byAgent.get(agentId);
    if (before) return before;
    const agent = context.agentOf(agentId);
    const rulings = {
      base: rulingOf(base, known, agent, context),
      draft: rulingOf(draft, known, agent, context),
    };
    byAgent.set(agentId, rulings);
    return rulings;
  };
  const decisions = session.decisions.flatMap((decision) => {
    const { terms, known, agentId } = decision;
    if (!looksAt.has(terms.guidelineId)) return [];
    const moment = known ?? { at: session.openedAt, matter: null, facts: unknownFacts };
    const counting = countingOf(base.policy, moment, context.currency);
    const key = allowanceKey(terms.guidelineId, terms.remedy);
    const rulings = known && both(known, agentId);
    return [judgeDecision(decision, rulings?.base.allowances.get(key), rulings?.draft.allowances.get(key), counting)];
  });
  const last = session.cases.map((known) => both(known, session.agentId ?? ''));
  const allowedBefore = last.flatMap(({ base: { allowances } }) =>
    [...allowances.values()].filter(({ upTo }) => upTo > 0),
  );
  const isGiven = decisions.some(({ was }) => was.given !== null);
  return {
    interactionId: session.interactionId,
    at: session.openedAt,
    agentName: session.agentName,
    matter: session.cases.at(-1)?.matter ?? null,
    decisions,
    offer: decisions.length === 0 && allowedBefore.length === 0 ? newOffer(last) : null,
    tookAllowed: allowedBefore.length === 0 ? null : isGiven,
    held: draft.policy === base.policy ? [...new Set(last.flatMap(({ draft: { held } }) => held))] : [],
  };
}

interface Both {
  readonly base: CaseRuling;
  readonly draft: CaseRuling;
}

/** The largest thing that could have been proposed without asking. */
function newOffer(rulings: readonly Both[]): NewOffer | null {
  const offers = rulings.flatMap(({ draft }) => [...draft.allowances.values()].filter(({ upTo }) => upTo > 0));
  const best = offers.reduce<Allowance | null>(
    (most, offer) => (most && worth(most) >= worth(offer) ? most : offer),
    null,
  );
  return best && { remedy: best.remedy, proposed: best.proposed };
}

const worth = ({ proposed }: Allowance): number => proposed ?? 0;
