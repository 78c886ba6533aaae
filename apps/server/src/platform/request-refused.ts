import { HttpException } from '@nestjs/common';

/** A request that is answered with no. Thrown at the edge alone: behind it, refusals are values. */
export class RequestRefused extends HttpException {
  override readonly name = 'RequestRefused';

  /**
   * @param status of HTTP, 400 to 499 or 503.
   * @param code what a program reads, such as `session/locked`.
   * @param message one sentence in English for whoever reads the answer.
   * @param more further fields of the answer; `retryAfterSeconds` becomes the header too.
   */
  constructor(
    status: number,
    readonly code: string,
    message: string,
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super({ code, message, ...more }, status);
  }
}
