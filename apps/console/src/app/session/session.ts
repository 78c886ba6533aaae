import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { computed, inject, Service, signal } from '@angular/core';
import type { Permission, SessionView } from '@aliado/domain';
import { catchError, firstValueFrom, of, tap } from 'rxjs';

/** Why somebody was not let in. */
export type SignInRefusal =
  | { readonly why: 'wrong' }
  | { readonly why: 'locked'; readonly retryAfterSeconds: number }
  | { readonly why: 'unreachable' };

/** Why a password is still the old one: as for a sign-in, or because the new one is too easily guessed. */
export type PasswordRefusal = SignInRefusal | { readonly why: 'weak' };

/** Who is signed in here. */
@Service()
export class Session {
  private readonly http = inject(HttpClient);
  private readonly current = signal<SessionView | null>(null);

  /** Null while nobody is signed in, or before it is known. */
  readonly view = this.current.asReadonly();
  readonly permissions = computed<ReadonlySet<Permission>>(() => new Set(this.view()?.permissions));
  /** Whether a session ended without being asked to: what was not saved is kept. */
  readonly hasExpired = signal(false);

  /** The session as the server knows it; null when there is none. What is known stays while the server is out of reach. */
  load(): Promise<SessionView | null> {
    const read = this.http.get<SessionView>('/api/session').pipe(
      catchError((error: unknown) => {
        if (!(error instanceof HttpErrorResponse)) throw error;
        return of(error.status === 401 ? null : this.current());
      }),
      tap((view) => view !== null && this.current.set(view)),
    );
    return firstValueFrom(read);
  }

  /** Signs in; tells why not when the server does not let them in. */
  async signIn(username: string, password: string): Promise<SignInRefusal | null> {
    try {
      await firstValueFrom(this.http.post('/api/session', { username, password }));
    } catch (error) {
      return refusalFrom(error);
    }
    this.hasExpired.set(false);
    return (await this.load()) ? null : { why: 'unreachable' };
  }

  /** Replaces the password of who is signed in; they stay signed in here and nowhere else. Tells why not when it stays. */
  async changePassword(current: string, next: string): Promise<PasswordRefusal | null> {
    try {
      await firstValueFrom(this.http.put('/api/password', { current, next }));
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 422) {
        const { code } = (error.error ?? {}) as { readonly code?: string };
        return { why: code === 'account/weak-password' ? 'weak' : 'wrong' };
      }
      return refusalFrom(error);
    }
    return null;
  }

  /** Ends this session, or every session of this account. */
  async signOut(where: 'here' | 'everywhere'): Promise<void> {
    await firstValueFrom(this.http.delete(where === 'here' ? '/api/session' : '/api/sessions'));
    this.current.set(null);
  }

  /** The server does not know this session any more. */
  expire(): void {
    if (this.current() === null) return;
    this.current.set(null);
    this.hasExpired.set(true);
  }
}

function refusalFrom(error: unknown): SignInRefusal {
  if (!(error instanceof HttpErrorResponse)) throw error;
  if (error.status === 423 || error.status === 429) {
    const { retryAfterSeconds = 60 } = (error.error ?? {}) as { readonly retryAfterSeconds?: number };
    return { why: 'locked', retryAfterSeconds };
  }
  return { why: error.status === 401 || error.status === 400 ? 'wrong' : 'unreachable' };
}
