import { Module } from '@nestjs/common';
import { FulfilmentModule } from '../fulfilment/fulfilment.module.ts';
import { GrantLedger } from '../authority/ledger/grant-ledger.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { CaseReader } from './case-reader.ts';

/** What is known of the case in an interaction, for whatever decides or proposes something in it. */
@Module({
  imports: [CustomersModule, IdentityModule, PlaybooksModule, FulfilmentModule],
  providers: [CaseReader, CompiledFeel, GrantLedger],
  exports: [CaseReader, CompiledFeel, GrantLedger],
})
export class CaseModule {}
