import { securityHeaders } from './security-headers.ts';

describe('the headers that keep a browser strict', () => {
  it('let nothing run, frame or post but what the console ships', () => {
    expect(securityHeaders('/', false)['content-security-policy']?.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "base-uri 'self'",
      "object-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types angular angular#bundler',
    ]);
  });

  it.each([
    ['/api/session', true],
    ['/api?x', true],
    ['/main-ABCDEFGH.js', false],
    ['/apiary', false],
  ])('keep %s out of caches: %s', (path, isKeptOut) => {
    expect(securityHeaders(path, false)['cache-control'] === 'no-store').toBe(isKeptOut);
  });

  it('ask for TLS for a year where there is TLS', () => {
    expect(securityHeaders('/', true)['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });
});
