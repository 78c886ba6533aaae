import { blocked, countedLoad, erlangA, erlangC, patienceOf, type Load } from './erlang.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
/** 100 contacts in half an hour, three minutes each: 10 erlangs. */
const hundred = (agents: number): Load => ({ arrivals: 100 / (30 * minute), handleTime: 3 * minute, agents });
/** Garnett, Mandelbaum and Reiman (2002): 48 calls a minute of one minute each, 50 agents. */
const fifty: Load = { arrivals: 48 / minute, handleTime: minute, agents: 50 };

const loads: readonly Load[] = [1, 2, 7, 40, 250, 1_000].flatMap((agents) =>
  [0.1, 0.6, 0.9, 0.99, 1.02, 1.5].map((used) => ({
    agents,
    arrivals: (used * agents) / (5 * minute),
    handleTime: 5 * minute,
  })),
);
const patiences = [5 * second, minute, 20 * minute];

describe('how many find everybody busy', () => {
  it.each([
    [1, 1, 0.5],
    [10, 10, 0.2146],
    [100, 100, 0.0757],
    [900, 1_000, 0.0001],
  ])('of %d erlangs with %d agents is as tables give it', (erlangs, agents, share) => {
    expect(blocked(erlangs, agents)).toBeCloseTo(share, 4);
  });
});

describe('waiting where nobody gives up', () => {
  it('is as the worked examples of the field have it', () => {
    const { waits, inTime, wait } = erlangC(hundred(14), 20 * second);
    expect([waits, inTime].map((share) => share.toFixed(3))).toEqual(['0.174', '0.888']);
    expect(wait / second).toBeCloseTo(7.8, 1);
    expect(erlangC(fifty, 0).wait / second).toBeCloseTo(20.8, 1);
  });

  it.each([
    [1, 2, 1 / 3],
    [2, 3, 4 / 9],
    [4, 5, 0.5541],
    [8, 10, 0.4092],
  ])('of %d erlangs with %d agents is for as many as textbooks on queues have it', (erlangs, agents, waits) => {
    expect(erlangC({ arrivals: erlangs / minute, handleTime: minute, agents }, 0).waits).toBeCloseTo(waits, 4);
  });

  it('is of a single agent as a line of one server has it: the share of time that is taken', () => {
    const load = { arrivals: 0.6 / minute, handleTime: minute, agents: 1 };
    expect(erlangC(load, minute).waits).toBeCloseTo(0.6, 12);
    expect(erlangC(load, minute).wait).toBeCloseTo((0.6 / 0.4) * minute, 6);
  });

  it('has no end where more comes than can be done, and is none where nothing comes', () => {
    expect(erlangC(hundred(10), 20 * second)).toEqual({ waits: 1, inTime: 0, wait: Infinity, givesUp: 0 });
    expect(erlangC({ ...fifty, arrivals: 0 }, 0)).toEqual({ waits: 0, inTime: 1, wait: 0, givesUp: 0 });
  });
});

describe('waiting where some give up', () => {
  it('is as the literature has it', () => {
    const { wait, givesUp } = erlangA(fifty, 2 * minute, 20 * second);
    expect(givesUp).toBeCloseTo(0.031, 3);
    expect(wait / second).toBeCloseTo(3.7, 1);
  });

  it('comes to that of Erlang C the more patient they are', () => {
    const [patient, ever] = [erlangA(hundred(14), 10_000 * hour, 20 * second), erlangC(hundred(14), 20 * second)];
    expect(patient.waits).toBeCloseTo(ever.waits, 5);
    expect(patient.inTime).toBeCloseTo(ever.inTime, 5);
    expect(patient.wait).toBeCloseTo(ever.wait, 0);
    expect(patient.givesUp).toBeCloseTo(0, 5);
  });

  it('is the chance that nobody waits where patience is as long as handling: as many are there as with agents without end', () => {
    const { arrivals, handleTime } = hundred(1);
    const [erlangs, agents] = [10, 12];
    let [term, fewer] = [Math.exp(-erlangs), 0];
    for (let count = 0; count < agents; count++) {
      fewer += term;
      term *= erlangs / (count + 1);
    }
    expect(erlangA({ arrivals, handleTime, agents }, handleTime, 0).waits).toBeCloseTo(1 - fewer, 12);
  });

  it('is given for a load without agents to spare, however large', () => {
    const crowd: Load = { arrivals: 2_000 / (5 * minute), handleTime: 5 * minute, agents: 1_000 };
    const { waits, givesUp, inTime } = erlangA(crowd, hour, 20 * second);
    expect([waits, inTime]).toEqual([expect.closeTo(1, 9), expect.closeTo(0, 9)]);
    expect(givesUp).toBeCloseTo(0.5, 6); // who is not served gives up: there is work for half of them
  });
});

