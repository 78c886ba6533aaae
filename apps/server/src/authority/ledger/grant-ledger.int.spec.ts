import type { Grant, RemedyTerms } from '@aliado/domain';
import { FulfilmentOutbox } from '../../fulfilment/fulfilment-outbox.ts';
import { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { GrantLedger, type Caps, type Reservation, type UsageQuestion, type LedgerMove } from './grant-ledger.ts';

jest.setTimeout(60_000);
const now = Date.UTC(2026, 0, 15, 9);
const day = '2026-01-15';
const dayMs = 86_400_000;
const month = 'north|2026-01';

let database: TestDatabase;
let pools: readonly Pool[];
let ledgers: readonly GrantLedger[];
let ledger: GrantLedger;

beforeAll(async () => {
  database = await createTestDatabase();
  pools = Array.from({ length: 4 }, () => new Pool({ connectionString: database.url, max: 4 }));
  for (const pool of pools) pool.on('error', () => undefined);
  ledgers = pools.map((pool) => new GrantLedger({ pool }, new FulfilmentOutbox(pool)));
  ledger = new GrantLedger(database, new FulfilmentOutbox(database.pool));
});
beforeEach(() => database.pool.query('TRUNCATE remedy_grant, budget_use'));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database?.close();
});

const terms = (amount: number | null, more: Partial<RemedyTerms> = {}): RemedyTerms => ({
  ...{ remedy: 'credit', amount: amount === null ? null : { amount, currency: 'EUR' } },
  ...{ guidelineId: 'late', guidelineVersion: 1, ruleId: 'twice', matter: 'delivery.failed', orderNumber: 'PD-1' },
  ...more,
});
const reservation = (nth: number, amount: number, more: Partial<Reservation> = {}): Reservation => ({
  ...{ interactionId: `int-${nth}`, grantId: 'g', agentId: `agent-${nth}`, decidedBy: `agent-${nth}`, lentBy: null },
  ...{ customerKey: `customer-${nth}`, terms: terms(amount), baseAmount: amount, team: 'north', day },
  ...{ budgetKeys: [month], reservedAt: now, expiresAt: now + 120_000, approvalId: null },
  ...more,
});
const free: Caps = { customer: null, day: null, budgets: {}, excluded: [] };
const grant = (state: Grant['state']): Grant => ({
  ...{ grantId: 'g', terms: terms(1), agentId: 'agent-0', approvalId: null, state, reservedAt: now },
  ...{ expiresAt: now, grantedAt: now, undoUntil: now, decidedBy: 'agent-0' },
});
const question = (more: Partial<UsageQuestion> = {}): UsageQuestion => ({
  ...{
    customerKey: 'customer-0',
    windows: [90],
    people: ['agent-0'],
    day,
    budgetKeys: [month],
    orderNumber: 'PD-1',
    now,
  },
  ...more,
});
/** What counts by the rows themselves, and what the counter of the budget says. */
const counted = async () => {
  const { rows } = await database.pool.query<{ rows: string; counter: string }>(
    `SELECT (SELECT coalesce(sum(base_amount), 0) FROM remedy_grant WHERE state IN ('reserved', 'granted')) AS rows,
       (SELECT coalesce(sum(used), 0) FROM budget_use) AS counter`,
  );
  return [Number(rows[0]?.rows), Number(rows[0]?.counter)];
};
/** Everybody reserves and confirms at the same moment, over several pools; how many got it. */
const allAtOnce = async (reservations: readonly Reservation[], caps: Caps): Promise<number> => {
  const outcomes = await Promise.all(
    reservations.map(async (one, nth) => {
      const mine = ledgers[nth % ledgers.length] ?? ledger;
      const outcome = await mine.reserve(one, caps);
      if (outcome === 'reserved')
        await mine.follow(one.interactionId, { ...grant('granted'), decidedBy: one.decidedBy }, now);
      return outcome;
    }),
  );
  return outcomes.filter((outcome) => outcome === 'reserved').length;
};

