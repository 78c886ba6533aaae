import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { ReadingRules } from '../live/reading-rules.ts';
import { SessionIndex } from './index/session-index.ts';
import { SessionIndexer } from './index/session-indexer.ts';
import { SessionScopes } from './search/session-scope.ts';
import { SessionSearch } from './search/session-search.ts';
import { SessionTapes } from './session-tapes.ts';
import { SessionsController } from './sessions.controller.ts';

/** Sessions that are over: found, and played back. */
@Module({
  imports: [IdentityModule, InteractionsModule],
  controllers: [SessionsController],
  providers: [ReadingRules, SessionIndex, SessionIndexer, SessionScopes, SessionSearch, SessionTapes],
  exports: [SessionIndexer],
})
export class StudioModule {}
