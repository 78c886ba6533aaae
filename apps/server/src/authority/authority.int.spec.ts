import type { AuthorityOffer, Money, RemedyTerms, UndoableGrant } from '@aliado/domain';
import { AuditTrail } from '../identity/audit-trail.ts';
import { AuthoritySweeper } from './authority-sweeper.ts';
import { startAuthorityApp, type AgentAtDesk, type AuthorityApp } from './testing/authority-app.ts';

jest.setTimeout(60_000);
let test: AuthorityApp;
let nayeli: AgentAtDesk;
let owen: AgentAtDesk;

beforeAll(async () => {
  test = await startAuthorityApp();
  nayeli = await test.agent('nayeli');
  owen = await test.agent('owen');
});
beforeEach(() => test.database.pool.query('TRUNCATE remedy_grant, budget_use'));
afterAll(() => test?.close());

const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });
const termsOf = ({ terms }: AuthorityOffer, amount: Money | null): RemedyTerms => ({ ...terms, amount });
const typesOf = async (interactionId: string) =>
  (await test.stored(interactionId)).map(({ event }) => event.type).filter((type) => type.startsWith('Remedy'));

describe('an agent with authority', () => {
  it('sees what may be decided, gives it once, and takes it back', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const offer = await nayeli.offer(interactionId, 'credit');
    expect(offer).toMatchObject({
      terms: {
        guidelineId: 'late-delivery-gesture',
        ruleId: 'twice',
        matter: 'delivery.failed',
        orderNumber: 'PD-44718',
      },
      upTo: euros(150),
      proposed: euros(30),
      blocked: null,
      bounds: [
        { kind: 'decision', used: euros(0), limit: euros(150) },
        { kind: 'customer', used: euros(0), limit: euros(200), days: 90 },
        { kind: 'day', used: euros(0), limit: euros(600) },
        { kind: 'budget', limit: euros(25_000), name: { es: 'Mesa Norte, este mes' } },
      ],
    });

    const terms = termsOf(offer, euros(30));
    const granted = await nayeli.give(interactionId, 'g-1', terms);
    expect(granted).toEqual({ accepted: { sequence: expect.any(Number) as number, terms } });
    expect(await nayeli.give(interactionId, 'g-1', terms)).toMatchObject({ accepted: { terms } });
    expect(await typesOf(interactionId)).toEqual(['RemedyReserved', 'RemedyGranted']);
    const used = async () =>
      (await nayeli.offer(interactionId, 'credit')).bounds.map((bound) => bound.used.amount / 100);
    expect(await used()).toEqual([0, 30, 30, 30]);

    expect(await nayeli.ask(interactionId, { type: 'undo', grantId: 'g-1' })).toMatchObject({
      accepted: { terms: null },
    });
    expect(await used()).toEqual([0, 0, 0, 0]);
    expect(await typesOf(interactionId)).toEqual(['RemedyReserved', 'RemedyGranted', 'RemedyUndone']);
  });

  it('first promises anew what was missed, and then is kind', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    const offer = await nayeli.offer(interactionId, 'credit');
    expect(offer).toMatchObject({
      upTo: euros(0),
      blocked: { reason: 'authority/promise-first', about: { es: 'Entregar la lavadora' } },
      canAsk: false,
    });
    const terms = termsOf(offer, euros(30));
    expect(await nayeli.give(interactionId, 'g-1', terms)).toEqual({ refused: 'authority/promise-first' });
    await test.promiseAnew(nayeli, interactionId);
    expect(await nayeli.give(interactionId, 'g-1', terms)).toHaveProperty('accepted');
  });

  it('stays within every limit, whichever is reached first', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const offer = await nayeli.offer(interactionId, 'credit');
    const give = (grantId: string, amount: number) =>
      nayeli.give(interactionId, grantId, termsOf(offer, euros(amount)));
    const yen = termsOf(offer, { amount: 100, currency: 'JPY' });
    expect(await nayeli.give(interactionId, 'g-0', yen)).toEqual({ refused: 'authority/no-rate' });
    expect(await give('g-1', 151)).toEqual({ refused: 'authority/above-decision' });
    expect(await give('g-2', 120)).toHaveProperty('accepted');
    expect(await give('g-3', 81)).toEqual({ refused: 'authority/above-customer' });
    expect(await give('g-4', 80)).toHaveProperty('accepted');
    expect(await give('g-5', 1)).toEqual({ refused: 'authority/above-customer' });
    const rule = { ...offer, terms: { ...offer.terms, ruleId: 'thrice' } };
    expect(await nayeli.give(interactionId, 'g-6', termsOf(rule, euros(1)))).toEqual({
      refused: 'authority/not-allowed',
    });
  });

  it('has nothing to give in a contact of somebody else', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const terms = termsOf(await nayeli.offer(interactionId, 'credit'), euros(30));
    expect(await owen.give(interactionId, 'g-1', terms)).toEqual({ refused: 'interaction/not-yours' });
    await expect(owen.view(interactionId)).rejects.toThrow('404');
    await nayeli.ask(interactionId, { type: 'reserve', grantId: 'g-1', terms, approvalId: null, knownGrants: null });
    expect(await owen.ask(interactionId, { type: 'undo', grantId: 'g-1' })).toEqual({
      refused: 'interaction/not-yours',
    });
  });

  it('is undone by who gave it or who manages authority, not by who takes the contact over', async () => {
    const call = await test.luciaCalls(nayeli);
    const { interactionId } = call;
    await test.promiseAnew(nayeli, interactionId);
    const terms = termsOf(await nayeli.offer(interactionId, 'credit'), euros(30));
    for (const grantId of ['g-1', 'g-2'])
      expect(await nayeli.give(interactionId, grantId, terms)).toHaveProperty('accepted');
    await test.tell(call.passedOn(), call.offered('owen'), call.answered('owen'));
    expect(await owen.ask(interactionId, { type: 'undo', grantId: 'g-1' })).toEqual({
      refused: 'authority/not-yours-to-undo',
    });
    expect(await nayeli.ask(interactionId, { type: 'undo', grantId: 'g-1' })).toHaveProperty('accepted');
    await test.anAccount('sol', ['supervisor']);
    const sol = await test.signedIn('sol');
    const path = `/api/interactions/${interactionId}/authority/grants/g-2/undo`;
    const undoable = async () =>
      (await sol.get('/api/authority/grants')).body as { readonly grants: readonly UndoableGrant[] };
    expect((await undoable()).grants).toMatchObject([
      { interactionId, grantId: 'g-2', terms, agentId: 'nayeli', decidedBy: 'nayeli', reason: null },
    ]);
    expect((await sol.send('POST', path, {})).status).toBe(400);
    expect((await sol.send('POST', path, { reason: 'Given twice' })).status).toBe(204);
    expect(await undoable()).toEqual({ grants: [] });
    expect((await test.app.get(AuditTrail).last(1)).at(0)).toMatchObject({
      ...{ actor: 'sol', action: 'authority/undo-asked', object: `interaction:${interactionId}` },
      detail: { grantId: 'g-2', reason: 'Given twice' },
    });
    test.clock.pass(3_600_000);
    const { grants } = await test.state(interactionId);
    expect(grants.map(({ state }) => state)).toEqual(['undone', 'undone']);
  });

  it('is released by who set it aside, not by who takes the contact over', async () => {
    const call = await test.luciaCalls(nayeli);
    const { interactionId } = call;
    await test.promiseAnew(nayeli, interactionId);
    const terms = termsOf(await nayeli.offer(interactionId, 'credit'), euros(30));
    await nayeli.ask(interactionId, { type: 'reserve', grantId: 'g-1', terms, approvalId: null, knownGrants: null });
    await test.tell(call.passedOn(), call.offered('owen'), call.answered('owen'));
    const release = { type: 'release', grantId: 'g-1' } as const;
    expect(await owen.ask(interactionId, release)).toEqual({ refused: 'authority/not-yours-to-undo' });
    expect(await nayeli.ask(interactionId, release)).toHaveProperty('accepted');
    expect(await typesOf(interactionId)).toEqual(['RemedyReserved', 'RemedyReleased']);
  });

  it('reads back what was set aside, in time', async () => {
    const { interactionId } = await test.luciaCalls(nayeli);
    await test.promiseAnew(nayeli, interactionId);
    const terms = termsOf(await nayeli.offer(interactionId, 'credit'), euros(30));
    const reserve = (grantId: string) =>
      nayeli.ask(interactionId, { type: 'reserve', grantId, terms, approvalId: null, knownGrants: null });
    const confirm = (grantId: string, amount: number) =>
      nayeli.ask(interactionId, { type: 'confirm', grantId, amount: euros(amount) });
    await reserve('g-1');
    expect(await confirm('g-1', 40)).toEqual({ refused: 'authority/not-as-reserved' });
    test.clock.pass(120_000);
    expect(await confirm('g-1', 30)).toEqual({ refused: 'authority/expired' });
    await test.app.get(AuthoritySweeper).sweep();
    expect(await typesOf(interactionId)).toEqual(['RemedyReserved', 'RemedyReleased']);
    await reserve('g-2');
    expect(await confirm('g-2', 30)).toHaveProperty('accepted');
    test.clock.pass(600_000);
    expect(await nayeli.ask(interactionId, { type: 'undo', grantId: 'g-2' })).toEqual({
      refused: 'authority/too-late-to-undo',
    });
  });
});
