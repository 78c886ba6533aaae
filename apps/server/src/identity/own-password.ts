import { Injectable } from '@nestjs/common';
import { AccountDirectory, type AccountRefusal } from './account-directory.ts';
import { isWeak } from './password-policy.ts';
import type { Principal } from './principal.ts';
import { SignIn, type SignInOutcome } from './sign-in.ts';
import type { Browser } from './typeorm-session-directory.ts';

/** A session's token, or why the password is still the old one. */
export type PasswordOutcome = SignInOutcome | { readonly refused: AccountRefusal };

/** Lets people replace their own password. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly signIn: SignIn,
  ) {}

  /**
   * Proves the current password as a sign-in does, so that a session left open guesses no faster than a stranger; then ends all
   * sessions of the account and opens one for the browser that asked.
   */
  async replace(
    { accountId }: Pick<Principal, 'accountId'>,
    passwords: { readonly current: string; readonly next: string },
    from: Browser,
  ): Promise<PasswordOutcome> {
    if (isWeak(passwords.next, accountId)) return { refused: 'account/weak-password' };
    const proof = await this.signIn.attempt({ username: accountId, password: passwords.current, ...from });
    if ('refused' in proof) return proof;
    const changed = await this.accounts.setPassword(accountId, passwords.next, accountId);
    if ('refused' in changed) return changed;
    return this.signIn.attempt({ username: accountId, password: passwords.next, ...from });
  }
}
