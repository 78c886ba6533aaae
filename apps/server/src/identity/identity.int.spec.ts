import { roles, type OwnSession, type Role } from '@aliado/domain';
import { Controller, Get, Logger, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { routesOf } from '../platform/testing/routes.ts';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { AccountDirectory } from './account-directory.ts';
import { AuditTrail } from './audit-trail.ts';
import { Housekeeping } from './housekeeping.ts';
import { IdentityModule } from './identity.module.ts';
import { accessOf, Public, type Access } from './requires.ts';
import { SessionDirectory, type Revocation } from './session-directory.ts';

const password = 'quiet lamps at noon';
const minute = 60_000;

/** A route whose author forgot to say who may use it. */
@Controller('api/forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'secret';
  }

  @Get('broken')
  @Public()
  break(): string {
    throw new Error('words of the inside');
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

let test: TestApp;
let accounts: AccountDirectory;
const told: Revocation[] = [];

async function anAccount(id: string, held: readonly Role[]): Promise<void> {
  const plain = { name: id, language: 'es', team: 'sala', queues: [], tenureMonths: 3 } as const;
  expect(await accounts.create({ ...plain, id, roles: held, password }, 'system')).not.toHaveProperty('refused');
}

async function signedIn(id: string) {
  const browser = test.browser();
  expect(await browser.signIn(id, password)).toMatchObject({ status: 204 });
  return browser;
}

beforeAll(async () => {
  test = await startTestApp({ imports: [IdentityModule, ForgottenModule] });
  accounts = test.app.get(AccountDirectory);
  test.app.get(SessionDirectory).revocations.subscribe((revocation) => told.push(revocation));
  for (const role of roles) await anAccount(role, [role]);
});
afterAll(() => test?.close());
beforeEach(() => {
  test.clock.pass(20 * minute); // so that no spec inherits another's failures
  told.length = 0;
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
        permissions: ['self:manage', 'organisation:read', 'desk:work', 'customer:read', 'playbook:read'],
        preferences: {},
      },
    });
  });

  it('gives a new session each time and ends the one that the browser had', async () => {
    const browser = await signedIn('agent');
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
    const browser = await signedIn('agent');
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
    await anAccount('gone', ['agent']);
    await accounts.disable('gone', 'administrator');
    expect(await test.browser().signIn('gone', password)).toMatchObject({
      status: 401,
      body: { code: 'session/wrong-credentials' },
    });
  });

  it('takes as long for an unknown name as for a known one', async () => {
    const timeOf = async (username: string) => {
      const times: number[] = [];
      for (let attempt = 0; attempt < 12; attempt += 1) {
        test.clock.pass(16 * minute);
        const start = performance.now();
        await test.browser().signIn(username, 'not the password');
        times.push(performance.now() - start);
      }
      return times.sort((a, b) => a - b)[4] ?? 0;
    };
    const [known, unknown] = [await timeOf('agent'), await timeOf('nobody')];
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(known, unknown) * 0.5);
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
    await signedIn('agent');
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

describe('requests from elsewhere', () => {
  it.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['a sibling of the site', { 'sec-fetch-site': 'same-site' }],
    ['nowhere', { origin: '' }],
    ['a form, which cannot send the header', { 'x-aliado': '' }],
  ])('are refused when they come from %s', async (_, headers) => {
    const browser = await signedIn('agent');
    const refused = { status: 403, body: { code: 'request/foreign' } };
    expect(await browser.send('DELETE', '/api/session', undefined, headers)).toMatchObject(refused);
    expect(await browser.send('POST', '/api/session', { username: 'agent', password }, headers)).toMatchObject(refused);
    expect(await browser.get('/api/session')).toMatchObject({ status: 200 });
  });
});

