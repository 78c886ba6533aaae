import { Logger } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { AlertStore, type AlertDelivery } from './alert-store.ts';
import { DeliveryLane } from './delivery-lane.ts';

jest.setTimeout(60_000);
const hour = 60 * 60_000;
const now = 1_800_000_000_000;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.close());
beforeEach(async () => {
  jest.spyOn(Logger.prototype, 'warn').mockReturnValue();
  await database.pool.query('DELETE FROM alert_delivery');
});

const put = (...news: readonly Pick<AlertDelivery, 'id' | 'way' | 'at'>[]) =>
  new AlertStore(database).keep({
    ...{ standing: [], quiet: [], lookedAt: now },
    deliveries: news.map((one) => ({ ...one, ruleId: 'waits', subjectId: one.id, recipient: '', body: '{}' })),
  });
const inLine = async () =>
  (await database.pool.query<{ id: string }>('SELECT id FROM alert_delivery ORDER BY id')).rows.map(({ id }) => id);

describe('news that wait for longer than a day', () => {
  it('are told nobody, by whatever way they were to go', async () => {
    await put(
      { id: 'new', way: 'mail', at: now - 23 * hour },
      { id: 'old', way: 'mail', at: now - 25 * hour },
      { id: 'old-too', way: 'webhook', at: now - 25 * hour },
      { id: 'other-way', way: 'webhook', at: now - 23 * hour },
    );
    const sent: string[] = [];
    const lane = new DeliveryLane('mail', database.pool, ({ id }) => {
      sent.push(id);
      return Promise.resolve({ outcome: 'delivered' });
    });
    lane.deliver(now);
    while ((await inLine()).length > 1) await new Promise((resolve) => setTimeout(resolve, 5));
    await lane.end();
    expect([sent, await inLine()]).toEqual([['new'], ['other-way']]);
  });
});

describe('a lane that ends', () => {
  it('waits for the one that is on its way, and leaves the others in line', async () => {
    await put(...['a', 'b', 'c'].map((id) => ({ id, way: 'mail', at: now }) as const));
    let [begun, finish] = [() => {}, () => {}];
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const sent: string[] = [];
    const lane = new DeliveryLane('mail', database.pool, ({ id }) => {
      sent.push(id);
      begun();
      return new Promise((resolve) => (finish = () => resolve({ outcome: 'delivered' })));
    });
    lane.deliver(now);
    await hasBegun;
    const end = lane.end();
    finish();
    await end;
    lane.deliver(now);
    await lane.end();
    expect([sent, await inLine()]).toEqual([['a'], ['b', 'c']]);
  });
});
