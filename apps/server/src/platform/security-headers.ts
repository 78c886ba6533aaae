import type { FastifyInstance } from 'fastify';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // Angular writes the styles of components into the page
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
].join('; ');

/** The headers that tell a browser what it may do with an answer. */
export function securityHeaders(path: string, isHttps: boolean): Readonly<Record<string, string>> {
  const isApi = path === '/api' || path.startsWith('/api/') || path.startsWith('/api?');
  return {
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isHttps && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
    ...(isApi && { 'cache-control': 'no-store' }),
  };
}

/** Puts them on every answer, those of unknown addresses and of errors included. */
export function addSecurityHeaders(fastify: FastifyInstance, isHttps: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders(request.url, isHttps));
    done();
  });
}
