import type { EpochMs, Language, Preferences, Role } from '@aliado/domain';

/** Somebody who may sign in. */
export interface Account {
  /** The user name: lower case, 2 to 64 characters; never given to somebody else. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly team: string | null;
  /** The queues whose contacts this person takes; empty for whoever takes none. */
  readonly queues: readonly string[];
  /** Whole months in the job when the account was made or last changed. */
  readonly tenureMonths: number;
  /** Null while the account is in use. */
  readonly disabledAt: EpochMs | null;
  readonly createdAt: EpochMs;
  readonly preferences: Preferences;
}

/** An account to be made. */
export interface NewAccount extends Pick<
  Account,
  'id' | 'name' | 'roles' | 'language' | 'team' | 'queues' | 'tenureMonths'
> {
  readonly password: string;
}

/** What is to be different; what is left out stays. */
export type AccountChanges = Partial<Omit<NewAccount, 'id'>> & { readonly isDisabled?: boolean };

/** Why an account was not made or changed. */
export type AccountRefusal =
  | 'account/unknown'
  | 'account/taken'
  | 'account/malformed-id'
  | 'account/weak-password'
  /** Nobody would be left who may manage accounts. */
  | 'account/last-administrator';

/** The account as it is now, or why not. */
export type AccountOutcome = Account | { readonly refused: AccountRefusal };

/** The people who may sign in. Every change is in the audit trail under the name of whoever makes it (`by`). */
export abstract class AccountDirectory {
  abstract find(id: string): Promise<Account | null>;

  /** By id, disabled ones included. */
  abstract list(): Promise<readonly Account[]>;

  abstract create(account: NewAccount, by: string): Promise<AccountOutcome>;

  /** A new password, other roles, or disabling ends all sessions of the account at once. */
  abstract change(id: string, changes: AccountChanges, by: string): Promise<AccountOutcome>;

  /** Replaces what the console remembers. An unknown id changes nothing. */
  abstract savePreferences(id: string, preferences: Preferences): Promise<void>;

  setPassword(id: string, password: string, by: string): Promise<AccountOutcome> {
    return this.change(id, { password }, by);
  }

  disable(id: string, by: string): Promise<AccountOutcome> {
    return this.change(id, { isDisabled: true }, by);
  }

  changeRoles(id: string, roles: readonly Role[], by: string): Promise<AccountOutcome> {
    return this.change(id, { roles }, by);
  }
}
