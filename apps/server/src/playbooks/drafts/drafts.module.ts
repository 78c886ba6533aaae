import { Module } from '@nestjs/common';
import { BackTestFindingsModule } from '../../back-test/back-test-findings.module.ts';
import { CaseModule } from '../../case/case.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { PlaybooksModule } from '../playbooks.module.ts';
import { AuthoredItems } from './authored-items.ts';
import { AuthoringController } from './authoring.controller.ts';
import { Drafting } from './drafting.ts';
import { DraftStore } from './draft-store.ts';
import { DraftTrials } from './draft-trials.ts';
import { DraftViews } from './draft-views.ts';
import { FolderKeeper } from './folder-keeper.ts';
import { PlaybookFolder } from './playbook-folder.ts';
import { Publishing } from './publishing.ts';

/** Where the playbook is written, reviewed and brought into force. */
@Module({
  imports: [BackTestFindingsModule, CaseModule, IdentityModule, InteractionsModule, PlaybooksModule],
  controllers: [AuthoringController],
  providers: [AuthoredItems, Drafting, DraftStore, DraftTrials, DraftViews, FolderKeeper, PlaybookFolder, Publishing],
})
export class DraftsModule {}