describe('the routes', () => {
  /** Who may use which route. A route that is not in this table fails the spec. */
  const table: Readonly<Record<string, Access>> = {
    'GET /api/accounts': 'account:manage',
    'POST /api/accounts': 'account:manage',
    'PATCH /api/accounts/:id': 'account:manage',
    'PUT /api/preferences': 'self:manage',
    'DELETE /api/session': 'self:manage',
    'GET /api/session': 'self:manage',
    'POST /api/session': 'public',
    'DELETE /api/sessions': 'self:manage',
    'GET /api/sessions': 'self:manage',
    'DELETE /api/sessions/:id': 'self:manage',
  };
  const own = () => routesOf(test.app).filter(({ path }) => !/forgotten|health|ready|metrics/.test(path));

  it('each name a permission or are public', () => {
    const declared = own().map(({ method, path, handler, controller }) => [
      `${method} ${path}`,
      accessOf(handler, controller),
    ]);
    expect(Object.fromEntries(declared)).toEqual(table);
  });

  it.each(['anonymous', ...roles] as const)('let %s do what the table says and nothing else', async (who) => {
    for (const { method, path } of own()) {
      const browser = who === 'anonymous' ? test.browser() : await signedIn(who);
      const access = table[`${method} ${path}`] ?? null;
      const isManaging = access === 'account:manage' && who !== 'administrator';
      const expected = access === 'public' ? null : who === 'anonymous' ? 401 : isManaging ? 403 : null;
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const { status } = await browser.send(method, path.replace(':id', 'nobody'), body);
      const outcome = `${who} ${method} ${path} ${status}`;
      if (expected === null) expect(outcome).not.toMatch(/ (401|403|5..)$/);
      else expect(outcome).toMatch(new RegExp(` ${expected}$`));
    }
  });

  it('stay closed when their author said nothing', async () => {
    const browser = await signedIn('administrator');
    expect(await browser.get('/api/forgotten')).toMatchObject({ status: 403, body: { code: 'request/closed' } });
  });
});

