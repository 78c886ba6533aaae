import { Module } from '@nestjs/common';
import { BackTests } from '../playbooks/drafts/back-tests.ts';
import { BackTestStore } from './back-test-store.ts';
import { ShadowStore } from './shadow-store.ts';
import { StoredBackTests } from './stored-back-tests.ts';

/** What back-tests found, for whoever publishes. Stands below the playbook, and runs nothing. */
@Module({
  providers: [BackTestStore, ShadowStore, { provide: BackTests, useClass: StoredBackTests }],
  exports: [BackTests, BackTestStore, ShadowStore],
})
export class BackTestFindingsModule {}
