import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { OrganisationController } from './organisation.controller.ts';
import { PackLoader } from './pack-loader.ts';
import { Playbook } from './playbook.ts';
import { PlaybookStore } from './playbook-store.ts';
import { ScriptsController } from './scripts.controller.ts';
import { StoredPlaybook } from './stored-playbook.ts';

/** What the organisation knows and how it decides. */
@Module({
  imports: [IdentityModule],
  controllers: [OrganisationController, ScriptsController],
  providers: [PlaybookStore, StoredPlaybook, PackLoader, { provide: Playbook, useExisting: StoredPlaybook }],
  exports: [Playbook, PackLoader, PlaybookStore, StoredPlaybook],
})
export class PlaybooksModule {}
