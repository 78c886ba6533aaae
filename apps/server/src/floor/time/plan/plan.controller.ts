import type { PlanReport } from '@aliado/domain';
import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AuditTrail } from '../../../identity/audit-trail.ts';
import type { Principal } from '../../../identity/principal.ts';
import { Requires, SignedIn } from '../../../identity/requires.ts';
import { bodyBytes } from '../../../platform/body-bytes.ts';
import { Clock } from '../../../platform/clock.ts';
import { ZodBody } from '../../../platform/zod-body.ts';
import { largestPlanBytes, PlanImport } from './plan-import.ts';

const importing = z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') });

/** What people are planned for, from a file. */
@Controller('api/floor/plan')
export class PlanController {
  constructor(
    private readonly imports: PlanImport,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** The plan as the body, as text/csv. A dry run reports what it would do and does nothing. */
  @Post()
  @HttpCode(200)
  @Requires('plan:import')
  async import(
    @Query(new ZodBody(importing)) { dryRun }: z.infer<typeof importing>,
    @SignedIn() { accountId }: Principal,
    @Body() body: unknown,
  ): Promise<PlanReport> {
    const bytes = await bodyBytes(body, largestPlanBytes);
    const isDryRun = dryRun === 'true';
    if (!isDryRun)
      await this.audit.record({
        ...{ actor: accountId, action: 'plan/import-begun', object: 'plan', detail: { bytes: bytes.length } },
      });
    return this.imports.run(bytes, accountId, this.clock.now(), isDryRun);
  }
}
