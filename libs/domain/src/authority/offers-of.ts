import type { AllowedRemedy, GuidelineFinding, RemedyKind } from '../guideline/guideline.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { RemedyTerms } from './authority-event.ts';
import type { AuthorityPolicy, NeverRule } from './authority-policy.ts';
import type { AuthorityOffer } from './authority-view.ts';
import type { Counting } from './limits-for.ts';
import { countedLimit } from './limits-for.ts';
import { shareOf, type HeldAuthority, type Share } from './share-of.ts';

/** What holds for everybody who would give something in a case. */
export interface CaseConditions {
  /** The rules of what nobody gives whose condition holds. */
  readonly never: readonly NeverRule[];
  /** What was reserved or given for the same order, or for the same matter of the interaction where no order is known. */
  readonly given: readonly Pick<RemedyTerms, 'remedy' | 'amount'>[];
  /** What was promised to the customer, is missed or at risk, and was not promised anew; null for nothing. */
  readonly missedPromise: Localised | null;
  /** Whether the customer is who would give it. */
  readonly isToOneself: boolean;
}

/** A case in front of somebody who may give something in it. */
export interface CaseToDecide {
  readonly findings: readonly GuidelineFinding[];
  readonly policy: Pick<AuthorityPolicy, 'exclusions' | 'goodwill'>;
  readonly counting: Counting;
  readonly conditions: CaseConditions;
  readonly matter: string | null;
  readonly orderNumber: string | null;
  readonly mine: HeldAuthority;
  /** Those present who could be asked. */
  readonly others: readonly HeldAuthority[];
}

/** What the guidelines allow in a case, and what of it may be given now: in the order of the findings. */
export function offersOf(decided: CaseToDecide): readonly AuthorityOffer[] {
  return decided.findings.flatMap(({ guideline, hits }) =>
    hits.flatMap(({ id, then, because, say, checks }) =>
      then
        .filter(({ remedy }) => remedy !== 'none')
        .map((allowed) => ({
          terms: {
            remedy: allowed.remedy,
            guidelineId: guideline.id,
            guidelineVersion: guideline.version,
            ruleId: id,
            matter: decided.matter,
            orderNumber: decided.orderNumber,
          },
          guidelineName: guideline.name,
          because,
          say: say ?? null,
          checks: checks ?? [],
          ...givable(allowed, decided),
        })),
    ),
  );
}

/** What stands in the way of a remedy for everybody, whatever their limits; null for nothing. */
export function obstacleTo(
  remedy: RemedyKind,
  isSum: boolean,
  { conditions, policy }: Pick<CaseToDecide, 'conditions' | 'policy'>,
): AuthorityOffer['blocked'] {
  const { never, given, missedPromise, isToOneself } = conditions;
  if (isToOneself) return { reason: 'authority/to-oneself', about: null };
  const rule = never.find(({ remedies }) => remedies.includes(remedy));
  if (rule) return { reason: 'authority/never', about: rule.because };
  const excluded = excludedBy(remedy, isSum, policy.exclusions);
  const exclusion = given.find((one) => excluded.includes(one.remedy));
  if (exclusion) return { reason: 'authority/excluded', about: exclusionOf(remedy, exclusion.remedy, policy) };
  return missedPromise !== null && policy.goodwill.includes(remedy)
    ? { reason: 'authority/promise-first', about: missedPromise }
    : null;
}

/**
 * The remedies that keep this one from being given, once given for the same order: the others of its exclusions; and itself where
 * it is no sum, because it cannot be given in parts.
 */
export function excludedBy(
  remedy: RemedyKind,
  isSum: boolean,
  exclusions: AuthorityPolicy['exclusions'],
): readonly RemedyKind[] {
  const named = exclusions.filter(({ remedies }) => remedies.includes(remedy)).flatMap(({ remedies }) => remedies);
  return [...new Set(named)].filter((other) => other !== remedy || !isSum);
}

const exclusionOf = (one: RemedyKind, other: RemedyKind, { exclusions }: Pick<AuthorityPolicy, 'exclusions'>) =>
  exclusions.find(({ remedies }) => remedies.includes(one) && remedies.includes(other))?.because ?? null;

type Givable = Pick<AuthorityOffer, 'upTo' | 'proposed' | 'bounds' | 'blocked' | 'askUpTo' | 'canAsk'>;

function givable(allowed: AllowedRemedy, decided: CaseToDecide): Givable {
  const { mine, others, counting } = decided;
  const share = shareOf(allowed, mine, counting, false);
  const obstacle = obstacleTo(allowed.remedy, allowed.limit !== undefined, decided);
  const best = obstacle ? null : bestOf(others.map((other) => shareOf(allowed, other, counting, true)));
  const hasMore =
    best !== null && (share.upTo === null ? share.none !== null : (best.upTo?.amount ?? 0) > share.upTo.amount);
  return {
    upTo: obstacle && share.upTo ? { ...share.upTo, amount: 0 } : share.upTo,
    proposed: obstacle && share.upTo ? { ...share.upTo, amount: 0 } : proposedOf(allowed, share.upTo, counting),
    bounds: share.bounds,
    blocked: obstacle ?? share.none,
    askUpTo: hasMore ? best.upTo : null,
    canAsk: hasMore,
  };
}

/** What is proposed at first: as much as the guideline says, as far as it may be given. */
function proposedOf({ proposed }: AllowedRemedy, upTo: Money | null, counting: Counting): Money | null {
  const wished = proposed && countedLimit(proposed, counting);
  return upTo && wished && wished.amount < upTo.amount ? wished : upTo;
}

/** The share of who may allow the most; null where nobody may allow anything. */
function bestOf(shares: readonly Share[]): Share | null {
  return shares
    .filter(({ none }) => none === null)
    .reduce<Share | null>((best, share) => {
      if (best === null) return share;
      return (share.upTo?.amount ?? 0) > (best.upTo?.amount ?? 0) ? share : best;
    }, null);
}
