import { Module } from '@nestjs/common';
import { CaseModule } from '../case/case.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { Clock } from '../platform/clock.ts';
import { Configuration } from '../platform/configuration.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { BackOffice, NoBackOffice } from './actions/back-office.ts';
import { HttpBackOffice } from './actions/http-back-office.ts';
import { ContactScriptsController } from './contact-scripts.controller.ts';
import { ScriptActions } from './script-actions.ts';
import { ScriptFeel } from './script-feel.ts';
import { ScriptListener } from './script-listener.ts';
import { ScriptShelfKeeper } from './script-shelf-keeper.ts';

/** Scripts as they are walked in contacts. */
@Module({
  imports: [CaseModule, IdentityModule, InteractionsModule, PlaybooksModule],
  controllers: [ContactScriptsController],
  providers: [
    ScriptActions,
    ScriptFeel,
    ScriptListener,
    ScriptShelfKeeper,
    { provide: BackOffice, inject: [Configuration, Clock], useFactory: backOfficeOf },
  ],
  exports: [ScriptActions, ScriptFeel, ScriptShelfKeeper],
})
export class ScriptsModule {}

function backOfficeOf({ settings }: Configuration, clock: Clock): BackOffice {
  const { backOfficeUrl: url, backOfficeSecret: secret } = settings;
  return url === null ? new NoBackOffice() : new HttpBackOffice({ url, secret }, () => clock.now());
}
