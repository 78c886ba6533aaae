import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { AssistModule } from '../assist/assist.module.ts';
import { CaseModule } from '../case/case.module.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { LiveModule } from '../live/live.module.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { approvalProviders } from './approvals/approval-providers.ts';
import { ApprovalRounds } from './approvals/approval-rounds.ts';
import { LimitProposalsController } from './approvals/limit-proposals.controller.ts';
import { AuthorityBooks } from './authority-books.ts';
import { AuthorityDesk } from './authority-desk.ts';
import { AuthorityMetrics } from './authority-metrics.ts';
import { AuthorityReader } from './authority-reader.ts';
import { AuthoritySweeper } from './authority-sweeper.ts';
import { AuthorityController } from './authority.controller.ts';
import { AuthorityGateway } from './authority.gateway.ts';
import { CaseWeigher } from './case-weigher.ts';
import { CaseWeighing } from './case-weighing.ts';
import { Delegations } from './delegations/delegations.ts';
import { DelegationsController } from './delegations/delegations.controller.ts';
import { GrantsController } from './grants.controller.ts';
import { LedgerAuthorityReader } from './ledger-authority-reader.ts';
import { LimitWatch } from './limit-watch.ts';
import { LimitsGateway } from './limits.gateway.ts';
import { RemedyPermits } from './remedy-permits.ts';
import { SimilarDecisions } from './ledger/similar-decisions.ts';
import { UndoableGrants } from './undoable-grants.ts';

/** What people may give, what they gave, and who is asked beyond it. */
@Module({
  imports: [
    AgentsModule,
    AssistModule,
    CaseModule,
    CustomersModule,
    IdentityModule,
    InteractionsModule,
    LiveModule,
    PlaybooksModule,
  ],
  controllers: [AuthorityController, DelegationsController, GrantsController, LimitProposalsController],
  providers: [
    ...approvalProviders,
    AuthorityBooks,
    AuthorityDesk,
    AuthorityGateway,
    AuthorityMetrics,
    AuthoritySweeper,
    CaseWeigher,
    CaseWeighing,
    Delegations,
    LedgerAuthorityReader,
    LimitsGateway,
    LimitWatch,
    RemedyPermits,
    SimilarDecisions,
    UndoableGrants,
    { provide: AuthorityReader, useExisting: LedgerAuthorityReader },
  ],
  exports: [ApprovalRounds, AuthorityReader],
})
export class AuthorityModule {}
