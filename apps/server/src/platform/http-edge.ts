import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from './configuration.ts';
import { ErrorFilter } from './error-filter.ts';
import { isHttps } from './origin.ts';
import { addSecurityHeaders } from './security-headers.ts';

/**
 * The HTTP server below Nest. Bodies are limited to 1 MiB. With a public address there is a proxy in front of us, on this
 * machine or in a private network, and the caller's address is what that proxy says; without one it is the connection's.
 */
export function httpAdapter({ publicUrl }: Pick<Settings, 'publicUrl'>): FastifyAdapter {
  return new FastifyAdapter({ bodyLimit: 1_048_576, trustProxy: publicUrl === null ? false : 'loopback, uniquelocal' });
}

/** What every application of ours has at its edge: headers and errors. To be called before `init` or `listen`. */
export function prepareEdge(app: NestFastifyApplication, { publicUrl }: Pick<Settings, 'publicUrl'>): void {
  app.useGlobalFilters(new ErrorFilter());
  addSecurityHeaders(app.getHttpAdapter().getInstance(), isHttps(publicUrl));
}
