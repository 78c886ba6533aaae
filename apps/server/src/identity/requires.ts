import type { Permission } from '@aliado/domain';
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.ts';

const accessKey = 'aliado:access';

/** What a route asks for: a permission, any of several, nothing, or null when nobody said, which closes it. */
export type Access = Permission | readonly Permission[] | 'public' | null;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the guard on every route that is not public. */
    principal?: Principal;
  }
}

/** Opens a route, or all routes of a controller, to whoever holds this permission. */
export const Requires = (permission: Permission): ClassDecorator & MethodDecorator =>
  SetMetadata(accessKey, permission);

/** Opens a route, or all routes of a controller, to whoever holds one of these permissions. */
export const RequiresAny = (...permissions: readonly Permission[]): ClassDecorator & MethodDecorator =>
  SetMetadata(accessKey, permissions);

/** Opens a route to everybody, signed in or not. */
export const Public = (): ClassDecorator & MethodDecorator => SetMetadata(accessKey, 'public');

/** The `Principal` who asks, as a parameter of a route that is not public. */
export const SignedIn = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>().principal,
);

/** What a route asks for; the method's word goes before the class's. */
export function accessOf(
  handler: ReturnType<ExecutionContext['getHandler']>,
  controller: ReturnType<ExecutionContext['getClass']>,
): Access {
  return new Reflector().getAllAndOverride<Access | undefined>(accessKey, [handler, controller]) ?? null;
}
