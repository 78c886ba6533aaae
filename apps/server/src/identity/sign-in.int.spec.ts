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

describe('signing in', () => {
  it('gives the browser a cookie that no script reads, and tells the console who it is', async () => {
    const browser = test.browser();
    const { status, headers } = await browser.signIn(' Agent ', password);
    expect(status).toBe(204);
    expect(headers.get('set-cookie')).toMatch(
      /^aliado_sid=[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
    );
    expect(await browser.get('/api/session')).toMatchObject({
      status: 200,
      body: {
        account: { id: 'agent', name: 'agent', roles: ['agent'], language: 'es', team: 'sala' },
        permissions: [
          ...['self:manage', 'organisation:read', 'desk:work', 'session:replay', 'customer:read', 'playbook:read'],
        ],
        preferences: {},
      },
    });
  });

  it('gives a new session each time and ends the one that the browser had', async () => {
    const browser = await test.signedIn('agent');
    const before = browser.cookie;
    await browser.signIn('agent', password);
    expect(browser.cookie).not.toBe(before);
    const thief = test.browser();
    thief.takeCookie(before);
    expect(await thief.get('/api/session')).toMatchObject({ status: 401, body: { code: 'session/required' } });
  });

  it('ignores a token that somebody else chose for the browser', async () => {
    const browser = test.browser();
    browser.takeCookie(`aliado_sid=${'A'.repeat(43)}`);
    await browser.signIn('agent', password);
    expect(browser.cookie).not.toContain('AAAA');
  });

  it('keeps no token and no password in the database', async () => {
    const browser = await test.signedIn('agent');
    const token = browser.cookie.split('=')[1] ?? '';
    const { rows } = await test.database.pool.query('SELECT s::text AS s, a::text AS a FROM session s, account a');
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it.each([
    ['a wrong password', { username: 'agent', password: 'something else' }],
    ['an unknown name', { username: 'nobody', password }],
    ['a name that nobody can have', { username: "x'; \u0000--", password }],
  ])('answers %s with the same words', async (_, credentials) => {
    expect(await test.browser().send('POST', '/api/session', credentials)).toMatchObject({
      status: 401,
      body: { code: 'session/wrong-credentials', message: 'The name or the password is wrong.' },
    });
  });

  it('lets nobody in whose account is disabled, with the same words', async () => {
    await test.anAccount('gone', ['agent']);
    await test.accounts.disable('gone', 'administrator');
    expect(await test.browser().signIn('gone', password)).toMatchObject({
      status: 401,
      body: { code: 'session/wrong-credentials' },
    });
  });

  it('takes as long for an unknown name as for a known one', async () => {
    const fastest = { agent: Infinity, nobody: Infinity };
    for (let round = 0; round < 12; round += 1) {
      for (const username of ['agent', 'nobody'] as const) {
        test.clock.pass(16 * minute);
        const start = performance.now();
        await test.browser().signIn(username, 'not the password');
        fastest[username] = Math.min(fastest[username], performance.now() - start);
      }
    }
    expect(fastest.nobody / fastest.agent).toBeGreaterThan(0.5);
    expect(fastest.nobody / fastest.agent).toBeLessThan(2);
  });
});

describe('guessing passwords', () => {
  const guess = (username: string) => test.browser().signIn(username, 'not the password');

  it.each(['agent', 'nobody'])(
    'makes %s wait after five failures, and longer after each further one',
    async (username) => {
      for (let failure = 0; failure < 5; failure += 1) expect(await guess(username)).toMatchObject({ status: 401 });
      const locked = await test.browser().signIn(username, password);
      expect(locked).toMatchObject({ status: 423, body: { code: 'session/locked', retryAfterSeconds: 30 } });
      expect(locked.headers.get('retry-after')).toBe('30');
      test.clock.pass(30_000);
      expect(await guess(username)).toMatchObject({ status: 401 });
      expect(await guess(username)).toMatchObject({ status: 423, body: { retryAfterSeconds: 60 } });
    },
  );

  it('forgets the failures of an account once its owner is in', async () => {
    for (let failure = 0; failure < 4; failure += 1) await guess('agent');
    await test.signedIn('agent');
    for (let failure = 0; failure < 4; failure += 1) expect(await guess('agent')).toMatchObject({ status: 401 });
  });

  it('gives many guesses at once no more tries than one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => guess('agent')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 423)).toHaveLength(55);
  });

  it('stops one address that tries one password on many names', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, name) => guess(`name-${name}`)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 423)).toHaveLength(30);
  });
});

describe('over TLS', () => {
  it('names the cookie so that no neighbour can set it, and asks browsers to stay with TLS', async () => {
    const secure = await startIdentityApp([], { publicUrl: 'https://desk.example' });
    const browser = secure.browser({ origin: 'https://desk.example' });
    const { headers } = await browser.signIn('agent', password);
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-aliado_sid=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect((await browser.get('/api/session')).status).toBe(200);
    expect((await secure.browser().signIn('agent', password)).status).toBe(403);
    await secure.close();
  });
});
