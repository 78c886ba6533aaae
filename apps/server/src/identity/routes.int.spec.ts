import { roles } from '@aliado/domain';
import { Controller, Get, Module } from '@nestjs/common';
import { routesOf } from '../platform/testing/routes.ts';
import { accessOf, type Access } from './requires.ts';
import { minute, password, startIdentityApp, type IdentityApp } from './testing/identity-app.ts';

/** A route whose author forgot to say who may use it. */
@Controller('api/forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'secret';
  }
}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

let test: IdentityApp;
beforeAll(async () => {
  test = await startIdentityApp([ForgottenModule]);
});
afterAll(() => test?.close());
beforeEach(() => {
  test.clock.pass(20 * minute); // so that no spec inherits another's failures
  test.told.length = 0;
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
    const browser = await test.signedIn('agent');
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
    'PUT /api/password': 'self:manage',
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
      const browser = who === 'anonymous' ? test.browser() : await test.signedIn(who);
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
    const browser = await test.signedIn('administrator');
    expect(await browser.get('/api/forgotten')).toMatchObject({ status: 403, body: { code: 'request/closed' } });
  });
});
