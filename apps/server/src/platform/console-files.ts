import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const aYear = 31_536_000_000;
const serverPaths = /^\/(api|ingest|socket\.io|health|ready|metrics)(\/|$)/;

/**
 * Serves the built console. Files with their content in the name may be kept for ever, the page itself is always asked for
 * anew; a path of the console's own router gets the page.
 */
export async function serveConsole(app: NestFastifyApplication, folder: string): Promise<boolean> {
  const root = resolve(folder);
  if (!existsSync(join(root, 'index.html'))) return false;
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(fastifyStatic, {
    root,
    serve: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = /-[A-Z0-9]{8}\.[a-z0-9]+(\.(br|gz))?$/.test(path);
      reply.header('cache-control', isHashed ? `public, max-age=${aYear / 1_000}, immutable` : 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    const path = new URL(request.url, 'http://console').pathname;
    if (serverPaths.test(path)) {
      return reply.code(404).send({ code: 'server/no-such-path', message: 'There is nothing at this address.' });
    }
    return reply.sendFile(extname(path) === '' ? 'index.html' : decodeURIComponent(path));
  });
  return true;
}
