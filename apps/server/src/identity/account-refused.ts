import { RequestRefused } from '../platform/request-refused.ts';
import type { AccountRefusal } from './account-directory.ts';

const answers: Readonly<Record<AccountRefusal, readonly [status: number, message: string]>> = {
  'account/unknown': [404, 'There is no such account.'],
  'account/taken': [409, 'There is an account with this id already.'],
  'account/last-administrator': [409, 'Somebody must remain who can manage accounts.'],
  'account/malformed-id': [422, 'An id has 2 to 64 lower-case letters, digits, dots, dashes and underscores.'],
  'account/weak-password': [422, 'A password has at least 12 characters and is not easily guessed.'],
};

/** How a refusal about an account is answered. */
export function accountRefused(refusal: AccountRefusal): RequestRefused {
  const [status, message] = answers[refusal];
  return new RequestRefused(status, refusal, message);
}
