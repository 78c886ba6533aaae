import { HttpException } from '@nestjs/common';
import { RequestRefused } from './request-refused.ts';

/** What the caller is told about an error. */
export interface ErrorAnswer {
  readonly status: number;
  readonly body: { readonly code: string; readonly message: string; readonly [more: string]: unknown };
}

const known: Readonly<Record<number, ErrorAnswer['body']>> = {
  400: { code: 'request/malformed', message: 'The request cannot be read.' },
  401: { code: 'session/required', message: 'Sign in first.' },
  403: { code: 'request/forbidden', message: 'You may not do this.' },
  404: { code: 'request/not-found', message: 'There is nothing here.' },
  405: { code: 'request/method', message: 'This cannot be done here.' },
  408: { code: 'request/timeout', message: 'The request took too long to arrive.' },
  413: { code: 'request/too-large', message: 'The request is too large.' },
  414: { code: 'request/too-long', message: 'The address is too long.' },
  415: { code: 'request/media-type', message: 'Send the body as application/json.' },
  429: { code: 'request/too-many', message: 'Too many requests. Try again later.' },
  503: { code: 'server/unavailable', message: 'The server cannot do this at the moment. Try again soon.' },
};

/** Classes 08 and 57 of PostgreSQL's codes, Node's codes of connections that fail, and our own `…/unavailable`. */
const awayCodes = /^(08...|57P0.|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|[a-z-]+\/unavailable)$/;

/**
 * What may be said about an error. Words of an error are passed on only where they were written for the caller.
 * Null for what nobody expected: the caller gets a correlation id and the log the rest.
 */
export function answerTo(error: unknown): ErrorAnswer | null {
  if (error instanceof RequestRefused)
    return { status: error.getStatus(), body: error.getResponse() as ErrorAnswer['body'] };
  if (typeof error !== 'object' || error === null) return null;
  if ('code' in error && typeof error.code === 'string' && awayCodes.test(error.code)) return of(503);
  if (error instanceof HttpException) return of(error.getStatus());
  // Fastify's own errors carry the status as a field
  return 'statusCode' in error && typeof error.statusCode === 'number' ? of(error.statusCode) : null;
}

function of(status: number): ErrorAnswer | null {
  if (status >= 500 && status !== 503) return null;
  const body = known[status] ?? { code: 'request/refused', message: 'The request was refused.' };
  return { status, body: status === 503 ? { ...body, retryAfterSeconds: 2 } : body };
}
