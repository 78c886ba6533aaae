import fc from 'fast-check';
import { countedGift, type Money, type RemedyTerms } from '@aliado/domain';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { LogUnavailable } from '../interactions/event-log.ts';
import { AuthoritySweeper } from './authority-sweeper.ts';
import { GrantLedger } from './ledger/grant-ledger.ts';
import { startAuthorityApp, type AgentAtDesk, type AuthorityApp } from './testing/authority-app.ts';

jest.setTimeout(120_000);
let test: AuthorityApp;
let nayeli: AgentAtDesk;
let ledger: GrantLedger;
let sweeper: AuthoritySweeper;
let interactionId: string;
let terms: RemedyTerms;

beforeAll(async () => {
  test = await startAuthorityApp();
  nayeli = await test.agent('nayeli');
  ledger = test.app.get(GrantLedger);
  sweeper = test.app.get(AuthoritySweeper);
});
beforeEach(async () => {
  await test.database.pool.query('TRUNCATE remedy_grant, budget_use');
  ({ interactionId } = await test.luciaCalls(nayeli));
  await test.promiseAnew(nayeli, interactionId);
  const offer = await nayeli.offer(interactionId, 'credit');
  terms = { ...offer.terms, amount: euros(10) };
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => test?.close());

const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });
const unavailable = { refused: 'live/unavailable' };
const reserve = (grantId: string) =>
  nayeli.ask(interactionId, { type: 'reserve', grantId, terms, approvalId: null, knownGrants: null });
const confirm = (grantId: string) => nayeli.ask(interactionId, { type: 'confirm', grantId, amount: terms.amount });
/** The server dies after the log took it in, and before the ledger did. */
const dieBeforeLedger = () => jest.spyOn(ledger, 'follow').mockRejectedValueOnce(new Error('killed'));
/** The server dies after the ledger set it aside, and before the log took it in. */
const dieBeforeLog = () =>
  jest.spyOn(test.app.get(InteractionRecorder), 'record').mockRejectedValueOnce(new LogUnavailable('killed'));
const everything = Number.MAX_SAFE_INTEGER;

/** By grant, what each of the two says; and what counts against the budget. */
async function bothSides() {
  const { grants } = await test.state(interactionId);
  const { rows } = await test.database.pool.query<{ id: string; state: string }>(
    'SELECT grant_id AS id, state FROM remedy_grant WHERE interaction_id = $1',
    [interactionId],
  );
  const used = await test.database.pool.query<{ used: string }>(
    'SELECT coalesce(sum(used), 0) AS used FROM budget_use',
  );
  return {
    log: Object.fromEntries(grants.map(({ grantId, state }) => [grantId, state])),
    ledger: Object.fromEntries(rows.map(({ id, state }) => [id, state])),
    used: Number(used.rows[0]?.used),
  };
}

describe('a server that dies between the log and the ledger', () => {
  it('keeps a grant that the log took in, and counts it all the while', async () => {
    await reserve('g');
    dieBeforeLedger();
    expect(await confirm('g')).toEqual(unavailable);
    expect(await bothSides()).toEqual({ log: { g: 'granted' }, ledger: { g: 'reserved' }, used: 1_000 });
    await sweeper.sweep(everything);
    expect(await bothSides()).toEqual({ log: { g: 'granted' }, ledger: { g: 'granted' }, used: 1_000 });
  });

  it('frees what the log says was undone, at the latest after its undo window', async () => {
    await reserve('g');
    await confirm('g');
    dieBeforeLedger();
    expect(await nayeli.ask(interactionId, { type: 'undo', grantId: 'g' })).toEqual(unavailable);
    expect((await bothSides()).used).toBe(1_000);
    test.clock.pass(660_000);
    await sweeper.sweep();
    expect(await bothSides()).toEqual({ log: { g: 'undone' }, ledger: { g: 'undone' }, used: 0 });
  });

  it('goes on with what the ledger alone knows when it is asked again, and frees it when nobody asks', async () => {
    dieBeforeLog();
    expect(await reserve('g')).toEqual(unavailable);
    expect(await bothSides()).toEqual({ log: {}, ledger: { g: 'reserved' }, used: 1_000 });
    expect(await reserve('g')).toMatchObject({ accepted: { terms } });
    expect(await confirm('g')).toHaveProperty('accepted');
    dieBeforeLog();
    await reserve('lost');
    test.clock.pass(120_000);
    await sweeper.sweep();
    expect(await bothSides()).toMatchObject({ ledger: { g: 'granted', lost: 'released' }, used: 1_000 });
    expect(await reserve('lost')).toEqual({ refused: 'authority/expired' });
  });

  it('agrees with itself in the end, whatever was done and wherever it died', async () => {
    const act = fc.record({
      what: fc.constantFrom(
        'reserve' as const,
        'confirm' as const,
        'release' as const,
        'undo' as const,
        'wait' as const,
      ),
      grantId: fc.constantFrom('a', 'b', 'c', 'd'),
      dies: fc.constantFrom('never' as const, 'never' as const, 'before-log' as const, 'before-ledger' as const),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 14 }), async (acts) => {
        run += 1;
        const idOf = (grantId: string) => `${run}-${grantId}`;
        for (const { what, grantId, dies } of acts) {
          if (dies === 'before-log') dieBeforeLog();
          if (dies === 'before-ledger') dieBeforeLedger();
          if (what === 'wait') test.clock.pass(50_000);
          else if (what === 'reserve') await reserve(idOf(grantId));
          else if (what === 'confirm') await confirm(idOf(grantId));
          else await nayeli.ask(interactionId, { type: what, grantId: idOf(grantId) });
          jest.restoreAllMocks();
        }
        test.clock.pass(1_000_000);
        await sweeper.sweep();
        await sweeper.sweep();
        const { log, ledger: kept, used } = await bothSides();
        const { grants } = await test.state(interactionId);
        for (const [grantId, state] of Object.entries(log)) expect([grantId, kept[grantId]]).toEqual([grantId, state]);
        for (const [grantId, state] of Object.entries(kept)) expect(log[grantId] ?? 'released').toBe(state);
        const counting = { currency: 'EUR', rates: [], day: '2026-01-15' };
        const standing = grants.filter(({ state }) => state === 'granted');
        const sum = standing.reduce(
          (all, one) => all + (countedGift(one.terms.amount ?? euros(0), counting)?.amount ?? 0),
          0,
        );
        expect(used).toBe(sum);
        expect(used).toBeLessThanOrEqual(20_000);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a contact that ends', () => {
  it('gives back what was set aside and not confirmed', async () => {
    const call = await test.luciaCalls(nayeli);
    ({ interactionId } = call);
    await test.promiseAnew(nayeli, interactionId);
    await reserve('g');
    await reserve('h');
    await confirm('h');
    await test.tell(call.ended());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await sweeper.settled();
    expect(await bothSides()).toEqual({
      ...{ log: { g: 'released', h: 'granted' }, ledger: { g: 'released', h: 'granted' }, used: 1_000 },
    });
    expect(await nayeli.give(interactionId, 'i', terms)).toHaveProperty('accepted');
  });
});
