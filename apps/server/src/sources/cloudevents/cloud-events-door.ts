import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.ts';
import { ErrorFilter } from '../../platform/error-filter.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { ServerSecret } from '../../platform/secret.ts';
import { sourceKey, sourceName } from '../source-key.ts';
import type { Taken } from '../source-ingress.ts';
import { DeliveryTaker } from './delivery-taker.ts';
import { mediaTypes } from './read-delivery.ts';
import { isSigned, type Delivery } from './webhook-signature.ts';

type DoorRequest = FastifyRequest<{ Params: { source: string } }>;

const bodyLimit = 1_048_576;

/**
 * `POST /ingest/cloudevents/:source`. A Fastify plugin and no Nest route: within it, and only there, bodies stay the bytes that
 * were signed, and nothing of them is read before the signature is known to be right. The signature stands for the session.
 */
@Injectable()
export class CloudEventsDoor implements OnModuleInit {
  private readonly errors = new ErrorFilter();

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    private readonly taker: DeliveryTaker,
    private readonly secret: ServerSecret,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const server: FastifyInstance = this.host.httpAdapter.getInstance();
    void server.register((scope, _options, done) => {
      this.open(scope);
      done();
    });
  }

  private open(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(Object.values(mediaTypes), { parseAs: 'buffer', bodyLimit }, (_request, body, done) => {
      done(null, body);
    });
    scope.setErrorHandler((error, request, reply) => {
      this.errors.catch(understood(error), new ExecutionContextHost([request, reply]));
    });
    scope.post('/ingest/cloudevents/:source', { bodyLimit }, (request: DoorRequest, reply) =>
      this.take(request, reply),
    );
  }

  private async take({ params, headers, body }: DoorRequest, reply: FastifyReply): Promise<Taken> {
    const delivery: Delivery = { headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) };
    if (!this.isFrom(params.source, delivery))
      throw new RequestRefused(
        401,
        'source/wrong-signature',
        'The delivery is not signed with the key of this source.',
      );
    const taken = await this.taker.take(params.source, delivery);
    void reply.code(202);
    return taken;
  }

  private isFrom(source: string, delivery: Delivery): boolean {
    return sourceName.safeParse(source).success && isSigned(delivery, sourceKey(this.secret, source), this.clock.now());
  }
}

/** Fastify's word about a media type that nobody parses, in words that tell which ones are. */
function understood(error: unknown): unknown {
  const isMediaType = error instanceof Error && 'code' in error && error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE';
  if (!isMediaType) return error;
  const sentence = `Send ${Object.values(mediaTypes).join(', ')}.`;
  return new RequestRefused(415, 'request/media-type', sentence);
}
