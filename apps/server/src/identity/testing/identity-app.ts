import { roles, type Role } from '@aliado/domain';
import type { Type } from '@nestjs/common';
import type { Settings } from '../../platform/configuration.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { AccountDirectory } from '../account-directory.ts';
import { IdentityModule } from '../identity.module.ts';
import { SessionDirectory, type Revocation } from '../session-directory.ts';

/** The password of every account that a spec makes. */
export const password = 'quiet lamps at noon';

export const minute = 60_000;

/** An application with accounts, one per role and named after it. */
export interface IdentityApp extends TestApp {
  readonly accounts: AccountDirectory;
  /** All that was told since the spec emptied it. */
  readonly told: Revocation[];
  anAccount(id: string, held: readonly Role[]): Promise<void>;
  /** A browser in which this account has just signed in. */
  signedIn(id: string): Promise<Browser>;
}

/** Starts it. @param others further modules with routes that the guard has to stand before. */
export async function startIdentityApp(
  others: readonly Type[] = [],
  changes: Partial<Settings> = {},
): Promise<IdentityApp> {
  const test = await startTestApp({ imports: [IdentityModule, ...others] }, changes);
  const accounts = test.app.get(AccountDirectory);
  const told: Revocation[] = [];
  test.app.get(SessionDirectory).revocations.subscribe((revocation) => told.push(revocation));
  const anAccount = async (id: string, held: readonly Role[]) => {
    const plain = { name: id, language: 'es', team: 'sala', queues: [], tenureMonths: 3 } as const;
    const made = await accounts.create({ ...plain, id, roles: held, password }, 'system');
    if ('refused' in made) throw new Error(`${id}: ${made.refused}`);
  };
  for (const role of roles) await anAccount(role, [role]);
  const signedIn = async (id: string) => {
    const browser = test.browser();
    const { status } = await browser.signIn(id, password);
    if (status !== 204) throw new Error(`${id} was not let in: ${status}`);
    return browser;
  };
  return { ...test, accounts, told, anAccount, signedIn };
}
