import { HttpClient } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { SessionMark, SessionPage, SessionTape } from '@aliado/domain';
import { firstValueFrom } from 'rxjs';

/** What sessions are searched by; what is left out is not asked about. */
export interface SessionWish {
  readonly words?: string;
  readonly agent?: string;
  readonly queue?: string;
  readonly matter?: string;
  readonly marks?: readonly SessionMark[];
}

/** The server's side of sessions that are over. Everything fails as HTTP does. */
@Service()
export class SessionsApi {
  private readonly http = inject(HttpClient);

  /** @param cursor what the page before this one gave; null for the first. */
  find({ marks = [], ...wish }: SessionWish, cursor: string | null): Promise<SessionPage> {
    const params = { ...wish, ...(marks.length > 0 && { marks: marks.join(',') }), ...(cursor !== null && { cursor }) };
    return firstValueFrom(this.http.get<SessionPage>('/api/studio/sessions', { params }));
  }

  tape(interactionId: string): Promise<SessionTape> {
    return firstValueFrom(this.http.get<SessionTape>(`/api/studio/sessions/${encodeURIComponent(interactionId)}`));
  }
}
