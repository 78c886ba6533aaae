import type { AuthorityOffer, Delegation, Money, RemedyTerms } from '@aliado/domain';
import { AuthoritySweeper } from './authority-sweeper.ts';
import { CaseWeigher } from './case-weigher.ts';
import { startAuthorityApp, type AgentAtDesk, type AuthorityApp } from './testing/authority-app.ts';

jest.setTimeout(60_000);
let test: AuthorityApp;
let nayeli: AgentAtDesk;

beforeAll(async () => {
  test = await startAuthorityApp();
  nayeli = await test.agent('nayeli');
});
beforeEach(async () => {
  await test.database.pool.query('TRUNCATE remedy_grant, budget_use, delegation');
  await orderIs('failed');
});
afterAll(() => test?.close());

const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });
const termsOf = ({ terms }: AuthorityOffer, amount: Money | null): RemedyTerms => ({ ...terms, amount });
const orderIs = (status: string) =>
  test.database.pool.query(`UPDATE customer_order SET status = $1 WHERE number = 'PD-44718'`, [status]);

describe('what bars a remedy for everybody', () => {
  it('is another one for the same order, in whatever contact it was given', async () => {
    await orderIs('returned');
    const earlier = await test.luciaCalls(nayeli, 'wrong-item');
    const [refund, replacement] = [
      await nayeli.offer(earlier.interactionId, 'refund'),
      await nayeli.offer(earlier.interactionId, 'replacement'),
    ];
    expect(await nayeli.give(earlier.interactionId, 'g-1', termsOf(refund, null))).toHaveProperty('accepted');
    const later = await test.luciaCalls(nayeli, 'wrong-item');
    const excluded = { refused: 'authority/excluded' };
    expect(await nayeli.give(later.interactionId, 'g-2', termsOf(replacement, null))).toEqual(excluded);
    expect(await nayeli.offer(later.interactionId, 'replacement')).toMatchObject({
      blocked: { reason: 'authority/excluded', about: { en: expect.stringContaining('not both') as string } },
    });
    await nayeli.ask(earlier.interactionId, { type: 'undo', grantId: 'g-1' });
    expect(await nayeli.give(later.interactionId, 'g-3', termsOf(replacement, null))).toHaveProperty('accepted');
  });

  it('is a rule of what nobody gives', async () => {
    await orderIs('cancelled');
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const offer = await nayeli.offer(interactionId, 'credit');
    expect(offer.blocked?.reason).toBe('authority/never');
    const ask = { type: 'ask', approvalId: 'a-1', terms: termsOf(offer, euros(30)), reason: 'because' } as const;
    expect(await nayeli.ask(interactionId, ask)).toEqual({ refused: 'authority/never' });
  });

  it('is being the customer', async () => {
    await test.database.pool.query(
      `INSERT INTO customer_identity (customer_id, kind, normalised, value, label)
       VALUES ('C-0001', 'account', 'noelia', 'noelia', 'main')`,
    );
    const noelia = await test.agent('noelia');
    const { interactionId } = await test.luciaCalls(noelia);
    await test.promiseAnew(noelia, interactionId);
    const terms = termsOf(await noelia.offer(interactionId, 'credit'), euros(1));
    expect(await noelia.give(interactionId, 'g-1', terms)).toEqual({ refused: 'authority/to-oneself' });
  });
});

describe('what was given to somebody unknown', () => {
  it('counts for the customer as soon as somebody says who it is', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    const says = (customerId: string | null) =>
      nayeli.socket.emitWithAck('command', {
        ...{ commandId: `who-${interactionId}-${customerId}`, interactionId },
        command: { type: 'CorrectCustomer', customerId, name: null },
      });
    await test.promiseAnew(nayeli, interactionId);
    await nayeli.give(interactionId, 'g', termsOf(await nayeli.offer(interactionId, 'credit'), euros(30)));
    const used = async () =>
      (await nayeli.offer(interactionId, 'credit')).bounds.map((bound) => bound.used.amount / 100);
    const sweeper = test.app.get(AuthoritySweeper);
    expect(await says('C-0002')).toHaveProperty('accepted');
    await sweeper.settled();
    const { rows } = await test.database.pool.query('SELECT customer_key AS key FROM remedy_grant');
    expect(rows).toEqual([{ key: 'C-0002' }]);
    expect(await says('C-0001')).toHaveProperty('accepted');
    await sweeper.settled();
    expect(await used()).toEqual([0, 30, 30, 30]);
  });
});

