import { Injectable, Logger, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Configuration } from '../platform/configuration.ts';
import { isSameOrigin, sourceOf } from '../platform/origin.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { accessOf } from './requires.ts';
import { SessionDirectory } from './session-directory.ts';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Stands before every route. A route that names neither a permission nor `Public` stays closed. Whatever changes something
 * below `/api` must come from the console itself: same origin, and a header that no form and no plain link can send.
 */
@Injectable()
export class RouteGuard implements CanActivate {
  private readonly logger = new Logger('access');

  constructor(
    private readonly sessions: SessionDirectory,
    private readonly configuration: Configuration,
  ) {}

  /** @throws RequestRefused if the request may not pass. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true; // a socket is let in, and each of its messages weighed, by its gateway
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const access = accessOf(context.getHandler(), context.getClass());
    if (access === null) throw new RequestRefused(403, 'request/closed', 'Nobody may do this.');
    this.refuseForeign(request);
    if (access === 'public') return true;
    const principal = await this.sessions.authenticate(request.headers.cookie);
    if (!principal) throw new RequestRefused(401, 'session/required', 'Sign in first.');
    const wanted = typeof access === 'string' ? [access] : access;
    if (!wanted.some((permission) => principal.permissions.has(permission))) {
      this.logger.warn({ lacks: access, roles: principal.roles, route: request.routeOptions.url });
      throw new RequestRefused(403, 'request/forbidden', 'You may not do this.');
    }
    request.principal = principal;
    return true;
  }

  private refuseForeign({ method, headers, routeOptions }: FastifyRequest): void {
    if (safeMethods.includes(method) || !routeOptions.url?.startsWith('/api')) return;
    const { publicUrl } = this.configuration.settings;
    if (headers['x-aliado'] !== undefined && isSameOrigin(sourceOf(headers), publicUrl)) return;
    throw new RequestRefused(403, 'request/foreign', 'Changes are accepted from the console alone.');
  }
}
