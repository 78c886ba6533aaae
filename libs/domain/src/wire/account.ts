import type { Role } from '../identity/permission.ts';
import type { Language } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** An account as whoever manages accounts sees it, from `GET /api/accounts`. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly team: string | null;
  readonly queues: readonly string[];
  readonly tenureMonths: number;
  /** Null while the account is in use. */
  readonly disabledAt: EpochMs | null;
  readonly createdAt: EpochMs;
}

/** One of one's own sessions, from `GET /api/sessions`. */
export interface OwnSession {
  readonly id: string;
  readonly createdAt: EpochMs;
  /** To the minute. */
  readonly lastSeenAt: EpochMs;
  /** When it ends if it is not used again. */
  readonly expiresAt: EpochMs;
  /** What the browser said about itself; may be empty. */
  readonly userAgent: string;
  readonly ip: string;
  /** Whether it is the one that asks. */
  readonly isThis: boolean;
}
