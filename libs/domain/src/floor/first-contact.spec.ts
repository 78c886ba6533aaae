import fc from 'fast-check';
import {
  emptyResolutions,
  firstContactResolution,
  isAskedAbout,
  resolutionsOf,
  withResolution,
  type EndedContact,
  type Resolution,
} from './first-contact.ts';
import { isContact, type JourneyContact } from './journey-contact.ts';
import { valueOf } from './metric.ts';
import type { Segment } from './segment.ts';

const hour = 3_600_000;
const day = 24 * hour;
const now = 100 * day;
const contact = (id: string, occurredAt: number, more: Partial<JourneyContact> = {}): JourneyContact => ({
  ...{ id, customerId: 'lucia', occurredAt, channel: 'voice', matter: 'delivery.late', interactionId: id },
  ...more,
});
const endedOf = (own: JourneyContact | null, endedAt = (own?.occurredAt ?? 0) + hour): EndedContact => ({
  ...{ own, endedAt },
});
const told = (ended: EndedContact, journey: readonly JourneyContact[], days = 7, at = now) =>
  resolutionsOf([ended], journey, days, at)[0];

describe('what became of a contact', () => {
  const own = contact('a', now - 20 * day);

  it('is settled where the customer did not come again about the same in time', () => {
    const others = [
      contact('before', own.occurredAt - day),
      contact('later', own.occurredAt + 8 * day),
      contact('about-else', own.occurredAt + day, { matter: 'billing.invoice' }),
      contact('of-somebody-else', own.occurredAt + day, { customerId: 'omar' }),
    ];
    expect(told(endedOf(own), [own, ...others])).toEqual({ term: 'settled', later: null });
  });

  it('is told by the first contact about the same, whatever its channel', () => {
    const again = contact('b', own.occurredAt + 3 * day, { channel: 'whatsapp', interactionId: null });
    const once = contact('c', own.occurredAt + 5 * day);
    expect(told(endedOf(own), [once, own, again])).toEqual({ term: 'cameAgain', later: again });
    expect(told(endedOf(own), [once, own, again], 2)).toEqual({ term: 'settled', later: null });
  });

  it('counts the days from its end', () => {
    const again = contact('b', own.occurredAt + 7 * day + 2 * hour);
    expect(told(endedOf(own, own.occurredAt + hour), [again])?.term).toBe('settled');
    expect(told(endedOf(own, own.occurredAt + 2 * hour), [again])?.term).toBe('cameAgain');
  });

  it('is not known of somebody whom nobody knows, of what nobody wrote up, and where a later one may be the same', () => {
    expect(told(endedOf(null), [])).toEqual({ term: 'unknown', later: null });
    expect(told(endedOf({ ...own, matter: null }), [])).toEqual({ term: 'unknown', later: null });
    const untold = contact('b', own.occurredAt + day, { matter: null });
    expect(told(endedOf(own), [untold])).toEqual({ term: 'unknown', later: untold });
    const again = contact('c', own.occurredAt + 2 * day);
    expect(told(endedOf(own), [untold, again])).toEqual({ term: 'cameAgain', later: again });
  });

  it('is told apart while the days are not over', () => {
    const recent = contact('a', now - 2 * day);
    const again = contact('b', now - day);
    expect(told(endedOf(recent), [])).toEqual({ term: 'pending', later: null });
    expect(told(endedOf(recent), [again])).toEqual({ term: 'pendingCameAgain', later: again });
    expect(told(endedOf(recent), [again], 1)).toEqual({ term: 'cameAgain', later: again });
    expect(told(endedOf({ ...recent, matter: null }), [again])?.term).toBe('unknown');
  });
});

describe('first-contact resolution', () => {
  const of = (...terms: readonly Resolution['term'][]) =>
    terms.reduce((sum, term) => withResolution(sum, { term, later: null }), emptyResolutions);

  it('is the share of the settled in those of which it is known', () => {
    const tally = of('settled', 'settled', 'settled', 'cameAgain', 'unknown', 'pending', 'pendingCameAgain');
    expect(valueOf(firstContactResolution, tally)).toBe(0.75);
  });

  it('is none on a day of which nothing is known yet, though some came again already', () => {
    expect(valueOf(firstContactResolution, of('pending', 'pendingCameAgain', 'unknown'))).toBeNull();
  });

  it('asks about contacts that customers began and somebody talked to the end, and has written up', () => {
    const segment: Segment = {
      ...{ interactionId: 'int-1', ordinal: 0, channel: 'voice', direction: 'inbound', queueId: 'billing' },
      ...{ beganAt: 0, answeredAt: 1, agentId: 'ada', end: 'ended', endedAt: 2, heldSince: null, heldFor: 0, holds: 0 },
      ...{ workSince: null, workedFor: 1, matter: null, disposition: null },
    };
    const others: readonly Partial<Segment>[] = [
      { direction: 'outbound' },
      { answeredAt: null, end: 'abandoned' },
      { end: 'transferred-blind' },
      { end: null, endedAt: null },
      { workSince: 2, workedFor: null },
    ];
    expect(isAskedAbout(segment)).toBe(true);
    expect(others.map((change) => isAskedAbout({ ...segment, ...change }))).toEqual(others.map(() => false));
  });

  it('counts calls, chats and letters of customers, and nothing that merely happens to them', () => {
    const channels = ['voice', 'chat', 'email', 'whatsapp', 'delivery', 'web'] as const;
    expect(channels.filter((channel) => isContact({ channel }))).toEqual(channels.slice(0, 4));
  });
});

const journeys = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 999 }).map(String),
    customerId: fc.constantFrom('lucia', 'omar', 'noa'),
    occurredAt: fc.integer({ min: 0, max: 60 }).map((at) => now - at * 12 * hour),
    channel: fc.constantFrom('voice' as const, 'chat' as const),
    matter: fc.constantFrom('delivery.late', 'billing.invoice', null),
    interactionId: fc.constant(null),
  }),
  { selector: ({ id }) => id, maxLength: 40 },
);

/** The same counted one by one against each other. */
function naively(own: JourneyContact, endedAt: number, journey: readonly JourneyContact[], days: number) {
  const isLater = ({ occurredAt, id }: JourneyContact) =>
    occurredAt > own.occurredAt || (occurredAt === own.occurredAt && id > own.id);
  let [again, untold] = [0, 0];
  for (const one of journey) {
    if (one.customerId !== own.customerId || !isLater(one) || one.occurredAt > endedAt + days * day) continue;
    again += Number(one.matter === own.matter);
    untold += Number(one.matter === null);
  }
  const isOver = endedAt + days * day < now;
  if (own.matter === null) return 'unknown';
  if (again > 0) return isOver ? 'cameAgain' : 'pendingCameAgain';
  if (!isOver) return 'pending';
  return untold > 0 ? 'unknown' : 'settled';
}

describe('contacts of some customers', () => {
  it('come to the same counted one by one against each other', () => {
    const span = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(journeys, fc.integer({ min: 1, max: 14 }), span, (journey, days, lasted) => {
        const ended = journey.map((own) => ({ own, endedAt: own.occurredAt + lasted * hour }));
        const naive = ended.map(({ own, endedAt }) => naively(own, endedAt, journey, days));
        const resolutions = resolutionsOf(ended, journey, days, now);
        expect(resolutions.map(({ term }) => term)).toEqual(naive);
        const tally = resolutions.reduce(withResolution, emptyResolutions);
        expect(Object.values(tally).reduce((sum, count) => sum + count, 0)).toBe(journey.length);
      }),
    );
  });
});
