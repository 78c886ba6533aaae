import type { LimitProposal } from '@aliado/domain';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { AuditTrail } from '../../identity/audit-trail.ts';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { Clock } from '../../platform/clock.ts';
import { storableText } from '../../platform/storable-text.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { LimitProposals } from './limit-proposals.ts';

const id = storableText(200).min(1);
const dismissal = z.strictObject({
  guidelineId: id,
  ruleId: id,
  remedy: z.enum(['refund', 'credit', 'replacement', 'waiver', 'expedite', 'gesture']),
  reason: storableText(1_000).trim().min(1),
});

/** Wider limits that past decisions speak for. Nothing here changes a limit. */
@Controller('api/authority/proposals')
@Requires('authority:manage')
export class LimitProposalsController {
  constructor(
    private readonly proposals: LimitProposals,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  @Get()
  list(): Promise<readonly LimitProposal[]> {
    return this.proposals.list(this.clock.now());
  }

  /** Says no to one, with the reason. It comes back only if later decisions alone speak for it. */
  @Post('dismiss')
  @HttpCode(204)
  async dismiss(
    @Body(new ZodBody(dismissal)) { reason, ...key }: z.infer<typeof dismissal>,
    @SignedIn() { accountId }: Principal,
  ): Promise<void> {
    const { guidelineId, ruleId, remedy } = key;
    const object = `guideline:${guidelineId}`;
    const detail = { ruleId, remedy, reason };
    await this.audit.record({ actor: accountId, action: 'authority/proposal-dismissed', object, detail });
    await this.proposals.dismiss(key, accountId, this.clock.now(), reason);
  }
}
