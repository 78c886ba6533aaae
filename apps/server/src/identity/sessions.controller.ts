import type { OwnSession } from '@aliado/domain';
import { Controller, Delete, Get, HttpCode, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Configuration } from '../platform/configuration.ts';
import { isHttps } from '../platform/origin.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { ZodBody } from '../platform/zod-body.ts';
import type { Principal } from './principal.ts';
import { Requires, SignedIn } from './requires.ts';
import { sessionCookie } from './session-cookie.ts';
import { SignOut } from './sign-out.ts';
import { TypeormSessionDirectory } from './typeorm-session-directory.ts';

const sessionId = z.string().regex(/^[0-9a-f]{64}$/);

/** All sessions of the person who asks. */
@Controller('api/sessions')
@Requires('self:manage')
export class SessionsController {
  private readonly isHttps: boolean;

  constructor(
    private readonly sessions: TypeormSessionDirectory,
    private readonly signOut: SignOut,
    { settings }: Configuration,
  ) {
    this.isHttps = isHttps(settings.publicUrl);
  }

  @Get()
  async list(@SignedIn() principal: Principal): Promise<readonly OwnSession[]> {
    const rows = await this.sessions.listOf(principal.accountId);
    return rows.map(({ id, createdAt, lastSeenAt, expiresAt, userAgent, ip }) => ({
      id,
      createdAt: Number(createdAt),
      lastSeenAt: Number(lastSeenAt),
      expiresAt: Number(expiresAt),
      userAgent,
      ip,
      isThis: id === principal.sessionId,
    }));
  }

  /** Signs out everywhere, here too. */
  @Delete()
  @HttpCode(204)
  async closeAll(@SignedIn() principal: Principal, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.end(principal);
    void reply.header('set-cookie', sessionCookie('', 0, this.isHttps));
  }

  @Delete(':id')
  @HttpCode(204)
  async close(@SignedIn() principal: Principal, @Param('id', new ZodBody(sessionId)) id: string): Promise<void> {
    if ((await this.signOut.end(principal, id)) > 0) return;
    throw new RequestRefused(404, 'session/unknown', 'You have no such session.');
  }
}
