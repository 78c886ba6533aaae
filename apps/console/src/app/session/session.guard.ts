import { inject } from '@angular/core';
import type { CanMatchFn } from '@angular/router';
import { Router } from '@angular/router';
import type { Permission } from '@aliado/domain';
import { Session } from './session.ts';

/** Lets in who is signed in; all others go to the sign-in and come back to where they wanted to go. */
export const whenSignedIn: CanMatchFn = async (_route, segments) => {
  const session = inject(Session);
  const router = inject(Router);
  if (session.view() ?? (await session.load())) return true;
  const back = `/${segments.map(({ path }) => path).join('/')}`;
  return router.createUrlTree(['/sign-in'], { queryParams: back === '/' ? {} : { back } });
};

/** Lets in who may do this. */
export const whenPermitted =
  (permission: Permission): CanMatchFn =>
  () =>
    inject(Session).permissions().has(permission);
