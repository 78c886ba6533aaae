import { Controller, Get, Query } from '@nestjs/common';
import { z } from 'zod';
import { Requires } from '../identity/requires.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { RefusedFrames, type RefusedFrame } from './refused-frames.ts';

const page = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });

/** What sources sent and could not be taken in, for whoever looks after them. */
@Controller('api/sources')
export class RefusedFramesController {
  constructor(private readonly aside: RefusedFrames) {}

  /** The newest first. */
  @Get('refused')
  @Requires('source:inspect')
  async refused(
    @Query(new ZodBody(page)) { limit }: z.infer<typeof page>,
  ): Promise<{ readonly refused: readonly RefusedFrame[] }> {
    return { refused: await this.aside.list(limit) };
  }
}
