import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { DraftStore } from '../playbooks/drafts/draft-store.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { BackTestDesk } from './back-test-desk.ts';
import { BackTestFindingsModule } from './back-test-findings.module.ts';
import { BackTestsController } from './back-tests.controller.ts';
import { LatestBackTestController } from './latest-back-test.controller.ts';
import { PastSessionSearch } from './past-session-search.ts';
import { PastSessionsController } from './past-sessions.controller.ts';
import { RuleBooks } from './rule-books.ts';
import { ShadowController } from './shadow.controller.ts';
import { ShadowRuns } from './shadow-runs.ts';
import { TriedDrafts } from './tried-draft.ts';

/** Tries drafts: on past sessions, and beside what is in force. */
@Module({
  imports: [BackTestFindingsModule, IdentityModule, InteractionsModule, PlaybooksModule],
  controllers: [BackTestsController, LatestBackTestController, PastSessionsController, ShadowController],
  providers: [BackTestDesk, DraftStore, PastSessionSearch, RuleBooks, ShadowRuns, TriedDrafts],
})
export class BackTestModule {}
