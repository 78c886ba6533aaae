import { HardCalls, type FinishedCall } from './hard-calls.ts';

const minute = 60_000;
const call = (nth: number, more: Partial<FinishedCall> = {}): FinishedCall => ({
  ...{ interactionId: `int-${nth}`, ordinal: 0, queueId: 'billing', at: nth * 10 * minute },
  ...{ handled: 4 * minute, isUpset: false },
  ...more,
});
const hard = (nth: number) => call(nth, { isUpset: true });
const rest = { restedAt: 0, now: 60 * minute, meanIn: () => 4 * minute, softerThan: () => null };

const needAfter = (calls: readonly FinishedCall[], more: Partial<typeof rest> | { restedAt: null } = {}) => {
  const hardCalls = new HardCalls();
  for (const one of calls) hardCalls.note('ada', one);
  return hardCalls.need('ada', { ...rest, ...more });
};

describe('hard calls', () => {
  it('are a need once there are three in a row, with the time since the last break', () => {
    expect(needAfter([hard(1), hard(2)])).toBeNull();
    expect(needAfter([hard(1), hard(2), hard(3), hard(4)])).toMatchObject({
      ...{ id: `hard-calls:ada:${10 * minute}`, agentId: 'ada', interactionId: null, since: 30 * minute },
      about: { kind: 'hard-calls', inARow: 4, sincePauseMs: 60 * minute, softerQueueId: null },
    });
  });

  it('are those in which the customer turned upset, and those that took more than twice as long as others', () => {
    const long = call(3, { handled: 8 * minute + 1 });
    expect(needAfter([hard(1), hard(2), long])).not.toBeNull();
    expect(needAfter([hard(1), hard(2), call(3, { handled: 8 * minute })])).toBeNull();
    expect(needAfter([hard(1), hard(2), long], { meanIn: () => null as never })).toBeNull();
  });

  it('are in a row in the order in which they ended, whatever order they are told in', () => {
    expect(needAfter([hard(4), call(1), hard(3), hard(2)])).toMatchObject({ about: { inARow: 3 } });
    expect(needAfter([hard(1), hard(3), call(2), hard(4)])).toBeNull();
  });

  it('name a queue that is softer than that of the last of them', () => {
    const row = [hard(1), hard(2), call(3, { isUpset: true, queueId: 'sales' })];
    const softerThan = (queueId: string | null) => (queueId === 'sales' ? 'general' : null);
    expect(needAfter(row, { softerThan } as never)).toMatchObject({ about: { softerQueueId: 'general' } });
  });

  it('are over with an easy call, and with a break', () => {
    const row = [hard(1), hard(2), hard(3)];
    expect(needAfter([...row, call(4)])).toBeNull();
    expect(needAfter(row, { restedAt: null })).toBeNull();
    expect(needAfter(row, { restedAt: 15 * minute })).toBeNull();
  });

  it('are counted once each, and held in bounded number', () => {
    const hardCalls = new HardCalls();
    for (const nth of [1, 2]) {
      hardCalls.note('ada', call(nth));
      hardCalls.note('ada', { ...hard(nth), at: nth * 10 * minute + 1 });
    }
    expect(hardCalls.of('ada').map(({ at, isUpset }) => [at, isUpset])).toEqual([
      [10 * minute + 1, true],
      [20 * minute + 1, true],
    ]);
    hardCalls.note('ada', { ...hard(2), ordinal: 1 });
    expect(hardCalls.of('ada')).toHaveLength(3);
    for (let nth = 0; nth < 500; nth++) hardCalls.note('ada', hard(nth));
    expect(hardCalls.of('ada')).toHaveLength(20);
  });

  it('are not counted while they are written up, and forgotten with the day', () => {
    const hardCalls = new HardCalls();
    for (const nth of [1, 2, 3]) hardCalls.note('ada', hard(nth));
    hardCalls.takeBack('ada', hard(3));
    expect(hardCalls.need('ada', rest)).toBeNull();
    hardCalls.forgetBefore(15 * minute);
    expect(hardCalls.of('ada')).toEqual([hard(2)]);
    hardCalls.forgetBefore(60 * minute);
    expect(hardCalls.agents()).toEqual([]);
  });
});
