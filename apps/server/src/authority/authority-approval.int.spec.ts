import type { ApprovalAct, ApprovalList, AuthorityOffer, Money, RemedyTerms } from '@aliado/domain';
import { until, type ConsoleSocket } from '../live/testing/live-app.ts';
import { ApprovalRounds } from './approvals/approval-rounds.ts';
import { startAuthorityApp, type AgentAtDesk, type AuthorityApp } from './testing/authority-app.ts';

jest.setTimeout(60_000);
let test: AuthorityApp;
let nayeli: AgentAtDesk;
let marta: ConsoleSocket;
let interactionId: string;
let offer: AuthorityOffer;

beforeAll(async () => {
  test = await startAuthorityApp();
  await test.app.get(ApprovalRounds).start();
  nayeli = await test.agent('nayeli');
  await test.anAccount('marta', ['supervisor']);
  marta = await test.consoleOf('marta');
  await marta.emitWithAck('attend', {});
});
beforeEach(async () => {
  await test.database.pool.query('TRUNCATE remedy_grant, budget_use');
  ({ interactionId } = await test.luciaCalls(nayeli));
  await test.promiseAnew(nayeli, interactionId);
  offer = await nayeli.offer(interactionId, 'credit');
});
afterAll(() => test?.close());

const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });
const terms = (amount: number): RemedyTerms => ({ ...offer.terms, amount: euros(amount) });
const ask = (approvalId: string, amount: number) =>
  nayeli.ask(interactionId, { type: 'ask', approvalId, terms: terms(amount), reason: 'Two half-days lost' });
const reserve = (grantId: string, approvalId: string, amount: number) =>
  nayeli.ask(interactionId, { type: 'reserve', grantId, terms: terms(amount), approvalId, knownGrants: null });
const decide = (approvalId: string, decision: 'approved' | 'less' | 'refused', amount: Money | null = null) =>
  act(approvalId, { type: 'decide', decision, amount, words: 'Adelante' });
const act = (approvalId: string, does: ApprovalAct) =>
  marta.emitWithAck('approval', { commandId: `${interactionId}-${approvalId}`, interactionId, approvalId, act: does });
const approvalOf = async (approvalId: string) =>
  (await test.state(interactionId)).approvals.find((one) => one.approvalId === approvalId);

