import { Module } from '@nestjs/common';
import { AgentsModule } from '../../agents/agents.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { FloorModule } from '../floor.module.ts';
import { AgentLog } from './agent-log.ts';
import { DayTimes } from './day-times.ts';
import { PlanController } from './plan/plan.controller.ts';
import { PlanImport } from './plan/plan-import.ts';
import { PlanStore } from './plan/plan-store.ts';
import { TimeReader } from './time-reader.ts';
import { TimeController } from './time.controller.ts';

/** How people spend a day, and what they are planned for. */
@Module({
  imports: [AgentsModule, FloorModule, IdentityModule, PlaybooksModule],
  controllers: [TimeController, PlanController],
  providers: [AgentLog, DayTimes, PlanImport, PlanStore, TimeReader],
})
export class TimeModule {}
