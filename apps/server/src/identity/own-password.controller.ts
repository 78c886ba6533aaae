import { Body, Controller, HttpCode, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Configuration } from '../platform/configuration.ts';
import { isHttps } from '../platform/origin.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { accountRefused } from './account-refused.ts';
import { OwnPassword, type PasswordOutcome } from './own-password.ts';
import type { Principal } from './principal.ts';
import { Requires, SignedIn } from './requires.ts';
import { sessionCookie } from './session-cookie.ts';
import { sessionLife } from './session-life.ts';
import { signInLocked } from './sign-in-locked.ts';

const passwords = z.strictObject({ current: z.string().min(1).max(1_024), next: z.string().min(1).max(1_024) });

/** The password of the person who asks. */
@Controller('api/password')
@Requires('self:manage')
export class OwnPasswordController {
  private readonly isHttps: boolean;

  constructor(
    private readonly ownPassword: OwnPassword,
    { settings }: Configuration,
  ) {
    this.isHttps = isHttps(settings.publicUrl);
  }

  /** Signs out everywhere else; this browser gets a new cookie. */
  @Put()
  @HttpCode(204)
  async replace(
    @SignedIn() principal: Principal,
    @Body(new ZodBody(passwords)) body: z.infer<typeof passwords>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const userAgent = request.headers['user-agent'] ?? '';
    const outcome = await this.ownPassword.replace(principal, body, { userAgent, ip: request.ip });
    if ('refused' in outcome) throw refusalOf(outcome);
    void reply.header('set-cookie', sessionCookie(outcome.token, sessionLife.absolute / 1_000, this.isHttps));
  }
}

function refusalOf(outcome: Extract<PasswordOutcome, { refused: string }>): RequestRefused {
  switch (outcome.refused) {
    case 'session/wrong-credentials': // not 401, which would tell the console that the session is over
      return new RequestRefused(422, 'account/wrong-password', 'The current password is wrong.');
    case 'session/locked':
      return signInLocked(outcome);
    default:
      return accountRefused(outcome.refused);
  }
}
