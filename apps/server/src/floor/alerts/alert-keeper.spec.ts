import { Logger } from '@nestjs/common';
import { AlertKeeper } from './alert-keeper.ts';
import type { AlertChanges, AlertDelivery, AlertStore, StandingAlert } from './alert-store.ts';

const key = { ruleId: 'waits', subjectId: 'billing' };
const standing = (raisedAt: number | null): StandingAlert => ({
  ...key,
  version: 1,
  since: 1,
  raisedAt,
  lapsedAt: null,
});
const delivery = (id: string): AlertDelivery => ({ ...key, id, way: 'webhook', recipient: '', body: '{}', at: 1 });

describe('what becomes of alerts', () => {
  const written: AlertChanges[] = [];
  let faults = 0;
  const store = {
    keep: async (changes: AlertChanges) => {
      if (faults-- > 0) throw new Error('the database is away');
      written.push(changes);
    },
  } as AlertStore;
  let keeper: AlertKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    written.length = 0;
    faults = 0;
    keeper = new AlertKeeper(store, () => 7);
  });
  afterEach(() => jest.useRealTimers());

  it('is written as one with the news that follow from it', async () => {
    keeper.put(key, standing(null), []);
    keeper.put(key, standing(5), [delivery('raised')]);
    await jest.advanceTimersByTimeAsync(100);
    expect(written).toEqual([{ standing: [standing(5)], quiet: [], deliveries: [delivery('raised')], lookedAt: 7 }]);
  });

  it('waits for a database that is away: all news in their order, and of each alert how it stands last', async () => {
    faults = 2;
    keeper.put(key, standing(5), [delivery('raised')]);
    await jest.advanceTimersByTimeAsync(100);
    keeper.put(key, null, [delivery('cleared')]);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(written).toEqual([
      { standing: [], quiet: [key], deliveries: [delivery('raised'), delivery('cleared')], lookedAt: 7 },
    ]);
  });

  it('is written once more at the end', async () => {
    keeper.begin();
    await jest.advanceTimersByTimeAsync(100);
    keeper.put(key, standing(5), []);
    await keeper.end();
    expect(written.at(-1)).toMatchObject({ standing: [standing(5)] });
  });
});
