import type { EpochMs } from '../time/epoch.ts';
import type { JourneyContact } from './journey-contact.ts';
import type { Quotient } from './metric.ts';
import { isComplete, type Segment } from './segment.ts';

/**
 * What became of a contact once it was over. `settled`: the customer did not come again about the same within the days that are
 * asked for. `cameAgain`: they did. `unknown`: nobody knows who it was, what it was about, or what a later contact was about.
 * `pending` and `pendingCameAgain`: those days are not over yet, and they have not come again so far, or have.
 */
export const resolutionTerms = ['settled', 'cameAgain', 'unknown', 'pending', 'pendingCameAgain'] as const;

/** One of them. */
export type ResolutionTerm = (typeof resolutionTerms)[number];

/** How many contacts came to what. */
export type ResolutionTally = Readonly<Record<ResolutionTerm, number>>;

/** The tally of nothing. */
export const emptyResolutions: ResolutionTally = Object.freeze({
  ...{ settled: 0, cameAgain: 0, unknown: 0, pending: 0, pendingCameAgain: 0 },
});

/** What became of one contact, and the later one by which that is known; null for none. */
export interface Resolution {
  readonly term: ResolutionTerm;
  readonly later: JourneyContact | null;
}

/** Contacts that were settled at once, of those of which it is known by now. */
export const firstContactResolution: Quotient<'first-contact-resolution', ResolutionTerm> = {
  ...{ id: 'first-contact-resolution', source: 'classic', unit: 'share' },
  over: ['settled'],
  under: ['settled', 'cameAgain'],
  leftOut: ['unknown', 'pending', 'pendingCameAgain'],
};

/** The days for which it is asked where nobody says otherwise, and the bounds of what may be said. */
export const resolutionDays = { usual: 7, least: 1, most: 30 } as const;

/** A contact that is over, as its journey has it; null where it is on nobody's. */
export interface EndedContact {
  readonly own: JourneyContact | null;
  readonly endedAt: EpochMs;
}

/**
 * Whether a contact is asked about with this segment: one that the customer began, with whoever talked to them to the end. That is
 * one segment of a contact at most; who gave up, was lost or left to somebody outside is not asked about.
 */
export const isAskedAbout = (segment: Segment): boolean =>
  segment.direction === 'inbound' && segment.answeredAt !== null && segment.end === 'ended' && isComplete(segment);

const dayMs = 86_400_000;

/**
 * What became of contacts: no further contact of the customer on the same matter within some days of 24 hours after the end. A
 * further contact is one that began after this one did, by whatever channel.
 * @param journey all contacts that these customers made meanwhile, in any order.
 */
export function resolutionsOf(
  contacts: readonly EndedContact[],
  journey: readonly JourneyContact[],
  days: number,
  now: EpochMs,
): readonly Resolution[] {
  const byCustomer = new Map<string, JourneyContact[]>();
  for (const one of journey.toSorted(inOrder))
    byCustomer.set(one.customerId, [...(byCustomer.get(one.customerId) ?? []), one]);
  return contacts.map(({ own, endedAt }) => {
    if (own === null || own.matter === null) return { term: 'unknown', later: null };
    const until = endedAt + days * dayMs;
    const later = (byCustomer.get(own.customerId) ?? []).filter(
      (one) => inOrder(own, one) < 0 && one.occurredAt <= until && one.occurredAt <= now,
    );
    return resolutionBy(own.matter, later, until < now);
  });
}

function resolutionBy(matter: string, later: readonly JourneyContact[], isOver: boolean): Resolution {
  const again = later.find((one) => one.matter === matter);
  if (again) return { term: isOver ? 'cameAgain' : 'pendingCameAgain', later: again };
  if (!isOver) return { term: 'pending', later: null };
  const untold = later.find((one) => one.matter === null);
  return untold ? { term: 'unknown', later: untold } : { term: 'settled', later: null };
}

/** A tally with one contact more. */
export const withResolution = (tally: ResolutionTally, { term }: Resolution): ResolutionTally => ({
  ...tally,
  [term]: tally[term] + 1,
});

const inOrder = (one: JourneyContact, other: JourneyContact): number =>
  one.occurredAt - other.occurredAt || Number(one.id > other.id) - Number(one.id < other.id);