describe('a session', () => {
  it('ends with the sign-out, for the socket too', async () => {
    const browser = await signedIn('agent');
    const stolen = browser.cookie;
    const principal = await test.app.get(SessionDirectory).authenticate(stolen);
    const { headers } = await browser.send('DELETE', '/api/session');
    expect(headers.get('set-cookie')).toContain('aliado_sid=; Path=/; Max-Age=0');
    expect(await test.app.get(SessionDirectory).authenticate(stolen)).toBeNull();
    expect(told).toEqual([{ sessionIds: [principal?.sessionId], because: 'signed-out' }]);
  });

  it('is listed with the others of the person, and ends everywhere when asked to', async () => {
    await anAccount('traveller', ['agent']);
    const [desk, phone] = [await signedIn('traveller'), await signedIn('traveller')];
    const listed = (await desk.get('/api/sessions')).body as readonly OwnSession[];
    expect(listed.map(({ isThis }) => isThis).sort()).toEqual([false, true]);
    expect((await desk.send('DELETE', '/api/sessions')).status).toBe(204);
    expect((await phone.get('/api/session')).status).toBe(401);
    expect(told[0]?.sessionIds.toSorted()).toEqual(listed.map(({ id }) => id).sort());
  });

  it('can be ended by its owner from another one, and by nobody else', async () => {
    await anAccount('owner', ['agent']);
    const [desk, phone] = [await signedIn('owner'), await signedIn('owner')];
    const listed = (await desk.get('/api/sessions')).body as readonly OwnSession[];
    const other = listed.find(({ isThis }) => !isThis)?.id ?? '';
    const stranger = await signedIn('supervisor');
    expect((await stranger.send('DELETE', `/api/sessions/${other}`)).status).toBe(404);
    expect((await desk.send('DELETE', `/api/sessions/${other}`)).status).toBe(204);
    expect((await phone.get('/api/session')).status).toBe(401);
    expect((await desk.get('/api/session')).status).toBe(200);
  });

  it('ends after twelve hours without use', async () => {
    const browser = await signedIn('agent');
    test.clock.pass(11 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(200);
    test.clock.pass(11 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(200);
    test.clock.pass(12 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('ends after a week however much it is used, and that is told', async () => {
    const browser = await signedIn('agent');
    for (let half = 0; half < 15; half += 1) {
      test.clock.pass(11 * 60 * minute);
      expect((await browser.get('/api/session')).status).toBe(200);
    }
    const principal = await test.app.get(SessionDirectory).authenticate(browser.cookie);
    test.clock.pass(4 * 60 * minute);
    expect((await browser.get('/api/session')).status).toBe(401);
    await test.app.get(Housekeeping).run();
    const expired = told.filter(({ because }) => because === 'expired').flatMap(({ sessionIds }) => sessionIds);
    expect(expired).toContain(principal?.sessionId);
  });

  it('that another process ended is told within a round of housekeeping', async () => {
    const browser = await signedIn('agent');
    const principal = await test.app.get(SessionDirectory).authenticate(browser.cookie);
    await test.database.pool.query('DELETE FROM session WHERE id = $1', [principal?.sessionId]);
    await test.app.get(Housekeeping).run();
    expect(told.filter(({ because }) => because === 'revoked').flatMap(({ sessionIds }) => sessionIds)).toContain(
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
    await anAccount(id, ['agent']);
    const [browser, administrator] = [await signedIn(id), await signedIn('administrator')];
    const principal = await test.app.get(SessionDirectory).authenticate(browser.cookie);
    const start = performance.now();
    expect(await administrator.send('PATCH', `/api/accounts/${id}`, changes)).toMatchObject({ status: 200 });
    expect(told).toEqual([{ sessionIds: [principal?.sessionId], because: 'revoked' }]);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('is not opened with a password that is being replaced at that moment', async () => {
    await anAccount('racer', ['agent']);
    const writer = await test.database.pool.connect();
    await writer.query("BEGIN; UPDATE account SET password_hash = 'another' WHERE id = 'racer'");
    const attempt = test.browser().signIn('racer', password);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await writer.query('COMMIT');
    writer.release();
    expect(await attempt).toMatchObject({ status: 401, body: { code: 'session/wrong-credentials' } });
  });

  it('opens nothing while its account is disabled, even if somebody forgot to end it', async () => {
    await anAccount('forgotten', ['agent']);
    const browser = await signedIn('forgotten');
    await test.database.pool.query("UPDATE account SET disabled_at = 1 WHERE id = 'forgotten'");
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  it('goes on when only the name changes', async () => {
    await anAccount('renamed', ['agent']);
    const [browser, administrator] = [await signedIn('renamed'), await signedIn('administrator')];
    await administrator.send('PATCH', '/api/accounts/renamed', { name: 'Ada' });
    expect(await browser.get('/api/session')).toMatchObject({ status: 200, body: { account: { name: 'Ada' } } });
  });
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
    const administrator = await signedIn('administrator');
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
    const administrator = await signedIn('administrator');
    expect(await administrator.send('POST', '/api/accounts', body)).toMatchObject({ status, body: { code } });
  });

  it('leaves at least one who can manage accounts', async () => {
    const administrator = await signedIn('administrator');
    for (const changes of [{ isDisabled: true }, { roles: ['agent'] }]) {
      expect(await administrator.send('PATCH', '/api/accounts/administrator', changes)).toMatchObject({
        status: 409,
        body: { code: 'account/last-administrator' },
      });
    }
    expect((await administrator.get('/api/session')).status).toBe(200);
  });

  it('answers for an account that there is not', async () => {
    const administrator = await signedIn('administrator');
    for (const id of ['nobody', '%00', 'a'.repeat(90)]) {
      expect(await administrator.send('PATCH', `/api/accounts/${id}`, { name: 'X' })).toMatchObject({
        status: 404,
        body: { code: 'account/unknown' },
      });
    }
  });
});

describe('preferences', () => {
  it('are kept with the person, those of a newer console too', async () => {
    const browser = await signedIn('agent');
    const kept = { theme: 'dark', panels: { customer: 320 }, keys: { hold: null }, fromTheFuture: [1] };
    expect((await browser.send('PUT', '/api/preferences', kept)).status).toBe(204);
    expect(await (await signedIn('agent')).get('/api/session')).toMatchObject({ body: { preferences: kept } });
  });

  it.each([
    ['too much of them', { panels: Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`panel-${n}`, n])) }],
    ['a theme that there is not', { theme: 'sepia' }],
    ['a list', []],
  ])('refuse %s', async (_, body) => {
    const browser = await signedIn('agent');
    expect(await browser.send('PUT', '/api/preferences', body)).toMatchObject({ status: 400 });
  });
});

describe('errors', () => {
  it.each([
    ['what is no JSON', 'POST', '/api/session', '{', 400, 'request/malformed'],
    [
      'a poisoned prototype',
      'POST',
      '/api/session',
      '{"__proto__":{"x":1},"username":"a","password":"b"}',
      400,
      'request/malformed',
    ],
    ['a body that is too large', 'POST', '/api/session', `"${'x'.repeat(1_100_000)}"`, 413, 'request/too-large'],
    ['an unknown address', 'GET', '/api/nothing', undefined, 404, 'request/not-found'],
  ])('answer %s with a code and no inside', async (_, method, path, body, status, code) => {
    const answer = await test.browser().send(method, path, body);
    expect(answer).toMatchObject({ status, body: { code } });
    expect(Object.keys(answer.body as object).sort()).toEqual(expect.arrayContaining(['code', 'message']));
    expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|at |FST_|Error/);
  });

  it('that nobody expected are answered with the id under which the log has them', async () => {
    const logged = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const { status, body } = await test.browser().get('/api/forgotten/broken');
    const written = JSON.stringify(logged.mock.calls);
    logged.mockRestore();
    expect({ status, body }).toMatchObject({ status: 500, body: { code: 'server/unexpected' } });
    expect(JSON.stringify(body)).not.toContain('words of the inside');
    expect(written).toContain('words of the inside');
    expect(written).toContain((body as { correlationId: string }).correlationId);
  });
});

describe('the headers of an answer', () => {
  it.each(['/api/session', '/api/nothing'])('keep the browser strict for %s', async (path) => {
    const { headers } = await test.browser().get(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers.has('strict-transport-security')).toBe(false);
  });
});

describe('the audit trail', () => {
  const written = async () => (await test.database.pool.query('SELECT * FROM audit_entry ORDER BY n')).rows;

  it('holds who came in, who did not, and who changed whom', async () => {
    const before = (await written()).length;
    await test.browser().signIn('agent', 'not the password');
    await test.browser().signIn('secret typed by mistake', 'not the password');
    const administrator = await signedIn('administrator');
    await administrator.send('PATCH', '/api/accounts/lead', { tenureMonths: 9 });
    await administrator.send('DELETE', '/api/session');
    const lines = (await written()).slice(before);
    expect(lines.map(({ actor, action, object }) => `${actor} ${action} ${object}`)).toEqual([
      'anonymous session/refused account:agent',
      'anonymous session/refused account:unknown',
      'administrator session/opened account:administrator',
      'administrator account/changed account:lead',
      'administrator session/closed account:administrator',
    ]);
    expect(JSON.stringify(lines)).not.toContain('mistake');
  });

  it('is one chain however many write at once', async () => {
    const trail = test.app.get(AuditTrail);
    const act = { actor: 'agent', action: 'customer/read', object: 'customer:c-1', detail: { fields: ['name', 'ñ'] } };
    await Promise.all(Array.from({ length: 40 }, () => trail.record(act)));
    expect(await trail.verify()).toBeNull();
  });

  it('refuses to be rewritten', async () => {
    await expect(test.database.pool.query("UPDATE audit_entry SET actor = 'x'")).rejects.toThrow('only ever appended');
    await expect(test.database.pool.query('DELETE FROM audit_entry')).rejects.toThrow('only ever appended');
    await expect(test.database.pool.query('TRUNCATE audit_entry')).rejects.toThrow('only ever appended');
  });

  it.each([
    ['altered', "UPDATE audit_entry SET detail = '{}' WHERE n = 3", { n: 3, because: 'altered' }],
    [
      'moved',
      'UPDATE audit_entry SET n = CASE n WHEN 3 THEN -4 ELSE -3 END WHERE n IN (3, 4); UPDATE audit_entry SET n = -n WHERE n < 0',
      { n: 3, because: 'broken-chain' },
    ],
    ['taken out', 'DELETE FROM audit_entry WHERE n = 3', { n: 3, because: 'missing' }],
    ['cut off at the end', 'DELETE FROM audit_entry WHERE n > 5', { n: 6, because: 'missing' }],
  ])('names the first line that was %s by somebody who could', async (_, tampering, breach) => {
    const runner = test.app.get(DataSource).createQueryRunner();
    const trail = test.app.get(AuditTrail);
    await runner.query('CREATE TABLE kept AS SELECT * FROM audit_entry');
    await runner.query('ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_final');
    await runner.query(tampering);
    expect(await trail.verify()).toEqual(breach);
    await runner.query('DELETE FROM audit_entry');
    await runner.query('INSERT INTO audit_entry SELECT * FROM kept');
    await runner.query('DROP TABLE kept');
    await runner.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_is_final');
    await runner.release();
    expect(await trail.verify()).toBeNull();
  });
});

describe('over TLS', () => {
  it('names the cookie so that no neighbour can set it, and asks browsers to stay with TLS', async () => {
    const secure = await startTestApp({ imports: [IdentityModule] }, { publicUrl: 'https://desk.example' });
    const plain = { name: 'Ada', language: 'en', team: null, queues: [], tenureMonths: 0 } as const;
    await secure.app.get(AccountDirectory).create({ ...plain, id: 'ada', roles: ['agent'], password }, 'system');
    const browser = secure.browser({ origin: 'https://desk.example' });
    const { headers } = await browser.signIn('ada', password);
    expect(headers.get('set-cookie')).toMatch(
      /^__Host-aliado_sid=[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect((await browser.get('/api/session')).status).toBe(200);
    expect((await secure.browser().signIn('ada', password)).status).toBe(403);
    await secure.close();
  });
});
