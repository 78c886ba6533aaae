import { createHash, randomBytes } from 'node:crypto';

/** A session's secret, which only its browser has. */
export interface SessionToken {
  /** 256 random bits in base64url. */
  readonly token: string;
  /** What the server keeps of it. */
  readonly sessionId: string;
}

/** A token that nobody had before. */
export function mintToken(): SessionToken {
  const token = randomBytes(32).toString('base64url');
  return { token, sessionId: sessionIdOf(token) };
}

/** SHA-256 in hex. The token is random, so it needs neither salt nor a slow hash. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
