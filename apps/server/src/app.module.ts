import { Module, type DynamicModule } from '@nestjs/common';
import { AgentsModule } from './agents/agents.module.ts';
import { AssistModule } from './assist/assist.module.ts';
import { NextStepsModule } from './assist/next-action/next-steps.module.ts';
import { WrapUpModule } from './assist/wrap-up/wrap-up.module.ts';
import { AuthorityModule } from './authority/authority.module.ts';
import { BackTestModule } from './back-test/back-test.module.ts';
import { CustomersModule } from './customers/customers.module.ts';
import { AlertsModule } from './floor/alerts/alerts.module.ts';
import { FloorActsModule } from './floor/acts/floor-acts.module.ts';
import { FiguresModule } from './floor/figures/figures.module.ts';
import { FloorModule } from './floor/floor.module.ts';
import { TimeModule } from './floor/time/time.module.ts';
import { FulfilmentModule } from './fulfilment/fulfilment.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { InteractionsModule } from './interactions/interactions.module.ts';
import { LiveModule } from './live/live.module.ts';
import type { Settings } from './platform/configuration.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { DraftsModule } from './playbooks/drafts/drafts.module.ts';
import { PlaybooksModule } from './playbooks/playbooks.module.ts';
import { ScriptsModule } from './scripts/scripts.module.ts';
import { SourcesModule } from './sources/sources.module.ts';
import { FirstLoad } from './startup/first-load.ts';
import { PastSessionsModule } from './startup/past-sessions.module.ts';
import { Startup } from './startup/startup.ts';
import { StudioModule } from './studio/studio.module.ts';

/** The whole server. */
@Module({})
export class AppModule {
  static with(settings: Settings, databaseUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(settings, databaseUrl),
        InteractionsModule,
        AgentsModule,
        IdentityModule,
        CustomersModule,
        PlaybooksModule,
        DraftsModule,
        AssistModule,
        NextStepsModule,
        WrapUpModule,
        ScriptsModule,
        SourcesModule,
        LiveModule,
        AuthorityModule,
        AlertsModule,
        FloorActsModule,
        FloorModule,
        FiguresModule,
        TimeModule,
        FulfilmentModule,
        BackTestModule,
        PastSessionsModule,
        StudioModule,
      ],
      providers: [FirstLoad, Startup],
    };
  }
}
