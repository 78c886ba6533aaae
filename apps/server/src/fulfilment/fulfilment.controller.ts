import type { TroubledDelivery } from '@aliado/domain';
import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Requires } from '../identity/requires.ts';
import { Clock } from '../platform/clock.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { FulfilmentOutbox } from './fulfilment-outbox.ts';

const page = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });
const id = storableText(200).min(1);

/** Granted remedies that the system behind did not take. */
@Controller('api/fulfilment')
@Requires('authority:manage')
export class FulfilmentController {
  constructor(
    private readonly outbox: FulfilmentOutbox,
    private readonly clock: Clock,
  ) {}

  /** Those given up first. */
  @Get('troubled')
  async troubled(
    @Query(new ZodBody(page)) { limit }: z.infer<typeof page>,
  ): Promise<{ readonly troubled: readonly TroubledDelivery[] }> {
    return { troubled: await this.outbox.troubled(limit) };
  }

  /** Tries one again now. */
  @Post(':interactionId/:grantId/attempts')
  @HttpCode(202)
  async tryAgain(
    @Param('interactionId', new ZodBody(id)) interactionId: string,
    @Param('grantId', new ZodBody(id)) grantId: string,
  ): Promise<void> {
    if (await this.outbox.tryAgain({ interactionId, grantId }, this.clock.now())) return;
    throw new RequestRefused(404, 'fulfilment/unknown', 'No delivery of this id has failed.');
  }
}
