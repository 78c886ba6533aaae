import { Module } from '@nestjs/common';
import { AgentsModule } from '../../agents/agents.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { LiveModule } from '../../live/live.module.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { SourcesModule } from '../../sources/sources.module.ts';
import { FloorModule } from '../floor.module.ts';
import { FloorActsGateway } from './floor-acts.gateway.ts';
import { HandedHint } from './handed-hint.ts';
import { Interventions } from './interventions.ts';
import { LooksLeft } from './looks-left.ts';
import { NeedActs } from './need-acts.ts';
import { StaffingActs } from './staffing-acts.ts';
import { SupportActs } from './support-acts.ts';

/** What supervisors do about needs, in contacts of others, and about who serves which queue. */
@Module({
  imports: [AgentsModule, FloorModule, IdentityModule, InteractionsModule, LiveModule, PlaybooksModule, SourcesModule],
  providers: [FloorActsGateway, HandedHint, Interventions, LooksLeft, NeedActs, StaffingActs, SupportActs],
})
export class FloorActsModule {}
