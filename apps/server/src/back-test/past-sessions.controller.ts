import type { PastSessionPage, PastSessionView } from '@aliado/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { readerOf } from '../live/stream-access.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { PastSessionSearch, sessionCursor } from './past-session-search.ts';

const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);

const search = z.strictObject({
  text: storableText(100).default(''),
  /** Ids of matters, with commas between. */
  matters: storableText(1_000).exactOptional(),
  from: moment.exactOptional(),
  to: moment.exactOptional(),
  cursor: storableText(220).regex(sessionCursor).exactOptional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const sessionId = storableText(200).min(1);

/** Sessions that are over, to try drafts on: whoever may look into those of others, with the customers' names for those who may know them. */
@Controller('api/past-sessions')
@Requires('interaction:look')
export class PastSessionsController {
  constructor(private readonly sessions: PastSessionSearch) {}

  @Get()
  page(
    @Query(new ZodBody(search)) { text, matters, from, to, cursor, limit }: z.infer<typeof search>,
    @SignedIn() principal: Principal,
  ): Promise<PastSessionPage> {
    const named = matters?.split(',').filter((matter) => matter !== '') ?? [];
    return this.sessions.page(
      {
        ...{ text, limit, matters: named.length > 0 ? named : null },
        ...{ from: from ?? null, to: to ?? null, cursor: cursor ?? null },
      },
      readerOf(principal),
    );
  }

  @Get(':id')
  async session(
    @Param('id', new ZodBody(sessionId)) id: string,
    @SignedIn() principal: Principal,
  ): Promise<PastSessionView> {
    const found = await this.sessions.find(id, readerOf(principal));
    if (!found) throw new RequestRefused(404, 'past-session/unknown', 'There is no such session with a case in it.');
    return found;
  }
}