describe('authority that is lent', () => {
  it('adds to one’s own until its end, or until it is taken back, and leaves a trace', async () => {
    await test.anAccount('marta', ['supervisor']);
    const marta = await test.signedIn('marta');
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const most = async () =>
      (await nayeli.offer(interactionId, 'credit')).bounds.map(({ limit }) => limit.amount / 100);
    const [own, lent] = [
      [150, 200, 600, 25_000],
      [150, 400, 3_000, 25_000],
    ];
    expect(await most()).toEqual(own);
    const body = { to: 'nayeli', until: test.clock.now() + 3_600_000 };
    const answer = await marta.send('POST', '/api/authority/delegations', body);
    const delegation = answer.body as Delegation;
    expect(delegation).toMatchObject({ ...body, from: 'marta', createdBy: 'marta' });
    expect(await most()).toEqual(lent);
    const listed = await marta.get('/api/authority/delegations');
    expect(listed.body).toEqual([delegation]);
    expect((await marta.send('DELETE', `/api/authority/delegations/${delegation.id}`)).status).toBe(204);
    expect(await most()).toEqual(own);
    await marta.send('POST', '/api/authority/delegations', body);
    expect(await most()).toEqual(lent);
    test.clock.pass(3_600_000);
    expect(await most()).toEqual(own);
    const { rows } = await test.database.pool.query(
      `SELECT action, actor, object FROM audit_entry WHERE action LIKE 'authority/%' ORDER BY n`,
    );
    const traced = (action: string) => ({ action: `authority/${action}`, actor: 'marta', object: 'account:nayeli' });
    expect(rows).toEqual([traced('lent'), traced('taken-back'), traced('lent')]);
  });

  it('counts on the day of who lent it as well, whoever else borrows it', async () => {
    await test.anAccount('sol', ['supervisor']);
    const sol = await test.signedIn('sol');
    const until = test.clock.now() + 3_600_000;
    await sol.send('POST', '/api/authority/delegations', { to: 'nayeli', until });
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const usedToday = async () =>
      (await nayeli.offer(interactionId, 'credit')).bounds.find(({ kind }) => kind === 'day')?.used.amount;
    await test.database.pool.query(
      `INSERT INTO remedy_grant SELECT (jsonb_populate_record(NULL::remedy_grant, $1)).*`,
      [JSON.stringify(lentOut(test.clock.now()))],
    );
    expect(await usedToday()).toBe(200_000);
    const { terms } = await nayeli.offer(interactionId, 'credit');
    const given = await nayeli.give(interactionId, 'g-lent', { ...terms, amount: { amount: 10_000, currency: 'EUR' } });
    expect(given).toHaveProperty('accepted');
    expect(await usedToday()).toBe(210_000);
    const { rows } = await test.database.pool.query(`SELECT lent_by FROM remedy_grant WHERE grant_id = 'g-lent'`);
    expect(rows).toEqual([{ lent_by: 'sol' }]);
  });

  it.each([
    ['to nobody', { to: 'nobody-at-all', until: 3_600_000 }, 404],
    ['to oneself', { to: 'supervisor', until: 3_600_000 }, 404],
    ['in the past', { to: 'nayeli', until: -1 }, 400],
    ['for good', { to: 'nayeli', until: 400 * 86_400_000 }, 400],
  ])('is not lent %s', async (_, { to, until }, status) => {
    const supervisor = await test.signedIn('supervisor');
    const body = { to, until: test.clock.now() + until };
    expect(await supervisor.send('POST', '/api/authority/delegations', body)).toMatchObject({ status });
  });

  it('is for those who manage authority', async () => {
    const agent = await test.signedIn('agent');
    expect(await agent.get('/api/authority/delegations')).toMatchObject({ status: 403 });
  });
});