describe.each(loads)('waiting of $agents agents at $arrivals a millisecond', (load) => {
  const models = [
    (of: Load, within: number) => erlangC(of, within),
    ...patiences.map((patience) => (of: Load, within: number) => erlangA(of, patience, within)),
  ];

  it('has shares between none and all, and a wait that is not negative', () => {
    for (const model of models) {
      const { waits, inTime, wait, givesUp } = model(load, 20 * second);
      for (const share of [waits, inTime, givesUp]) expect(share >= 0 && share <= 1).toBe(true);
      expect(wait).toBeGreaterThanOrEqual(0);
    }
  });

  it('is in time for more the longer the limit, and for those who need not wait at once', () => {
    for (const model of models) {
      const within = [0, second, 20 * second, 5 * minute].map((limit) => model(load, limit));
      expect(within.map(({ inTime }) => inTime)).toEqual(within.map(({ inTime }) => inTime).toSorted((a, b) => a - b));
      expect(within[0]?.inTime).toBeCloseTo(1 - (within[0]?.waits ?? 0), 9);
    }
  });

  it('is less with one agent more, and more with more contacts', () => {
    for (const model of models) {
      const [now, helped] = [model(load, 20 * second), model({ ...load, agents: load.agents + 1 }, 20 * second)];
      const busier = model({ ...load, arrivals: 1.1 * load.arrivals }, 20 * second);
      expect(helped.waits).toBeLessThanOrEqual(now.waits + 1e-12);
      expect(helped.inTime).toBeGreaterThanOrEqual(now.inTime - 1e-12);
      expect(busier.waits).toBeGreaterThanOrEqual(now.waits - 1e-12);
    }
  });

  it('leaves nobody out: whoever does not give up is answered in the end', () => {
    for (const patience of patiences) {
      const { inTime, givesUp } = erlangA(load, patience, 1_000 * patience);
      expect(inTime + givesUp).toBeCloseTo(1, 8);
    }
  });
});

describe('the load that was counted', () => {
  it('is what came in the interval, with bounds that grow narrower the more there was', () => {
    const few = countedLoad({ offered: 16, handled: 16, handledFor: 16 * minute, interval: 30 * minute });
    const many = countedLoad({ offered: 1_600, handled: 1_600, handledFor: 1_600 * minute, interval: 30 * minute });
    expect(few).toMatchObject({ arrivals: 16 / (30 * minute), handleTime: minute });
    expect(few?.bounds.map((bound) => bound.toFixed(2))).toEqual(['0.50', '2.00']);
    expect(many?.bounds.map((bound) => bound.toFixed(2))).toEqual(['0.93', '1.07']);
    expect(countedLoad({ offered: 0, handled: 0, handledFor: 0, interval: minute })).toBeNull();
  });

  it('holds the true load 19 times of 20', () => {
    let seed = 7;
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    let held = 0;
    for (let day = 0; day < 2_000; day++) {
      let [offered, handledFor] = [0, 0];
      for (let at = -Math.log(chance()); at < 60; at -= Math.log(chance())) {
        offered++;
        handledFor -= Math.log(chance()) * minute;
      }
      const load = countedLoad({ offered, handled: offered, handledFor, interval: hour });
      const [low, high] = load?.bounds ?? [0, 0];
      const erlangs = (load?.arrivals ?? 0) * (load?.handleTime ?? 0);
      held += Number(low * erlangs <= 1 && 1 <= high * erlangs);
    }
    expect(held / 2_000).toBeGreaterThan(0.93);
    expect(held / 2_000).toBeLessThan(0.97);
  });

  it('has the patience of all waiting by those who gave up', () => {
    expect(patienceOf({ waitOfAnsweredMs: 90, waitOfAbandonedMs: 30, abandoned: 4 })).toBe(30);
    expect(patienceOf({ waitOfAnsweredMs: 90, waitOfAbandonedMs: 0, abandoned: 0 })).toBeNull();
  });
});
