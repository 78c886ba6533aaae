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

describe('managing accounts', () => {
  const grace = {
    id: 'grace',
    name: 'Grace',
    roles: ['agent'],
    language: 'en',
    team: null,
    queues: ['q'],
    tenureMonths: 1,
  };

  it('makes an account and shows it without its password', async () => {
    const administrator = await test.signedIn('administrator');
    const made = await administrator.send('POST', '/api/accounts', { ...grace, password });
    expect(made).toMatchObject({ status: 201 });
    expect(made.body).toEqual({ ...grace, disabledAt: null, createdAt: test.clock.now() });
    expect(JSON.stringify((await administrator.get('/api/accounts')).body)).not.toContain('argon2');
  });

  it.each([
    ['a taken id', { ...grace, id: 'agent', password }, 409, 'account/taken'],
    ['an id with capitals', { ...grace, id: 'Grace', password }, 422, 'account/malformed-id'],
    ['a short password', { ...grace, id: 'short', password: 'tiny lamp' }, 422, 'account/weak-password'],
    ['a field too many', { ...grace, id: 'more', password, isAdmin: true }, 400, 'request/malformed'],
    ['a role that there is not', { ...grace, id: 'god', password, roles: ['god'] }, 400, 'request/malformed'],
    ['a control character', { ...grace, id: 'nul', password, name: 'a\u0000b' }, 400, 'request/malformed'],
  ])('refuses %s', async (_, body, status, code) => {
    const administrator = await test.signedIn('administrator');
    expect(await administrator.send('POST', '/api/accounts', body)).toMatchObject({ status, body: { code } });
  });

  it('leaves at least one who can manage accounts', async () => {
    const administrator = await test.signedIn('administrator');
    for (const changes of [{ isDisabled: true }, { roles: ['agent'] }]) {
      expect(await administrator.send('PATCH', '/api/accounts/administrator', changes)).toMatchObject({
        status: 409,
        body: { code: 'account/last-administrator' },
      });
    }
    expect((await administrator.get('/api/session')).status).toBe(200);
  });

  it('answers for an account that there is not', async () => {
    const administrator = await test.signedIn('administrator');
    for (const id of ['nobody', '%00', 'a'.repeat(90)]) {
      expect(await administrator.send('PATCH', `/api/accounts/${id}`, { name: 'X' })).toMatchObject({
        status: 404,
        body: { code: 'account/unknown' },
      });
    }
  });
});

describe("one's own password", () => {
  const next = 'seven other lamps';

  it('is replaced by whoever knows it, which signs out everywhere else', async () => {
    await test.anAccount('careful', ['agent']);
    const [desk, phone] = [await test.signedIn('careful'), await test.signedIn('careful')];
    expect((await desk.send('PUT', '/api/password', { current: password, next })).status).toBe(204);
    expect((await desk.get('/api/session')).status).toBe(200);
    expect((await phone.get('/api/session')).status).toBe(401);
    expect((await test.browser().signIn('careful', password)).status).toBe(401);
    expect((await test.browser().signIn('careful', next)).status).toBe(204);
  });

  it('is not replaced by whoever found the session open, and cannot be guessed there', async () => {
    const browser = await test.signedIn('agent');
    const guess = () => browser.send('PUT', '/api/password', { current: 'not the password', next });
    for (let failure = 0; failure < 5; failure += 1) {
      expect(await guess()).toMatchObject({ status: 422, body: { code: 'account/wrong-password' } });
    }
    expect(await guess()).toMatchObject({ status: 423, body: { code: 'session/locked', retryAfterSeconds: 30 } });
    expect((await browser.get('/api/session')).status).toBe(200);
  });

  it('is not replaced by a weak one', async () => {
    const browser = await test.signedIn('agent');
    expect(await browser.send('PUT', '/api/password', { current: password, next: 'agent' })).toMatchObject({
      status: 422,
      body: { code: 'account/weak-password' },
    });
  });
});

describe('preferences', () => {
  it('are kept with the person, those of a newer console too', async () => {
    const browser = await test.signedIn('agent');
    const kept = { theme: 'dark', panels: { customer: 320 }, keys: { hold: null }, fromTheFuture: [1] };
    expect((await browser.send('PUT', '/api/preferences', kept)).status).toBe(204);
    expect(await (await test.signedIn('agent')).get('/api/session')).toMatchObject({ body: { preferences: kept } });
  });

  it.each([
    ['too much of them', { panels: Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`panel-${n}`, n])) }],
    ['a theme that there is not', { theme: 'sepia' }],
    ['a list', []],
  ])('refuse %s', async (_, body) => {
    const browser = await test.signedIn('agent');
    expect(await browser.send('PUT', '/api/preferences', body)).toMatchObject({ status: 400 });
  });
});
