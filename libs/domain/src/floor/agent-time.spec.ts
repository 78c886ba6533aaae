import fc from 'fast-check';
import type { AgentRecorded } from '../agent/agent-event.ts';
import { evolveAgent, initialAgent, statusOf, type Agent, type AgentStatus } from '../agent/agent.ts';
import { agentLogs } from '../testing/arbitraries.ts';
import { occupancyOf } from './agent-time.ts';
import { valueOf } from './metric.ts';
import { fitsPlan, impactOf, partsOf, plannedActivities, type PlannedStretch } from './plan.ts';
import { stretchesOf, type TimeStretch, type TimeWindow } from './time-stretch.ts';
import { timeCountsIn, timeMetricOf, timeMetrics } from './time-metric.ts';
import { noTime, plusTime, quarterOfHourMs, tallyOfPart, timeByQuarter, timeTerms } from './time-tally.ts';

const minute = 60_000;

/** A log whose ten minutes are three hours and more, so that it touches many quarters. */
const days = agentLogs.map((entries) => entries.map((entry) => ({ ...entry, occurredAt: entry.occurredAt * 20 })));
const windows = fc
  .tuple(fc.nat(150 * minute), fc.integer({ min: 1, max: 120 * minute }))
  .map(([from, length]): TimeWindow => ({ from, to: from + length }));
const plans = fc
  .array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 90 }), fc.constantFrom(...plannedActivities)), { maxLength: 8 })
  .map((pieces) => {
    let end = 0;
    return pieces.map(([gap, length, activity]): PlannedStretch => {
      const from = end + gap * minute;
      end = from + length * minute;
      return { activity, from, to: end };
    });
  });

const byQuarter = (stretches: readonly TimeStretch[], plan: readonly PlannedStretch[]) => {
  const quarters = new Map<number, typeof noTime>();
  for (const stretch of stretches)
    for (const [quarter, tally] of timeByQuarter(stretch, plan))
      quarters.set(quarter, plusTime(quarters.get(quarter) ?? noTime, tally));
  return quarters;
};
const wholeOf = (quarters: ReadonlyMap<number, typeof noTime>) => [...quarters.values()].reduce(plusTime, noTime);

/** When each entry counts: none before a change that came sooner in the log, by its own time. */
function effectiveTimes(entries: readonly AgentRecorded[]): readonly number[] {
  let [agent, latest] = [initialAgent, 0];
  return entries.map((entry) => {
    const before = agent;
    agent = evolveAgent(before, entry);
    const isChange = JSON.stringify(shown(before)) !== JSON.stringify(shown(agent));
    if (isChange) latest = Math.max(latest, entry.occurredAt);
    return latest;
  });
}

const handled = ({ work }: Agent) => work.filter(({ stage }) => stage !== 'offered').length;
const shown = (agent: Agent) => [
  ...[statusOf(agent), handled(agent), statusOf(agent) === 'break' && agent.reason],
  statusOf(agent) === agent.chosen && agent.chosenBy,
];

/** What each moment counts as, found anew wherever anything may change. */
function recount(entries: readonly AgentRecorded[], plan: readonly PlannedStretch[], { from, to }: TimeWindow) {
  const quarters = new Map<number, typeof noTime>();
  const effective = effectiveTimes(entries);
  const edges = [from, to, ...effective, ...plan.flatMap((one) => [one.from, one.to])];
  for (let at = Math.floor(from / quarterOfHourMs) * quarterOfHourMs; at < to; at += quarterOfHourMs) edges.push(at);
  const inside = [...new Set(edges)].filter((at) => from <= at && at <= to).sort((one, other) => one - other);
  inside.slice(0, -1).forEach((start, index) => {
    const agent = entries.filter((_, place) => (effective[place] ?? 0) <= start).reduce(evolveAgent, initialAgent);
    const planned = plan.find((one) => one.from <= start && start < one.to)?.activity ?? null;
    const span = { from: start, to: inside[index + 1] ?? start };
    const part = { ...span, status: statusOf(agent), handling: handled(agent), planned, reason: null, setBy: null };
    const quarter = Math.floor(start / quarterOfHourMs) * quarterOfHourMs;
    quarters.set(quarter, plusTime(quarters.get(quarter) ?? noTime, tallyOfPart(part, plan.length > 0)));
  });
  return quarters;
}

const stretch = (status: AgentStatus, from: number, to: number, handling = 0): TimeStretch => ({
  ...{ status, from, to, handling, reason: null, setBy: null },
});

