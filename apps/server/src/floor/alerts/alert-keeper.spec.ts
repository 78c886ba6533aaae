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
  let refused: string | null = null;
  const store = {
    keep: async (changes: AlertChanges) => {
      if (faults-- > 0) throw new Error('the database is away');
      if ([...changes.standing, ...changes.quiet].some(({ subjectId }) => subjectId === refused))
        throw Object.assign(new Error('invalid input'), { code: '22P02' });
      written.push(changes);
    },
  } as AlertStore;
  let keeper: AlertKeeper;

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
    written.length = 0;
    [faults, refused] = [0, null];
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

  it('is kept without what the database never takes, and with everything else', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    const other = { ruleId: 'waits', subjectId: 'sales' };
    refused = 'billing';
    keeper.put(key, standing(5), [delivery('raised')]);
    keeper.put(other, null, [{ ...delivery('cleared'), ...other }]);
    await jest.advanceTimersByTimeAsync(5_000);
    const kept = { standing: [], quiet: [other], deliveries: [{ ...delivery('cleared'), ...other }], lookedAt: 7 };
    expect(written).toEqual([kept]);
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('waits billing'));
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('is written once more at the end', async () => {
    keeper.begin();
    await jest.advanceTimersByTimeAsync(100);
    keeper.put(key, standing(5), []);
    await keeper.end();
    expect(written.at(-1)).toMatchObject({ standing: [standing(5)] });
  });
});
