import type { HintOutcomes } from '@aliado/domain';
import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Requires } from '../../identity/requires.ts';
import { Clock } from '../../platform/clock.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { HintOutcomesReader } from './hint-outcomes.ts';

const dayMs = 86_400_000;
const asked = z.strictObject({ days: z.coerce.number().int().min(1).max(31).default(7) });

/** What was proposed to agents and what became of it, for those who make it better. */
@Controller('api/hints')
@Requires('interaction:look')
export class HintOutcomesController {
  constructor(
    private readonly outcomes: HintOutcomesReader,
    private readonly clock: Clock,
  ) {}

  /** The last days up to now. */
  @Get('outcomes')
  read(@Query(new ZodBody(asked)) { days }: z.infer<typeof asked>): Promise<HintOutcomes> {
    const now = this.clock.now();
    return this.outcomes.between(now - days * dayMs, now + 1);
  }
}