describe('the ledger', () => {
  it('lets exactly as many through as a budget pays for, when fifty ask at once', async () => {
    const asked = Array.from({ length: 50 }, (_, nth) => reservation(nth, 3_000));
    expect(await allAtOnce(asked, { ...free, budgets: { [month]: 70_000 } })).toBe(23);
    expect(await counted()).toEqual([69_000, 69_000]);
  });

  it('lets exactly as many through as a customer may be given, when many agents give at once', async () => {
    const asked = Array.from({ length: 40 }, (_, nth) => reservation(nth, 1_500, { customerKey: 'lucia' }));
    expect(await allAtOnce(asked, { ...free, customer: { most: 20_000, since: now - 90 * dayMs } })).toBe(13);
  });

  it('lets exactly as many through as a person may give in a day, for whatever customers', async () => {
    const asked = Array.from({ length: 40 }, (_, nth) => reservation(nth, 7_000, { decidedBy: 'marta' }));
    expect(await allAtOnce(asked, { ...free, day: 60_000 })).toBe(8);
  });

  it('lets lender and borrowers together give no more in a day than the lender may, when all give at once', async () => {
    const asked = Array.from({ length: 60 }, (_, nth) => {
      const decidedBy = ['marta', 'ana', 'ben'][nth % 3] ?? '';
      return reservation(nth, 7_000, { decidedBy, lentBy: decidedBy === 'marta' ? null : 'marta' });
    });
    expect(await allAtOnce(asked, { ...free, day: 60_000 })).toBe(8);
    const { byPerson } = await ledger.usage(question({ people: ['marta', 'ana', 'ben'] }));
    expect(byPerson).toMatchObject({ marta: 56_000 });
    expect((byPerson['ana'] ?? 0) + (byPerson['ben'] ?? 0)).toBeLessThanOrEqual(56_000);
  });

  it('gives one of what excludes each other, whoever is first', async () => {
    const asked = Array.from({ length: 20 }, (_, nth) =>
      reservation(nth, 0, { customerKey: 'lucia', terms: terms(null, { remedy: nth % 2 ? 'replacement' : 'refund' }) }),
    );
    expect(await allAtOnce(asked, { ...free, excluded: ['replacement', 'refund'] })).toBe(1);
  });

  it('keeps several budgets at once without anybody waiting for each other for ever', async () => {
    const keys = ['a|2026-01', 'b|2026-01', 'c|2026-01'];
    const asked = Array.from({ length: 60 }, (_, nth) =>
      reservation(nth, 100, { budgetKeys: nth % 2 ? keys : keys.toReversed(), customerKey: `c-${nth % 7}` }),
    );
    const budgets = { 'a|2026-01': 10_000, 'b|2026-01': 3_000, 'c|2026-01': 8_000 };
    expect(await allAtOnce(asked, { ...free, budgets })).toBe(30);
    expect((await ledger.usage(question({ budgetKeys: keys }))).byBudget).toEqual({
      ...{ 'a|2026-01': 3_000, 'b|2026-01': 3_000, 'c|2026-01': 3_000 },
    });
  });

  it('sets aside once what is asked twice, and says so', async () => {
    const caps = { ...free, budgets: { [month]: 3_000 } };
    const outcomes = await Promise.all(ledgers.slice(1).map((one) => one.reserve(reservation(0, 3_000), caps)));
    expect(outcomes.toSorted()).toEqual(['known', 'known', 'reserved']);
    expect(await counted()).toEqual([3_000, 3_000]);
  });

  it('frees what is released or undone, once, and goes back to nothing older', async () => {
    await ledger.reserve(reservation(0, 3_000), free);
    expect(await counted()).toEqual([3_000, 3_000]);
    await ledger.follow('int-0', grant('granted'), now);
    await ledger.follow('int-0', grant('released'), now);
    expect(await counted()).toEqual([3_000, 3_000]);
    await Promise.all(ledgers.map((one) => one.follow('int-0', grant('undone'), now)));
    await ledger.follow('int-0', grant('granted'), now);
    expect(await counted()).toEqual([0, 0]);
    const { rows } = await database.pool.query('SELECT state FROM remedy_grant');
    expect(rows).toEqual([{ state: 'undone' }]);
  });

  it('tells whose limits moved: when money is set aside, freed, or counted for another customer', async () => {
    const told: LedgerMove[] = [];
    ledger.moves.subscribe((move) => told.push(move));
    const { interactionId, customerKey, budgetKeys, decidedBy } = reservation(0, 3_000);
    const move = { interactionId, customerKeys: [customerKey], budgetKeys, people: [decidedBy] };
    await ledger.reserve(reservation(0, 3_000), free);
    await ledger.reserve(reservation(0, 3_000), free);
    await ledger.follow('int-0', grant('granted'), now);
    expect(told).toEqual([move]);
    await ledger.attribute('int-0', 'somebody-else');
    expect(told[1]?.customerKeys).toEqual(['somebody-else', customerKey]);
    await ledger.follow('int-0', grant('undone'), now);
    expect(told[2]).toEqual({ ...move, customerKeys: ['somebody-else'] });
  });

  it('holds what was set aside under an id, and nothing else under the same id', async () => {
    const wanted = reservation(0, 3_000);
    await ledger.reserve(wanted, free);
    const others: readonly Partial<Reservation>[] = [
      { terms: terms(9_000) },
      { terms: terms(null) },
      { terms: terms(3_000, { remedy: 'refund' }) },
      { decidedBy: 'marta', approvalId: 'a-1' },
      { approvalId: 'a-1' },
    ];
    expect(await ledger.holds(wanted, now)).toBe(true);
    expect(await ledger.holds(wanted, wanted.expiresAt)).toBe(false);
    for (const other of others) expect(await ledger.holds({ ...wanted, ...other }, now)).toBe(false);
  });

  it('tells what was used, in a window that rolls on', async () => {
    await ledger.reserve(reservation(0, 3_000), free);
    expect(await ledger.usage(question())).toEqual({
      toCustomer: { 90: 3_000 },
      byPerson: { 'agent-0': 3_000 },
      byBudget: { [month]: 3_000 },
      given: [{ remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' } }],
    });
    expect(await ledger.usage(question({ now: now + 90 * dayMs, day: '2026-04-15', orderNumber: 'PD-2' }))).toEqual({
      toCustomer: { 90: 0 },
      byPerson: { 'agent-0': 0 },
      byBudget: { [month]: 3_000 },
      given: [],
    });
  });
});
