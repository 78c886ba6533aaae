import {
  agentStream,
  initialAgent,
  noTime,
  plusTime,
  type AgentEvent,
  type AgentRecorded,
  type PlannedStretch,
  type TimeWindow,
} from '@aliado/domain';
import { Subject } from 'rxjs';
import type { AgentCommitted, AgentRecorder } from '../../agents/agent-recorder.ts';
import type { AccountDirectory } from '../../identity/account-directory.ts';
import type { AgentEntries, AgentLog } from './agent-log.ts';
import { DayTimes, type TimesOfDay } from './day-times.ts';
import type { LastImport, PlanStore } from './plan/plan-store.ts';

const hour = 3_600_000;
const day = { from: 0, to: 24 * hour };

/** The log of somebody, who is told of as it is written, and read as far as it was when the reading began; others are on a break. */
function aHouse(others = 0) {
  const committed = new Subject<AgentCommitted>();
  const stored: AgentRecorded[] = [];
  const plans = new Map<string, readonly PlannedStretch[]>();
  let plan: LastImport | null = null;
  let gate = Promise.resolve();
  const reads: TimeWindow[] = [];
  const log = {
    async *read(_: readonly string[], window: TimeWindow): AsyncGenerator<AgentEntries> {
      reads.push(window);
      const entries = [...stored];
      await gate;
      yield { agentId: 'ada', before: initialAgent, entries };
      const before = { ...initialAgent, chosen: 'break' as const };
      for (let n = 0; n < others; n += 1) yield { agentId: `other-${n}`, before, entries: [] };
    },
  };
  const days = new DayTimes(
    { committed } as unknown as AgentRecorder,
    log as unknown as AgentLog,
    {
      lastImport: () => Promise.resolve(plan),
      planned: () => Promise.resolve(plans),
    } as unknown as PlanStore,
    { list: () => Promise.resolve([{ id: 'ada' }]) } as unknown as AccountDirectory,
  );
  days.onModuleInit();
  return {
    ...{ days, reads, plans },
    happens(occurredAt: number, event: AgentEvent, agentId = 'ada') {
      const sequence = stored.length + 1;
      const streamId = agentStream(agentId);
      const entry: AgentRecorded = { streamId, sequence, occurredAt, recordedAt: occurredAt, by: 'agent:ada', event };
      stored.push(entry);
      committed.next({ streamId, entries: [entry], after: initialAgent } as unknown as AgentCommitted);
    },
    /** Holds readings up until the given function is called. */
    hold(): () => void {
      let open = (): void => undefined;
      gate = new Promise((resolve) => (open = resolve));
      return open;
    },
    brings(n: number) {
      plan = { n, at: 0, by: 'marta' };
    },
  };
}

const free: AgentEvent = { type: 'AgentStateChosen', state: 'available', reason: null };
const rests: AgentEvent = { type: 'AgentStateChosen', state: 'break', reason: 'lunch' };
const totals = ({ sheets }: TimesOfDay, until: number, agentId = 'ada') =>
  [...(sheets.get(agentId)?.quarters(until) ?? [])].map(([, tally]) => tally).reduce(plusTime, noTime);

describe('the days of people that are held', () => {
  it('take in once what is recorded before, while, and after one is read', async () => {
    const house = aHouse();
    house.happens(hour, free);
    const open = house.hold();
    const reading = house.days.of(day);
    await new Promise((resolve) => setTimeout(resolve));
    house.happens(2 * hour, rests);
    open();
    const read = await reading;
    house.happens(3 * hour, free);
    expect(totals(read, 5 * hour)).toMatchObject({ offlineMs: hour, availableMs: 3 * hour, breakMs: hour });
    expect(await house.days.of(day)).toBe(read);
    expect(house.reads).toEqual([day]);
  });

  it('are read once for all who ask meanwhile', async () => {
    const house = aHouse();
    const [one, other] = await Promise.all([house.days.of(day), house.days.of(day)]);
    expect(one).toBe(other);
    expect(house.reads.length).toBe(1);
  });

  it('are read anew once another plan is brought in', async () => {
    const house = aHouse();
    house.happens(hour, free);
    expect(totals(await house.days.of(day), 4 * hour).scheduledMs).toBe(0);
    house.plans.set('ada', [{ activity: 'work', from: 0, to: 3 * hour }]);
    house.brings(1);
    const planned = await house.days.of(day);
    expect(totals(planned, 4 * hour)).toMatchObject({ scheduledMs: 3 * hour, adherentMs: 2 * hour });
    expect(await house.days.of(day)).toBe(planned);
  });

  it('are those that were asked for last', async () => {
    const house = aHouse(1_400);
    const days = [0, 1, 2].map((index) => ({ from: index * day.to, to: (index + 1) * day.to }));
    const [first, second, third] = days;
    if (!first || !second || !third) throw new Error('too few days');
    for (const one of [first, second, first, third, first]) await house.days.of(one);
    expect(house.reads).toEqual([first, second, third]);
    await house.days.of(second);
    expect(house.reads).toEqual([first, second, third, second]);
  });

  it('take in nothing of the day after, and know whoever joins', async () => {
    const house = aHouse();
    house.happens(23 * hour, free);
    const read = await house.days.of(day);
    house.happens(25 * hour, rests);
    expect(totals(read, day.to)).toMatchObject({ offlineMs: 23 * hour, availableMs: hour, breakMs: 0 });
    house.happens(23.5 * hour, free, 'bea');
    expect(totals(read, day.to, 'bea')).toMatchObject({ offlineMs: 23.5 * hour, availableMs: hour / 2 });
  });

  it('count those who were there, or were to be', async () => {
    const house = aHouse();
    house.plans.set('carl', [{ activity: 'work', from: 8 * hour, to: 9 * hour }]);
    house.plans.set('dora', [{ activity: 'off', from: 0, to: 24 * hour }]);
    house.happens(2 * hour, free);
    const { sheets } = await house.days.of(day);
    const counted = (until: number) => [...sheets].filter(([, sheet]) => sheet.counts(until)).map(([id]) => id);
    expect([counted(hour), counted(3 * hour), counted(9 * hour)]).toEqual([[], ['ada'], ['ada', 'carl']]);
  });
});
