import type { Delegation } from '@aliado/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { AccountDirectory } from '../../identity/account-directory.ts';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { Clock } from '../../platform/clock.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { Delegations } from './delegations.ts';

/** Longer than anybody is away; what is meant for good belongs into the limits. */
const longestMs = 92 * 86_400_000;

const newDelegation = z.strictObject({ to: z.string().min(1).max(64), until: z.number().int() });
const delegationId = z.uuid();

/** One's own authority, lent to somebody else until a time. */
@Controller('api/authority/delegations')
@Requires('authority:manage')
export class DelegationsController {
  constructor(
    private readonly delegations: Delegations,
    private readonly accounts: AccountDirectory,
    private readonly clock: Clock,
  ) {}

  /** What one lent and was lent, and has not ended. */
  @Get()
  list(@SignedIn() { accountId }: Principal): Promise<readonly Delegation[]> {
    return this.delegations.of(accountId, this.clock.now());
  }

  /** Lends all that one may give, with what of it is used: it is added to what the other may give. */
  @Post()
  async lend(
    @SignedIn() { accountId }: Principal,
    @Body(new ZodBody(newDelegation)) { to, until }: z.infer<typeof newDelegation>,
  ): Promise<Delegation> {
    const now = this.clock.now();
    if (until <= now || until > now + longestMs) {
      throw new RequestRefused(400, 'delegation/malformed-end', 'It must end in the future, within three months.');
    }
    const other = to === accountId ? null : await this.accounts.find(to);
    if (!other || other.disabledAt !== null) {
      throw new RequestRefused(404, 'account/unknown', 'There is nobody else of this name.');
    }
    return this.delegations.lend(accountId, to, until, now);
  }

  @Delete(':id')
  @HttpCode(204)
  async takeBack(
    @SignedIn() { accountId }: Principal,
    @Param('id', new ZodBody(delegationId)) id: string,
  ): Promise<void> {
    const wasTheirs = await this.delegations.takeBack(id, accountId, this.clock.now());
    if (!wasTheirs) throw new RequestRefused(404, 'delegation/unknown', 'There is no such delegation of yours.');
  }
}
