import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { tap } from 'rxjs';
import { Session } from './session.ts';

/** Marks every request as the console's own, which no other site can, and goes to the sign-in when a session is over. */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  const session = inject(Session);
  const router = inject(Router);
  const isAboutSession = request.url === '/api/session';
  return next(request.clone({ setHeaders: { 'X-Aliado': 'console' } })).pipe(
    tap({
      error: (error: unknown) => {
        if (!(error instanceof HttpErrorResponse) || error.status !== 401 || isAboutSession) return;
        session.expire();
        void router.navigate(['/sign-in'], { queryParams: { back: router.url } });
      },
    }),
  );
};
