import fc from 'fast-check';
import { EventCounts } from './event-counts.ts';

const minute = 60_000;
const dayMs = 24 * 60 * minute;
const day = { from: 20_000 * dayMs, to: 20_001 * dayMs };

const billing = { interactionId: 'int-1', queueId: 'billing', agentId: 'ada' };
const paths = ['today', 'last5', 'last15', 'last30', 'last60'].map((stretch) => `events.HelpAsked.${stretch}`);

function counted() {
  return new EventCounts(day, new Set(['HelpAsked']));
}

const of = (counts: EventCounts, subject: string, now: number) => counts.of(subject, { paths, now }).facts['HelpAsked'];

describe('counts of events', () => {
  it('are those of the minutes of their stretch, the one that runs included, whatever came in which order', () => {
    const moments = fc.array(fc.nat(200 * minute), { maxLength: 60 });
    fc.assert(
      fc.property(moments, fc.nat(60 * minute), (late, after) => {
        const counts = counted();
        const now = day.from + 200 * minute + after;
        // what is told an hour late is not counted in the last hour: here nothing is later than that
        const ats = late.map((ago) => day.from + 200 * minute - ago).toSorted((one, other) => one - other);
        for (const at of ats) counts.add('HelpAsked', at, billing);
        const last = Math.floor(now / minute);
        const within = (minutes: number) => ats.filter((at) => Math.floor(at / minute) > last - minutes).length;
        expect(of(counts, 'queue billing', now)).toEqual({
          ...{ today: ats.length, last5: within(5), last15: within(15), last30: within(30), last60: within(60) },
        });
      }),
    );
  });

  it('are of the queue, the person, the contact and the house, and of nobody else', () => {
    const counts = counted();
    counts.add('HelpAsked', day.from, billing);
    counts.add('CallHeld', day.from, billing); // no rule speaks of it
    const subjects = ['queue billing', 'agent ada', 'contact int-1', 'house', 'queue sales', 'agent bruno'];
    expect(subjects.map((subject) => of(counts, subject, day.from)?.last5)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(counts.size).toBe(4);
    counts.forget('int-1');
    expect(counts.size).toBe(3);
  });

  it('hold what was given today, without what was taken back, and not in two currencies at once', () => {
    const counts = new EventCounts(day, new Set(['RemedyGranted', 'RemedyUndone']));
    const eur = (amount: number) => ({ ...billing, given: { amount, currency: 'EUR' } });
    counts.add('RemedyGranted', day.from, eur(12_050));
    counts.add('RemedyGranted', day.from + 1, eur(3_000));
    counts.add('RemedyUndone', day.from + 2, eur(-3_000));
    counts.add('RemedyGranted', day.from - 1, eur(99_900)); // of the day before
    expect(['agent ada', 'queue billing', 'house', 'agent bruno'].map((of) => counts.givenToday(of))).toEqual([
      ...[120.5, 120.5, 120.5, 0],
    ]);
    counts.add('RemedyGranted', day.from + 3, { ...billing, given: { amount: 100, currency: 'USD' } });
    expect(counts.givenToday('agent ada')).toBeNull();
    counts.begin({ from: day.to, to: day.to + dayMs });
    expect(counts.givenToday('agent ada')).toBe(0);
  });

  it('begin anew with the day, while the last hour goes on', () => {
    const counts = counted();
    const before = day.to - 5 * minute;
    counts.add('HelpAsked', before, billing);
    counts.begin({ from: day.to, to: day.to + dayMs });
    expect(of(counts, 'house', day.to)).toMatchObject({ today: 0, last5: 0, last15: 1 });
  });

  it('say when they are next different though nothing happens', () => {
    const counts = counted();
    const at = day.from + 90_000;
    counts.add('HelpAsked', at, billing);
    const asked = (path: string) => counts.of('house', { paths: [path], now: at }).turnsAt;
    expect([asked('events.HelpAsked.last5'), asked('events.HelpAsked.today')]).toEqual([day.from + 6 * minute, day.to]);
    expect(counts.of('queue sales', { paths: ['events.HelpAsked.last5'], now: at }).turnsAt).toBeNull();
  });
});
