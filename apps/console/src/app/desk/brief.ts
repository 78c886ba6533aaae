import type {
  CaseState,
  CustomerCase,
  CustomerProfile,
  DurationMs,
  EpochMs,
  Localised,
  Touchpoint,
} from '@aliado/domain';

/** A likely reason for a contact, with what speaks for it. */
export interface LikelyReason {
  readonly title: Localised;
  readonly likelihood: 'high' | 'medium' | 'low';
  /** The case or the event it follows from. */
  readonly because:
    { readonly kind: 'case'; readonly one: CustomerCase } | { readonly kind: 'touchpoint'; readonly one: Touchpoint };
}

/** What matters before "hello", from facts alone: nothing here is a guess of a model. */
export interface Brief {
  /** The one thing to know; null when nothing is open and nothing broke. */
  readonly lead: LikelyReason | null;
  /** At most three, the likeliest first. */
  readonly reasons: readonly LikelyReason[];
  /** The open matter that this contact continues; null when none is open. */
  readonly continues: CustomerCase | null;
}

const recent: DurationMs = 30 * 24 * 60 * 60 * 1_000;

const likelihoodOf: Readonly<Record<Exclude<CaseState, 'closed'>, LikelyReason['likelihood']>> = {
  broken: 'high',
  'at-risk': 'medium',
  open: 'low',
};
const rank = { high: 0, medium: 1, low: 2 } as const;

/** Sums up what is known of a customer: what broke, what is at risk, what is open, and what went wrong lately. */
export function briefOf(profile: CustomerProfile, touchpoints: readonly Touchpoint[], now: EpochMs): Brief {
  const fromCases = profile.cases.flatMap((one): LikelyReason[] =>
    one.state === 'closed'
      ? []
      : [{ title: one.title, likelihood: likelihoodOf[one.state], because: { kind: 'case', one } }],
  );
  const matters = new Set(fromCases.map(({ because }) => because.one.matter));
  const fromJourney = touchpoints
    .filter((one) => one.state === 'broken' && now - one.occurredAt < recent && !matters.has(one.matter))
    .map((one): LikelyReason => ({ title: one.title, likelihood: 'medium', because: { kind: 'touchpoint', one } }));
  const reasons = [...fromCases, ...fromJourney].sort((a, b) => rank[a.likelihood] - rank[b.likelihood]).slice(0, 3);
  const continued = reasons.find(({ because }) => because.kind === 'case')?.because;
  return { lead: reasons[0] ?? null, reasons, continues: continued?.kind === 'case' ? continued.one : null };
}
