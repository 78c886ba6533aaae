import { isContact, type CustomerProfile, type EpochMs, type Need, type Touchpoint } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { CustomerDirectory } from '../../customers/customer-directory.ts';

/** Days within which contacts on one matter belong together. */
const withinDays = 14;
const dayMs = 86_400_000;

/** Contacts on the same matter that somebody had before this one, from which on it is a repeat. */
const fewest = 2;

/** The newest of a journey that are looked at. */
const touchpointLimit = 50;

/** Whose contact it is, and what it is about as far as that is known. */
export interface RepeatQuestion {
  readonly interactionId: string;
  readonly customerId: string;
  readonly matter: string | null;
}

/** Tells from a customer's journey whether they call once more about the same. */
@Injectable()
export class RepeatContacts {
  constructor(private readonly customers: CustomerDirectory) {}

  /** How often they called about one open matter, this time included; null where it is no repeat. @throws Error if it cannot be read. */
  async look(question: RepeatQuestion, now: EpochMs): Promise<Extract<Need['about'], { kind: 'repeat' }> | null> {
    const [profile, journey] = await Promise.all([
      this.customers.profile(question.customerId),
      this.customers.journey(question.customerId, null, touchpointLimit),
    ]);
    return repeatIn(profile, journey?.touchpoints ?? [], question, now);
  }
}

/** The same of what is known. An unknown matter is taken for the open one of which most was heard. */
export function repeatIn(
  profile: Pick<CustomerProfile, 'cases'> | null,
  touchpoints: readonly Touchpoint[],
  { interactionId, matter }: RepeatQuestion,
  now: EpochMs,
): Extract<Need['about'], { kind: 'repeat' }> | null {
  const recent = touchpoints.filter(({ occurredAt }) => occurredAt <= now && now - occurredAt <= withinDays * dayMs);
  const open = new Set([
    ...(profile?.cases ?? []).filter(({ state }) => state !== 'closed').map((one) => one.matter),
    ...recent.filter(({ state }) => state !== 'ok').flatMap((one) => one.matter ?? []),
  ]);
  const before = recent.filter((one) => isContact(one) && one.interactionId !== interactionId);
  const counts = [...open]
    .filter((one) => matter === null || one === matter)
    .map((one) => ({ matter: one, times: before.filter((contact) => contact.matter === one).length }))
    .toSorted((one, other) => other.times - one.times);
  const [most] = counts;
  if (!most || most.times < fewest) return null;
  return { kind: 'repeat', matter: most.matter, times: most.times + 1, withinDays };
}
