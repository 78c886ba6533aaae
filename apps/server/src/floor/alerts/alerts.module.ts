import { Module } from '@nestjs/common';
import { AgentsModule } from '../../agents/agents.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { FloorModule } from '../floor.module.ts';
import { AlertEvents } from './alert-events.ts';
import { AlertNames } from './alert-names.ts';
import { AlertOutbox } from './alert-outbox.ts';
import { AlertStore } from './alert-store.ts';
import { AlertTeller } from './alert-teller.ts';
import { AlertTrials } from './alert-trials.ts';
import { AlertWatch } from './alert-watch.ts';
import { AlertsController } from './alerts.controller.ts';
import { AlertsGateway } from './alerts.gateway.ts';
import { ContactViews } from './contact-views.ts';
import { PastEvents } from './past-events.ts';

/** Rules of the house that raise alerts over what happens on the floor. */
@Module({
  imports: [AgentsModule, FloorModule, IdentityModule, InteractionsModule, PlaybooksModule],
  controllers: [AlertsController],
  providers: [
    ...[AlertEvents, AlertNames, AlertOutbox, AlertStore, AlertTeller, AlertTrials, AlertWatch],
    ...[AlertsGateway, ContactViews, PastEvents],
  ],
})
export class AlertsModule {}