describe('the time of an agent', () => {
  it('is the same by stretches and quarters as counted anew for each moment', () => {
    fc.assert(
      fc.property(days, plans, windows, (entries, plan, window) => {
        const told = byQuarter(stretchesOf(initialAgent, entries, window), plan);
        expect(told).toEqual(recount(entries, plan, window));
      }),
    );
  });

  it('is all there is of the window, each moment in one state', () => {
    fc.assert(
      fc.property(days, plans, windows, (entries, plan, window) => {
        const whole = wholeOf(byQuarter(stretchesOf(initialAgent, entries, window), plan));
        const { availableMs, ringingMs, onContactMs, afterContactWorkMs, breakMs, offlineMs } = whole;
        expect(availableMs + ringingMs + onContactMs + afterContactWorkMs + breakMs + offlineMs).toBe(
          window.to - window.from,
        );
        expect(whole.adherentMs).toBeLessThanOrEqual(whole.scheduledMs);
        expect(whole.scheduledWorkMs).toBeLessThanOrEqual(whole.scheduledMs);
        expect(whole.onContactMs + whole.afterContactWorkMs).toBeLessThanOrEqual(whole.handleMs);
      }),
    );
  });

  it('adds up over windows that follow each other', () => {
    fc.assert(
      fc.property(days, plans, windows, fc.double({ min: 0, max: 1, noNaN: true }), (entries, plan, window, share) => {
        const cut = Math.round(window.from + share * (window.to - window.from));
        const of = (part: TimeWindow) => wholeOf(byQuarter(stretchesOf(initialAgent, entries, part), plan));
        const parts = [
          { from: window.from, to: cut },
          { from: cut, to: window.to },
        ];
        expect(parts.map(of).reduce(plusTime)).toEqual(of(window));
      }),
    );
  });

  it('is told without a gap, oldest first', () => {
    fc.assert(
      fc.property(days, windows, (entries, window) => {
        const told = stretchesOf(initialAgent, entries, window);
        expect([told[0]?.from, ...told.map(({ to }) => to)]).toEqual([...told.map(({ from }) => from), window.to]);
      }),
    );
  });
});

describe('occupancy', () => {
  it('takes the clock on the wall by Amazon Connect, and every contact by the older definition', () => {
    const day = [stretch('available', 0, 30), stretch('on-contact', 30, 60, 3), stretch('ringing', 60, 70)];
    const tally = wholeOf(byQuarter(day, []));
    expect(valueOf(timeMetricOf('occupancy', 'amazon-connect'), tally)).toBe(0.5);
    expect(valueOf(timeMetricOf('occupancy', 'classic'), tally)).toBe(90 / 120);
  });

  it('leaves out the time in which a contact rings, as a day so far does', () => {
    const spent = { available: 30, 'on-contact': 20, 'after-contact-work': 10, ringing: 40, break: 50, offline: 60 };
    expect(occupancyOf(spent)).toBe(0.5);
  });
});

describe('adherence', () => {
  const plan: readonly PlannedStretch[] = [
    { activity: 'work', from: 0, to: 100 },
    { activity: 'break', from: 100, to: 120 },
    { activity: 'work', from: 120, to: 200 },
    { activity: 'off', from: 200, to: 300 },
  ];
  const day = [
    stretch('offline', 0, 10),
    stretch('available', 10, 100),
    stretch('on-contact', 100, 110, 1),
    stretch('break', 110, 130),
    stretch('available', 130, 240),
    stretch('offline', 240, 300),
  ];

  it('is the share of what was scheduled; work outside of it counts against it by Genesys alone', () => {
    const tally = wholeOf(byQuarter(day, plan));
    expect(tally).toMatchObject({ scheduledMs: 200, adherentMs: 170, scheduledWorkMs: 180, unscheduledMs: 40 });
    expect(valueOf(timeMetricOf('adherence'), tally)).toBe(170 / 200);
    expect(valueOf(timeMetricOf('adherence', 'genesys'), tally)).toBe(170 / 240);
    expect(valueOf(timeMetricOf('conformance'), tally)).toBe(210 / 180);
  });

  it('is none of whoever has no plan', () => {
    const tally = wholeOf(byQuarter(day, []));
    expect(tally).toMatchObject({ scheduledMs: 0, workedMs: 0, unscheduledMs: 0 });
    expect([valueOf(timeMetricOf('adherence'), tally), valueOf(timeMetricOf('conformance'), tally)]).toEqual([
      null,
      null,
    ]);
  });

  it('says what it does to service that somebody was not as planned', () => {
    const told = day.flatMap((one) => [...partsOf(one, plan)]).map((part) => [part.from, impactOf(part, true)]);
    expect(told.filter(([, impact]) => impact !== null)).toEqual([
      [0, 'negative'],
      [100, 'positive'],
      [120, 'negative'],
      [200, 'positive'],
    ]);
    expect(impactOf({ status: 'offline', planned: 'break' }, true)).toBe('neutral');
    expect(impactOf({ status: 'available', planned: null }, true)).toBe('positive');
    expect(impactOf({ status: 'available', planned: null }, false)).toBeNull();
  });

  it('takes a break for a break, and any way of taking contacts for work', () => {
    expect(
      (['available', 'ringing', 'on-contact', 'after-contact-work'] as const).every((one) => fitsPlan('work', one)),
    ).toBe(true);
    expect([fitsPlan('break', 'break'), fitsPlan('off', 'offline'), fitsPlan('work', 'break')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a figure of time', () => {
  it('has for rows what counts in it, or is left out by name', () => {
    const part = { ...stretch('ringing', 0, 10), planned: null };
    expect(timeCountsIn(timeMetricOf('occupancy'), part, false)).toBe(true);
    expect(timeCountsIn(timeMetricOf('time-break'), part, false)).toBe(false);
  });

  it('is made of terms that there are', () => {
    const used = timeMetrics.flatMap(({ over, under, leftOut }) => [...over, ...under, ...leftOut]);
    expect(new Set(used)).toEqual(new Set(timeTerms));
  });
});
