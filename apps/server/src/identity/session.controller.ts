import type { SessionView } from '@aliado/domain';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { buildOf } from '../platform/build.ts';
import { Configuration } from '../platform/configuration.ts';
import { isHttps } from '../platform/origin.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { AccountDirectory } from './account-directory.ts';
import type { Principal } from './principal.ts';
import { Public, Requires, SignedIn } from './requires.ts';
import { sessionCookie } from './session-cookie.ts';
import { SessionDirectory } from './session-directory.ts';
import { sessionLife } from './session-life.ts';
import { SignIn, type SignInOutcome } from './sign-in.ts';
import { signInLocked } from './sign-in-locked.ts';
import { SignOut } from './sign-out.ts';

const credentials = z.strictObject({ username: z.string().min(1).max(128), password: z.string().min(1).max(1_024) });

/** The session of the browser that asks. */
@Controller('api/session')
export class SessionController {
  private readonly isHttps: boolean;
  private readonly build: string;
  private readonly agentsSeeLooks: boolean;

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly sessions: SessionDirectory,
    private readonly signIn: SignIn,
    private readonly signOut: SignOut,
    { settings }: Configuration,
  ) {
    this.isHttps = isHttps(settings.publicUrl);
    this.build = buildOf(settings.consoleFolder);
    this.agentsSeeLooks = settings.agentsSeeLooks;
  }

  /** The cookie is always a new one, and the session that the browser had before ends. */
  @Post()
  @Public()
  @HttpCode(204)
  async open(
    @Body(new ZodBody(credentials)) body: z.infer<typeof credentials>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const userAgent = request.headers['user-agent'] ?? '';
    const outcome = await this.signIn.attempt({ ...body, userAgent, ip: request.ip });
    if ('refused' in outcome) throw refusalOf(outcome);
    const before = await this.sessions.authenticate(request.headers.cookie);
    if (before) await this.signOut.end(before, before.sessionId);
    void reply.header('set-cookie', sessionCookie(outcome.token, sessionLife.absolute / 1_000, this.isHttps));
  }

  @Get()
  @Requires('self:manage')
  async view(@SignedIn() { accountId, name, roles, language, team, permissions }: Principal): Promise<SessionView> {
    const account = await this.accounts.find(accountId);
    return {
      account: { id: accountId, name, roles, language, team },
      permissions: [...permissions],
      preferences: account?.preferences ?? {},
      build: this.build,
      agentsSeeLooks: this.agentsSeeLooks,
    };
  }

  @Delete()
  @Requires('self:manage')
  @HttpCode(204)
  async close(@SignedIn() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.end(principal, principal.sessionId);
    void reply.header('set-cookie', sessionCookie('', 0, this.isHttps));
  }
}

function refusalOf(outcome: Extract<SignInOutcome, { refused: string }>): RequestRefused {
  switch (outcome.refused) {
    case 'session/wrong-credentials':
      return new RequestRefused(401, outcome.refused, 'The name or the password is wrong.');
    case 'session/locked':
      return signInLocked(outcome);
  }
}
