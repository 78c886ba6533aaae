/** What a request says about where it comes from. */
export interface RequestSource {
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which scripts cannot set. */
  readonly fetchSite: string | undefined;
  readonly host: string | undefined;
}

/** Whether browsers reach the server over TLS. */
export const isHttps = (publicUrl: string | null): boolean =>
  publicUrl !== null && new URL(publicUrl).protocol === 'https:';

/**
 * Whether a request was made by the console itself and by no other site. At least one of the two headers must say so and none
 * may say otherwise; every browser sends `Origin` with a request that changes something and with a WebSocket.
 * @param publicUrl the address under which browsers reach the server; null where it is the one they name in `Host`.
 */
export function isSameOrigin({ origin, fetchSite, host }: RequestSource, publicUrl: string | null): boolean {
  if (origin === undefined && fetchSite === undefined) return false;
  if (fetchSite !== undefined && fetchSite !== 'same-origin') return false;
  if (origin === undefined) return true;
  return origin === (publicUrl === null ? `http://${host ?? ''}` : new URL(publicUrl).origin);
}

/** What the headers of a request say about where it comes from. */
export function sourceOf(headers: Readonly<Record<string, string | string[] | undefined>>): RequestSource {
  const one = (name: string) => [headers[name]].flat()[0];
  return { origin: one('origin'), fetchSite: one('sec-fetch-site'), host: one('host') };
}
