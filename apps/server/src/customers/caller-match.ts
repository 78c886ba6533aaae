import type { EpochMs, Identity, IdentityKind, MatchCandidate, MatchCertainty, MatchEvidence } from '@aliado/domain';

/** Who somebody probably is, and how sure that is. */
export interface CallerMatch {
  readonly certainty: MatchCertainty;
  /** Null while ambiguous or unknown. */
  readonly customerId: string | null;
  /** Best first; empty when unknown. */
  readonly candidates: readonly MatchCandidate[];
}

/** An identity that has to do with an address. */
export interface FoundIdentity {
  readonly customerId: string;
  readonly name: string;
  readonly kind: IdentityKind;
  readonly label: Identity['label'];
  readonly validUntil: EpochMs | null;
  /** Whether it is the very address, not only one that ends in the same digits. */
  readonly isExact: boolean;
  readonly hasOpenCase: boolean;
}

/** What an agent once said of an address; the customer is null for "none of these". */
export interface MatchMemory {
  readonly customer: { readonly id: string; readonly name: string } | null;
}

/** The match of an address that nobody has. */
export const noMatch: CallerMatch = { certainty: 'unknown', customerId: null, candidates: [] };

const mostCandidates = 20;

/** What weighs more comes first; what an agent said has no label and comes before all. */
const labels: readonly (string | null)[] = [null, 'main', 'contact', 'work', 'old'];

interface Weighed extends MatchCandidate {
  readonly isRemembered: boolean;
  readonly hasOpenCase: boolean;
}

/**
 * Judges who has an address. Several people: ambiguous, and nobody is taken. One: known if the address is theirs today, else
 * probable. What an agent said takes precedence; where the address is somebody else's as well it stays probable, because
 * whoever called the last time need not be who calls now. After "none of these" nobody is taken any more.
 */
export function judge(found: readonly FoundIdentity[], memory: MatchMemory | null, now: EpochMs): CallerMatch {
  const exact = found.filter(({ isExact }) => isExact);
  const weighed = weigh(exact.length > 0 ? exact : found, memory, now);
  const candidates = weighed.map(({ customerId, name, evidence }) => ({ customerId, name, evidence }));
  const [best] = weighed;
  if (!best) return noMatch;
  const taken = (certainty: MatchCertainty): CallerMatch => ({ certainty, customerId: best.customerId, candidates });
  if (best.isRemembered) return taken(weighed.slice(1).some(isCurrent) ? 'probable' : 'known');
  if (weighed.length > 1 || memory) return { certainty: 'ambiguous', customerId: null, candidates };
  return taken(exact.length > 0 && isCurrent(best) ? 'known' : 'probable');
}

/** Whether the address is theirs today and not only one at which they may be reached. */
const isCurrent = ({ evidence }: MatchCandidate): boolean =>
  evidence.some(({ label }) => label === 'main' || label === 'work');

function weigh(found: readonly FoundIdentity[], memory: MatchMemory | null, now: EpochMs): readonly Weighed[] {
  const byCustomer = new Map<string, Weighed>();
  const { customer = null } = memory ?? {};
  if (customer) byCustomer.set(customer.id, remembered(customer));
  for (const identity of found) {
    const { customerId, name } = identity;
    const before = byCustomer.get(customerId);
    byCustomer.set(customerId, {
      customerId,
      name,
      evidence: withEvidence(before?.evidence ?? [], { kind: identity.kind, label: labelOf(identity, now) }),
      isRemembered: before?.isRemembered ?? false,
      hasOpenCase: identity.hasOpenCase,
    });
  }
  return [...byCustomer.values()].sort(byWeight).slice(0, mostCandidates);
}

const remembered = ({ id, name }: { id: string; name: string }): Weighed => ({
  customerId: id,
  name,
  evidence: [{ kind: 'agent', label: null }],
  isRemembered: true,
  hasOpenCase: false,
});

const labelOf = ({ label, validUntil }: FoundIdentity, now: EpochMs) =>
  validUntil !== null && validUntil <= now ? 'old' : label;

function withEvidence(evidence: readonly MatchEvidence[], more: MatchEvidence): readonly MatchEvidence[] {
  if (evidence.some(({ kind, label }) => kind === more.kind && label === more.label)) return evidence;
  return [...evidence, more].sort((a, b) => labels.indexOf(a.label) - labels.indexOf(b.label));
}

function byWeight(a: Weighed, b: Weighed): number {
  return (
    Number(b.isRemembered) - Number(a.isRemembered) ||
    bestLabel(a) - bestLabel(b) ||
    Number(b.hasOpenCase) - Number(a.hasOpenCase) ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}

const bestLabel = ({ evidence }: Weighed): number => labels.indexOf(evidence[0]?.label ?? null);
