import type { Language, Permission, Role } from '@aliado/domain';

/** Somebody who is signed in, as the server knows them at this moment. */
export interface Principal {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly team: string | null;
  /** The SHA-256 of the session's token, in hex: tells sessions apart, opens none. */
  readonly sessionId: string;
  readonly permissions: ReadonlySet<Permission>;
}
