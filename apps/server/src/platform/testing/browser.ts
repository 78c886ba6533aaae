/** What came back: the status, the headers, and the body as JSON; null for an empty one. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** The console's side of HTTP: keeps its cookie, and says where it comes from as a browser would. */
export class Browser {
  private jar = '';

  constructor(
    private readonly url: string,
    private readonly extraHeaders: Readonly<Record<string, string>> = {},
  ) {}

  /** The `Cookie` header it sends; empty without a session. For a socket's handshake. */
  get cookie(): string {
    return this.jar;
  }

  /** Takes over a cookie, as a thief would. */
  takeCookie(cookie: string): void {
    this.jar = cookie;
  }

  signIn(username: string, password: string): Promise<Answer> {
    return this.send('POST', '/api/session', { username, password });
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** @param headers over the usual ones; an empty text leaves one out. */
  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const type = body === undefined ? '' : 'application/json';
    const own = { origin: this.url, 'x-aliado': '1', cookie: this.jar, 'content-type': type };
    const sent = Object.entries({ ...own, ...this.extraHeaders, ...headers }).filter(([, value]) => value !== '');
    const payload = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const response = await fetch(new URL(path, this.url), { method, headers: sent, ...payload });
    for (const cookie of response.headers.getSetCookie()) {
      const pair = cookie.split(';')[0] ?? '';
      this.jar = pair.endsWith('=') ? '' : pair;
    }
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  }
}
