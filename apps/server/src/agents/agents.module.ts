import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { AgentRecorder } from './agent-recorder.ts';
import { DayStart } from './day-start.ts';
import { OverdueWork } from './overdue-work.ts';
import { Presence } from './presence.ts';
import { Roster } from './roster.ts';
import { RosterKeeper } from './roster-keeper.ts';
import { WorkAssigner } from './work-assigner.ts';

/** The agents' own streams, and what keeps them in step with interactions and consoles. */
@Module({
  imports: [IdentityModule, InteractionsModule],
  providers: [AgentRecorder, DayStart, OverdueWork, Presence, Roster, RosterKeeper, WorkAssigner],
  exports: [AgentRecorder, DayStart, OverdueWork, Presence, Roster, RosterKeeper, WorkAssigner],
})
export class AgentsModule {}
