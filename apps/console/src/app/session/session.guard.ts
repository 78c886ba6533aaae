import { inject } from '@angular/core';
import type { CanActivateFn, CanMatchFn } from '@angular/router';
import { Router } from '@angular/router';
import type { Permission } from '@aliado/domain';
import { Session } from './session.ts';

/** Lets in who is signed in; all others go to the sign-in and come back to where they wanted to go. */
export const whenSignedIn: CanActivateFn = async (_route, { url }) => {
  const session = inject(Session);
  const router = inject(Router);
  if (session.view() ?? (await session.load())) return true;
  return router.createUrlTree(['/sign-in'], { queryParams: url === '/' ? {} : { back: url } });
};

/** Lets in who may do this. */
export const whenPermitted =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Session).permissions().has(permission);
