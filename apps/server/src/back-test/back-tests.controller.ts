import type { KeptBackTest } from '@aliado/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../identity/principal.ts';
import { Requires, RequiresAny, SignedIn } from '../identity/requires.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { BackTestDesk } from './back-test-desk.ts';
import { BackTestStore, cursorPattern, type DifferencePage } from './back-test-store.ts';
import { readTried, TriedDrafts, triedKinds, type DraftTrouble } from './tried-draft.ts';

const moment = z.number().int().min(0).max(8_640_000_000_000_000);

const order = z
  .strictObject({
    kind: z.enum(triedKinds),
    id: storableText(200),
    /** Of the draft that is meant; whichever stands when left out. */
    revision: z.number().int().min(0).max(2_147_483_647).exactOptional(),
    /** A text that is tried though it is no draft. */
    draftText: storableText(500_000).exactOptional(),
    from: moment,
    to: moment,
  })
  .refine(({ from, to }) => from < to, 'from must come before to');

const testId = z.uuid();

const page = z.strictObject({
  direction: z.enum(['more', 'less', 'same']).exactOptional(),
  sort: z.enum(['time', 'change']).exactOptional(),
  cursor: z.string().regex(cursorPattern).exactOptional(),
  limit: z.coerce.number().int().min(1).max(200).exactOptional(),
});

/** Drafts tried on past sessions. */
@Controller('api/back-tests')
@Requires('playbook:write')
export class BackTestsController {
  constructor(
    private readonly desk: BackTestDesk,
    private readonly store: BackTestStore,
    private readonly drafts: TriedDrafts,
  ) {}

  @Post()
  @HttpCode(202)
  async begin(
    @Body(new ZodBody(order)) { kind, id, revision, draftText, from, to }: z.infer<typeof order>,
    @SignedIn() { accountId }: Principal,
  ): Promise<{ readonly backTestId: string }> {
    const found =
      draftText === undefined
        ? await this.drafts.find(kind, id, revision ?? null)
        : { revision: 0, ...(await readTried(kind, id, draftText)) };
    if ('refused' in found) throw refusalOf(found);
    const backTestId = await this.desk.begin({ ...found, id, from, to, by: accountId });
    if (backTestId === null)
      throw new RequestRefused(429, 'back-test/busy', 'Too many back-tests wait already.', { retryAfterSeconds: 30 });
    return { backTestId };
  }

  @Get(':id')
  @RequiresAny('playbook:write', 'playbook:publish')
  async view(@Param('id', new ZodBody(testId)) id: string): Promise<KeptBackTest> {
    const found = await this.desk.find(id);
    if (!found) throw unknownTest();
    return found;
  }

  /** Rows name interactions; whoever may look into those can open them. */
  @Get(':id/differences')
  @RequiresAny('playbook:write', 'playbook:publish')
  async differences(
    @Param('id', new ZodBody(testId)) id: string,
    @Query(new ZodBody(page)) { direction, sort, cursor, limit }: z.infer<typeof page>,
  ): Promise<DifferencePage> {
    if (!(await this.desk.find(id))) throw unknownTest();
    return this.store.differences(id, {
      ...{ direction: direction ?? null, sort: sort ?? 'time', cursor: cursor ?? null, limit: limit ?? 50 },
    });
  }

  /** Ends one that runs or waits; what it found so far stays. Others stay as they are. */
  @Delete(':id')
  @HttpCode(204)
  async cancel(@Param('id', new ZodBody(testId)) id: string): Promise<void> {
    if (!this.desk.cancel(id) && !(await this.desk.find(id))) throw unknownTest();
  }
}

/** What somebody is told whose draft cannot be tried. */
export function refusalOf(trouble: DraftTrouble): RequestRefused {
  switch (trouble.refused) {
    case 'draft/none':
      return new RequestRefused(404, trouble.refused, 'There is no such draft.');
    case 'draft/changed-meanwhile':
      return new RequestRefused(409, trouble.refused, 'The draft has another revision now.');
    case 'draft/has-faults':
      return new RequestRefused(422, trouble.refused, 'The draft has faults.', { reason: trouble.reason });
  }
}

const unknownTest = (): RequestRefused => new RequestRefused(404, 'back-test/unknown', 'There is no such back-test.');
