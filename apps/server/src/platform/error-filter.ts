import { randomUUID } from 'node:crypto';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Socket } from 'socket.io';
import { answerTo, type ErrorAnswer } from './error-answer.ts';
import { errorText } from './error-text.ts';

/**
 * The last word on every error: over HTTP `{ code, message }` with its status, over a socket the same as `exception`.
 * What nobody expected goes to the log with a correlation id, and the caller gets that id and nothing else.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('errors');

  catch(error: unknown, host: ArgumentsHost): void {
    const { status, body } = answerTo(error) ?? this.unexpected(error);
    if (host.getType() === 'ws') {
      host.switchToWs().getClient<Socket>().emit('exception', body);
      return;
    }
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    if (typeof body['retryAfterSeconds'] === 'number')
      void reply.header('retry-after', String(body['retryAfterSeconds']));
    void reply.code(status).send(body);
  }

  private unexpected(error: unknown): ErrorAnswer {
    const correlationId = randomUUID();
    this.logger.error({ correlationId, error: errorText(error) });
    const message = 'Something went wrong here. The log of the server has more under this id.';
    return { status: 500, body: { code: 'server/unexpected', message, correlationId } };
  }
}
