import { Module } from '@nestjs/common';
import { ApprovalRecords } from '../authority/approvals/approval-records.ts';
import { PlaybookTelling } from '../assist/wrap-up/playbook-telling.ts';
import { RuleBooks } from '../back-test/rule-books.ts';
import { CaseModule } from '../case/case.module.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { CastFinder } from './past-session-cast.ts';
import { PastSessions } from './past-sessions.ts';

/** A month of sessions for a demo that has none. */
@Module({
  imports: [CaseModule, CustomersModule, IdentityModule, InteractionsModule, PlaybooksModule],
  providers: [ApprovalRecords, CastFinder, PastSessions, PlaybookTelling, RuleBooks],
})
export class PastSessionsModule {}
