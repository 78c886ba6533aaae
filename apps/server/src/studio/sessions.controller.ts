import { redactFor, sessionMarks, type Recorded, type SessionPage, type SessionTape } from '@aliado/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { ReadingRules } from '../live/reading-rules.ts';
import { readerOf } from '../live/stream-access.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { SessionScopes } from './search/session-scope.ts';
import { sessionCursor, SessionSearch } from './search/session-search.ts';
import { SessionTapes } from './session-tapes.ts';

const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);
const id = storableText(200).min(1);

const search = z.strictObject({
  words: storableText(200).min(1).exactOptional(),
  ...{ agent: id.exactOptional(), queue: id.exactOptional(), matter: id.exactOptional(), script: id.exactOptional() },
  ...{ customer: id.exactOptional(), disposition: id.exactOptional() },
  /** With commas between. */
  marks: storableText(300)
    .default('')
    .transform((text) => text.split(',').filter((mark) => mark !== ''))
    .pipe(z.array(z.enum(sessionMarks))),
  ...{ from: moment.exactOptional(), to: moment.exactOptional() },
  cursor: storableText(220).regex(sessionCursor).exactOptional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** Sessions that are over: found, and given whole to be played back. */
@Controller('api/studio/sessions')
@Requires('session:replay')
export class SessionsController {
  constructor(
    private readonly sessions: SessionSearch,
    private readonly scopes: SessionScopes,
    private readonly tapes: SessionTapes,
    private readonly rules: ReadingRules,
  ) {}

  @Get()
  async page(
    @Query(new ZodBody(search)) query: z.infer<typeof search>,
    @SignedIn() principal: Principal,
  ): Promise<SessionPage> {
    const reader = readerOf(principal);
    const { words = null, agent = null, queue = null, matter = null, script = null, disposition = null } = query;
    const { from = null, to = null, cursor = null, marks, limit } = query;
    const customer = reader === 'full' ? (query.customer ?? null) : null;
    const asked = { words, agent, queue, matter, script, customer, disposition, from, to, cursor, marks, limit };
    return this.sessions.page(asked, await this.scopes.of(principal), reader);
  }

  @Get(':id')
  async tape(
    @Param('id', new ZodBody(id)) interactionId: string,
    @SignedIn() principal: Principal,
  ): Promise<SessionTape> {
    const tape = await this.tapes.closed(interactionId);
    if (!tape || !isIn(await this.scopes.of(principal), tape.agentIds))
      throw new RequestRefused(404, 'session/unknown', 'There is no such session that is over.');
    const reader = this.rules.readerOf(principal);
    const { customerId, entries } = tape;
    return {
      entries: entries.map((entry): Recorded => redactFor(reader, entry)),
      customerName: reader !== 'masked' && customerId !== null ? await this.sessions.nameOf(customerId) : null,
    };
  }
}

const isIn = (scope: 'all' | readonly string[], agentIds: readonly string[]): boolean =>
  scope === 'all' || agentIds.some((agentId) => scope.includes(agentId));
