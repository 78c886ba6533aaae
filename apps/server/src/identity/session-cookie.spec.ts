import { sessionCookie, tokenIn } from './session-cookie.ts';
import { mintToken, sessionIdOf } from './session-token.ts';

const { token, sessionId } = mintToken();

describe('the session cookie', () => {
  it('brings the token back among other cookies', () => {
    expect(tokenIn(`theme=dark; aliado_sid=${token};x=1`, false)).toBe(token);
  });

  it.each([
    ['no header', undefined],
    ['another cookie', `other_aliado_sid=${token}`],
    ['two of them, one of which somebody planted', `aliado_sid=${token}; aliado_sid=${token}`],
    ['something that is no token', 'aliado_sid=../../etc'],
    ['a token with something behind it', `aliado_sid=${token}A`],
  ])('is not found in %s', (_, header) => {
    expect(tokenIn(header, false)).toBeNull();
  });

  it('counts over TLS only with the prefix that binds it to this host', () => {
    expect(tokenIn(`aliado_sid=${token}`, true)).toBeNull();
    expect(tokenIn(`__Host-aliado_sid=${token}`, true)).toBe(token);
    expect(sessionCookie(token, 60, true)).toBe(
      `__Host-aliado_sid=${token}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure`,
    );
  });

  it('holds 256 bits of which the server keeps the hash', () => {
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(sessionIdOf(token)).toBe(sessionId);
    expect(sessionId).toMatch(/^[0-9a-f]{64}$/);
  });
});
