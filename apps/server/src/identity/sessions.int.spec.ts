import type { OwnSession } from '@aliado/domain';
import { Housekeeping } from './housekeeping.ts';
import { SessionDirectory } from './session-directory.ts';
import { minute, password, startIdentityApp, type IdentityApp } from './testing/identity-app.ts';

let test: IdentityApp;
beforeAll(async () => {
  test = await startIdentityApp();
});
afterAll(() => test?.close());
beforeEach(() => {
  test.clock.pass(20 * minute); // so that no spec inherits another's failures
  test.told.length = 0;
});

describe('a session', () => {
  it('ends with the sign-out, for the socket too', async () => {
    const browser = await test.signedIn('agent');
    const stolen = browser.cookie;
    const principal = await test.app.get(SessionDirectory).authenticate(stolen);
    const { headers } = await browser.send('DELETE', '/api/session');
    expect(headers.get('set-cookie')).toContain('aliado_sid=; Path=/; Max-Age=0');
    expect(await test.app.get(SessionDirectory).authenticate(stolen)).toBeNull();
    expect(test.told).toEqual([{ sessionIds: [principal?.sessionId], because: 'signed-out' }]);
  });

  it('is listed with the others of the person, and ends everywhere when asked to', async () => {
    await test.anAccount('traveller', ['agent']);
    const [desk, phone] = [await test.signedIn('traveller'), await test.signedIn('traveller')];
    const listed = (await desk.get('/api/sessions')).body as readonly OwnSession[];
    expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    expect((await desk.send('DELETE', '/api/sessions')).status).toBe(204);
    expect((await phone.get('/api/session')).status).toBe(401);
    expect(test.told[0]?.sessionIds.toSorted()).toEqual(listed.map(({ id }) => id).sort());
  });

  it('can be ended by its owner from another one, and by nobody else', async () => {
    await test.anAccount('owner', ['agent']);
    const [desk, phone] = [await test.signedIn('owner'), await test.signedIn('owner')];
    const listed = (await desk.get('/api/sessions')).body as readonly OwnSession[];
    const other = listed.find(({ isThis }) => !isThis)?.id ?? '';
    const stranger = await test.signedIn('supervisor');
    expect((await stranger.send('DELETE', `/api/sessions/${other}`)).status).toBe(404);
    expect((await desk.send('DELETE', `/api/sessions/${other}`)).status).toBe(204);
    expect((await phone.get('/api/session')).status).toBe(401);
    expect((await desk.get('/api/session')).status).toBe(200);
  });

  it('ends after twelve hours without use', async () => {
    const browser = await test.signedIn('agent');
    test.clock.pass(11 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(200);
    test.clock.pass(11 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(200);
    test.clock.pass(12 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('ends after a week however much it is used, and that is told', async () => {
    const browser = await test.signedIn('agent');
    for (let half = 0; half < 15; half += 1) {
      test.clock.pass(11 * 60 * minute);
      expect((await browser.get('/api/session')).status).toBe(200);
    }
    const principal = await test.app.get(SessionDirectory).authenticate(browser.cookie);
    test.clock.pass(4 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(401);
    await test.app.get(Housekeeping).run();
    const expired = test.told.filter(({ because }) => because === 'expired').flatMap(({ sessionIds }) => sessionIds);
    expect(expired).toContain(principal?.sessionId);
  });

  it('that another process ended is told within a round of housekeeping', async () => {
    const browser = await test.signedIn('agent');
    const principal = await test.app.get(SessionDirectory).authenticate(browser.cookie);
    await test.database.pool.query('DELETE FROM session WHERE id = $1', [principal?.sessionId]);
    await test.app.get(Housekeeping).run();
    expect(test.told.filter(({ because }) => because === 'revoked').flatMap(({ sessionIds }) => sessionIds)).toContain(
      principal?.sessionId,
    );
  });

  it.each([
    ['the role changes', { roles: ['trainer'] }],
    ['the account is disabled', { isDisabled: true }],
    ['the password changes', { password: 'seven other lamps' }],
    ['the team changes', { team: 'noche' }],
  ])('ends at once when %s', async (_, changes) => {
    const id = `subject-${Object.keys(changes)[0]?.toLowerCase()}`;
    await test.anAccount(id, ['agent']);
    const [browser, administrator] = [await test.signedIn(id), await test.signedIn('administrator')];
    const principal = await test.app.get(SessionDirectory).authenticate(browser.cookie);
    const start = performance.now();
    expect(await administrator.send('PATCH', `/api/accounts/${id}`, changes)).toMatchObject({ status: 200 });
    expect(test.told).toEqual([{ sessionIds: [principal?.sessionId], because: 'revoked' }]);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('is not opened with a password that is being replaced at that moment', async () => {
    await test.anAccount('racer', ['agent']);
    const writer = await test.database.pool.connect();
    await writer.query("BEGIN; UPDATE account SET password_hash = 'another' WHERE id = 'racer'");
    const attempt = test.browser().signIn('racer', password);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writer.query('COMMIT');
    writer.release();
    expect(await attempt).toMatchObject({ status: 401, body: { code: 'session/wrong-credentials' } });
  });

  it('opens nothing while its account is disabled, even if somebody forgot to end it', async () => {
    await test.anAccount('forgotten', ['agent']);
    const browser = await test.signedIn('forgotten');
    await test.database.pool.query("UPDATE account SET disabled_at = 1 WHERE id = 'forgotten'");
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('goes on when only the name changes', async () => {
    await test.anAccount('renamed', ['agent']);
    const [browser, administrator] = [await test.signedIn('renamed'), await test.signedIn('administrator')];
    await administrator.send('PATCH', '/api/accounts/renamed', { name: 'Ada' });
    expect(await browser.get('/api/session')).toMatchObject({ status: 200, body: { account: { name: 'Ada' } } });
  });
});
