import type { KeptBackTest } from '@aliado/domain';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { RequiresAny } from '../identity/requires.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { DraftStore } from '../playbooks/drafts/draft-store.ts';
import { PlaybookStore } from '../playbooks/playbook-store.ts';
import { BackTestDesk } from './back-test-desk.ts';
import { BackTestStore } from './back-test-store.ts';
import { refusalOf } from './back-tests.controller.ts';
import { triedKinds } from './tried-draft.ts';

const part = z.strictObject({ kind: z.enum(triedKinds), id: storableText(200) });

/** What the draft that is being written was tried on last, for whoever writes or reviews it. */
@Controller('api/playbook/:kind/:id/draft/back-test')
@RequiresAny('playbook:write', 'playbook:publish')
export class LatestBackTestController {
  constructor(
    private readonly drafts: DraftStore,
    private readonly versions: PlaybookStore,
    private readonly store: BackTestStore,
    private readonly desk: BackTestDesk,
  ) {}

  /** Null before the first. Whichever revision it was: the draft is told by its own. What came before the version that the draft was made from is over. */
  @Get()
  async latest(
    @Param(new ZodBody(part)) { kind, id }: z.infer<typeof part>,
  ): Promise<{ readonly latest: KeptBackTest | null }> {
    const draft = await this.drafts.find(kind, id);
    if (!draft) throw refusalOf({ refused: 'draft/none' });
    const base = (await this.versions.versions(kind, id)).find(({ version }) => version === draft.baseVersion);
    const kept = await this.store.latest(kind, id, base?.publishedAt ?? 0);
    return { latest: kept && { ...kept, ...(await this.desk.find(kept.backTestId)) } };
  }
}
