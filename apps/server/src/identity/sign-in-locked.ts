import { RequestRefused } from '../platform/request-refused.ts';

/** How an attempt that must wait is answered. */
export function signInLocked({ retryAfterSeconds }: { readonly retryAfterSeconds: number }): RequestRefused {
  const message = 'Too many attempts. Wait before the next one.';
  return new RequestRefused(423, 'session/locked', message, { retryAfterSeconds });
}