describe('what is known of a case', () => {
  it('is recorded with what the guidelines say, whenever it changed and not otherwise', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    const weigher = test.app.get(CaseWeigher);
    await weigher.settled();
    const { weighed } = await test.state(interactionId);
    expect(weighed).toMatchObject({
      matter: 'delivery.failed',
      findings: expect.arrayContaining([
        { guidelineId: 'late-delivery-gesture', version: 15, ruleIds: ['twice'] },
      ]) as unknown,
      facts: {
        order: { failedDeliveries: 2, total: 489 },
        given: { toCustomerIn90Days: 0, byAgentToday: 0 },
        promise: { isOpen: true, isMissed: true, isRenewed: false },
        time: { day: expect.stringMatching(/^2026-01-15/) as string, weekday: 4 },
      },
    });
    const count = async () =>
      (await test.stored(interactionId)).filter(({ event }) => event.type === 'CaseWeighed').length;
    const before = await count();
    await nayeli.view(interactionId);
    await weigher.settled();
    expect(await count()).toBe(before);
    await test.promiseAnew(nayeli, interactionId);
    await nayeli.give(interactionId, 'g-1', termsOf(await nayeli.offer(interactionId, 'credit'), euros(30)));
    await weigher.settled();
    expect((await test.state(interactionId)).weighed?.facts).toMatchObject({
      given: { toCustomerIn90Days: 30, byAgentToday: 30 },
      promise: { isRenewed: true },
    });
  });
});

describe('decisions like the one in hand', () => {
  it('are the last three that stand, with how often the customer came back about it', async () => {
    for (const nth of [1, 2, 3, 4, 5]) {
      const { interactionId } = await test.luciaCalls(nayeli);
      await test.promiseAnew(nayeli, interactionId);
      await nayeli.give(interactionId, 'g', termsOf(await nayeli.offer(interactionId, 'credit'), euros(nth)));
      if (nth === 5) await nayeli.ask(interactionId, { type: 'undo', grantId: 'g' });
      test.clock.pass(60_000);
    }
    await test.database.pool.query(
      `INSERT INTO touchpoint (id, customer_id, occurred_at, stage, channel, matter, title, state)
       VALUES ('again', 'C-0001', $1, 'after', 'voice', 'delivery.failed', '{"es":"x","en":"x"}', 'ok'),
         ('else', 'C-0001', $1, 'after', 'voice', 'repair.noise', '{"es":"x","en":"x"}', 'ok')`,
      [test.clock.now() - 150_000],
    );
    test.clock.pass(60_000);
    const { interactionId } = await test.luciaCalls(nayeli);
    const { similar, approver, usualAnswerMs } = await nayeli.view(interactionId);
    expect(similar.map(({ amount, contactsAfter }) => [amount, contactsAfter])).toEqual([
      [euros(4), 0],
      [euros(3), 1],
      [euros(2), 1],
    ]);
    expect([approver, usualAnswerMs]).toEqual([null, null]);
  });
});

/** What somebody else gave today by what Sol lent them: 2,000 €. */
const lentOut = (at: number) => ({
  ...{ interaction_id: 'int-other', grant_id: 'g-other', agent_id: 'owen', decided_by: 'owen', lent_by: 'sol' },
  ...{ customer_key: 'somebody', guideline_id: 'x', guideline_version: 1, rule_id: 'x', remedy: 'credit' },
  ...{ amount: 200_000, currency: 'EUR', base_amount: 200_000, day: new Date(at).toISOString().slice(0, 10) },
  ...{ budget_keys: [], state: 'granted', reserved_at: at, expires_at: at, granted_at: at },
});
