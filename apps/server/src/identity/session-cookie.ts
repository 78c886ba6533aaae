/** The cookie's name. Over TLS the prefix makes browsers refuse one set by a neighbouring host or over plain HTTP. */
export const cookieName = (isHttps: boolean): string => (isHttps ? '__Host-aliado_sid' : 'aliado_sid');

/** The token in a cookie header; null if there is none, more than one, or something that is no token. */
export function tokenIn(header: string | undefined, isHttps: boolean): string | null {
  const prefix = `${cookieName(isHttps)}=`;
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(prefix));
  const token = found.length === 1 ? (found[0] ?? '').slice(prefix.length) : '';
  return /^[\w-]{43}$/.test(token) ? token : null;
}

/**
 * The value of `Set-Cookie` that gives a browser its token, or takes it away.
 * @param maxAge seconds; 0 with an empty token takes it away.
 */
export function sessionCookie(token: string, maxAge: number, isHttps: boolean): string {
  const secure = isHttps ? '; Secure' : '';
  return `${cookieName(isHttps)}=${token}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