describe('more than an agent may decide', () => {
  it('is asked, approved under the approver’s limits, and given once', async () => {
    expect(offer).toMatchObject({ upTo: euros(150), canAsk: true, askUpTo: euros(300) });
    expect((await nayeli.view(interactionId)).approver).toBe('marta');
    const lists: ApprovalList[] = [];
    marta.on('approvals', (list) => lists.push(list));
    expect(await ask('a-1', 220)).toMatchObject({ accepted: { terms: terms(220) } });
    expect(await approvalOf('a-1')).toMatchObject({ withoutAsking: euros(150), reason: 'Two half-days lost' });
    await until(() => lists.at(-1)?.waiting[0]?.approvalId === 'a-1');
    expect(lists.at(-1)?.waiting[0]?.bounds).toMatchObject([
      { kind: 'decision', limit: euros(300) },
      { kind: 'customer', used: euros(0), limit: euros(400) },
      { kind: 'day', limit: euros(3_000) },
      { kind: 'budget', limit: euros(25_000) },
    ]);
    expect(await reserve('g-0', 'a-1', 220)).toEqual({ refused: 'authority/unknown' });
    expect(await decide('a-1', 'approved')).toHaveProperty('accepted');
    expect(await reserve('g-1', 'a-1', 221)).toEqual({ refused: 'authority/not-as-reserved' });
    expect(await reserve('g-1', 'a-1', 220)).toMatchObject({ accepted: { terms: terms(220) } });
    expect(await reserve('g-2', 'a-1', 220)).toEqual({ refused: 'authority/already-decided' });
    await nayeli.ask(interactionId, { type: 'confirm', grantId: 'g-1', amount: euros(220) });
    const { grants } = await test.state(interactionId);
    expect(grants.map(({ state, agentId, decidedBy }) => [state, agentId, decidedBy])).toEqual([
      ['granted', 'nayeli', 'marta'],
    ]);
    // of her own day nothing is used, but the customer has had more than nayeli alone could give
    const after = await nayeli.offer(interactionId, 'credit');
    expect(after.bounds.map(({ used }) => used)).toEqual([euros(0), euros(220), euros(0), euros(220)]);
    expect(after).toMatchObject({
      upTo: euros(0),
      blocked: { reason: 'authority/above-customer' },
      askUpTo: euros(180),
    });
  });

  it('counts for whoever decides the next request as soon as it is approved, and once only when it is given', async () => {
    const lists: ApprovalList[] = [];
    marta.on('approvals', (list) => lists.push(list));
    const used = () => {
      const waits = lists.at(-1)?.waiting.find(({ approvalId }) => approvalId === 'a-2');
      return waits?.bounds.map((bound) => bound.used.amount / 100);
    };
    await ask('a-1', 220);
    await decide('a-1', 'approved');
    await ask('a-2', 160);
    await until(() => used() !== undefined);
    expect(used()).toEqual([0, 220, 220, 220]);
    const told = lists.length;
    await reserve('g-1', 'a-1', 200);
    await nayeli.ask(interactionId, { type: 'confirm', grantId: 'g-1', amount: euros(200) });
    await until(() => lists.length > told && used()?.[1] === 200);
    expect(used()).toEqual([0, 200, 200, 200]);
  });

  it('is not approved above the approver’s limits', async () => {
    await ask('a-1', 301);
    expect(await decide('a-1', 'approved')).toEqual({ refused: 'authority/above-decision' });
    expect(await decide('a-1', 'less', euros(300))).toHaveProperty('accepted');
    expect(await reserve('g-1', 'a-1', 301)).toEqual({ refused: 'authority/not-as-reserved' });
    expect(await reserve('g-1', 'a-1', 300)).toHaveProperty('accepted');
  });

  it('needs a reason, and is not given when it was refused or taken back', async () => {
    const silent = { type: 'ask', approvalId: 'a-0', terms: terms(220), reason: ' ' } as const;
    expect(await nayeli.ask(interactionId, silent)).toEqual({ refused: 'authority/reason-missing' });
    await ask('a-1', 220);
    await decide('a-1', 'refused');
    expect(await reserve('g-1', 'a-1', 220)).toEqual({ refused: 'authority/not-allowed' });
    await ask('a-2', 220);
    expect(await nayeli.ask(interactionId, { type: 'withdraw', approvalId: 'a-2' })).toMatchObject({
      accepted: { terms: null },
    });
    expect(await reserve('g-1', 'a-2', 220)).toEqual({ refused: 'authority/unknown' });
    expect((await approvalOf('a-2'))?.state).toBe('withdrawn');
  });

  it('is for the order that it was asked for, and for no other that comes to be in hand', async () => {
    await ask('a-1', 220);
    await decide('a-1', 'approved');
    const { rows } = await test.database.pool.query<{ number: string }>(
      `SELECT o.number FROM customer_order o JOIN customer_order mine ON mine.customer_id = o.customer_id
       WHERE mine.number = $1 AND o.number <> $1 LIMIT 1`,
      [offer.terms.orderNumber],
    );
    const about = async (value: string) => {
      const command = { type: 'NoteValue', field: 'orderNumber', value, from: { kind: 'typed' } } as const;
      const request = { commandId: `note-${value}-${interactionId}`, interactionId, command };
      expect(await nayeli.socket.emitWithAck('command', request)).toHaveProperty('accepted');
    };
    await about(rows[0]?.number ?? '');
    expect(await reserve('g-1', 'a-1', 220)).toEqual({ refused: 'approval/for-something-else' });
    await about(offer.terms.orderNumber ?? '');
    expect(await reserve('g-1', 'a-1', 220)).toHaveProperty('accepted');
  });

  it('leaves what may be given meanwhile, which then counts against the rest', async () => {
    await ask('a-1', 300);
    expect(await nayeli.give(interactionId, 'g-1', terms(150))).toHaveProperty('accepted');
    expect(await decide('a-1', 'approved')).toEqual({ refused: 'authority/above-customer' });
    expect(await decide('a-1', 'less', euros(250))).toHaveProperty('accepted');
    expect(await reserve('g-2', 'a-1', 250)).toHaveProperty('accepted');
  });

  it('names who is next only where somebody else could decide it', async () => {
    const next = async () => (await nayeli.view(interactionId)).next;
    await ask('a-1', 220);
    await until(async () => (await approvalOf('a-1'))?.offeredTo.length === 1);
    expect(await next()).toBeNull();
    await test.anAccount('sol', ['supervisor']);
    const sol = await test.consoleOf('sol');
    await sol.emitWithAck('attend', {});
    expect(await next()).toBe('sol');
    sol.disconnect();
  });
});
