import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { FloorModule } from '../floor.module.ts';
import { AlertOutbox } from './alert-outbox.ts';
import { AlertStore } from './alert-store.ts';
import { AlertTrials } from './alert-trials.ts';
import { AlertWatch } from './alert-watch.ts';
import { AlertsController } from './alerts.controller.ts';

/** Rules of the house that raise alerts over what happens on the floor. */
@Module({
  imports: [FloorModule, IdentityModule],
  controllers: [AlertsController],
  providers: [AlertOutbox, AlertStore, AlertTrials, AlertWatch],
})
export class AlertsModule {}
