import type { Observable } from 'rxjs';
import type { Principal } from './principal.ts';

/** Sessions that are over. */
export interface Revocation {
  /** As in `Principal.sessionId`; never empty. */
  readonly sessionIds: readonly string[];
  readonly because: 'signed-out' | 'revoked' | 'expired';
}

/** Who holds which session. */
export abstract class SessionDirectory {
  /** Who sends this cookie header, with today's roles; null if nobody who may come in. Counts as use of the session. */
  abstract authenticate(cookieHeader: string | undefined): Promise<Principal | null>;

  /**
   * Sessions that ended, told as they end. A session ended by another process is told within half a minute. The same session
   * may be told twice: whoever cuts a connection that was just being made gets a second chance.
   */
  abstract readonly revocations: Observable<Revocation>;
}
