import type { ShadowRunView } from '@aliado/domain';
import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Requires } from '../identity/requires.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { refusalOf } from './back-tests.controller.ts';
import { ShadowRuns } from './shadow-runs.ts';
import { TriedDrafts, triedKinds } from './tried-draft.ts';

const part = z.strictObject({ kind: z.enum(triedKinds), id: storableText(200) });
type Part = z.infer<typeof part>;

/** A draft beside what is in force, for a day. */
@Controller('api/playbook/:kind/:id/draft/shadow')
@Requires('playbook:write')
export class ShadowController {
  constructor(
    private readonly shadows: ShadowRuns,
    private readonly drafts: TriedDrafts,
  ) {}

  /** Begins with the draft as it stands; saving it again changes nothing in the run. */
  @Post()
  @HttpCode(200)
  async begin(@Param(new ZodBody(part)) { kind, id }: Part): Promise<ShadowRunView> {
    const found = await this.drafts.find(kind, id, null);
    if ('refused' in found) throw refusalOf(found);
    return this.shadows.begin(id, found.draft, found.revision);
  }

  @Get()
  async view(@Param(new ZodBody(part)) { kind, id }: Part): Promise<ShadowRunView> {
    const view = await this.shadows.find(kind, id);
    if (!view) throw new RequestRefused(404, 'shadow/none', 'No draft of this was ever run beside what is in force.');
    return view;
  }

  @Delete()
  @HttpCode(204)
  async end(@Param(new ZodBody(part)) { kind, id }: Part): Promise<void> {
    if (!(await this.shadows.end(kind, id)))
      throw new RequestRefused(404, 'shadow/none', 'No draft of this runs beside what is in force.');
  }
}
