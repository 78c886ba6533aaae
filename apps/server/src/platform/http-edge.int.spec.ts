import { Controller, Get, Logger, Module } from '@nestjs/common';
import { Public } from '../identity/requires.ts';
import { minute, startIdentityApp, type IdentityApp } from '../identity/testing/identity-app.ts';

/** A route that fails in a way that nobody expected. */
@Controller('api/broken')
@Public()
class BrokenController {
  @Get()
  read(): string {
    throw new Error('words of the inside');
  }
}

@Module({ controllers: [BrokenController] })
class BrokenModule {}

let test: IdentityApp;
beforeAll(async () => {
  test = await startIdentityApp([BrokenModule]);
});
afterAll(() => test?.close());
beforeEach(() => {
  test.clock.pass(20 * minute); // so that no spec inherits another's failures
  test.told.length = 0;
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
    const { status, body } = await test.browser().get('/api/broken');
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
