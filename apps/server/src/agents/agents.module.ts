import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.ts';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { Clock } from '../platform/clock.ts';
import { AgentRecorder, LoggedAgentRecorder } from './agent-recorder.ts';
import { DayStart } from './day-start.ts';
import { OverdueWork } from './overdue-work.ts';
import { Presence } from './presence.ts';
import { Roster } from './roster.ts';
import { RosterKeeper } from './roster-keeper.ts';
import { WorkAssigner } from './work-assigner.ts';

/** The agents' own streams, and what keeps them in step with interactions and consoles. */
@Module({
  imports: [IdentityModule, InteractionsModule],
  providers: [
    DayStart,
    OverdueWork,
    Presence,
    Roster,
    RosterKeeper,
    WorkAssigner,
    {
      provide: AgentRecorder,
      inject: [EventLog, Clock],
      useFactory: (log: EventLog, clock: Clock) => new LoggedAgentRecorder(log, clock),
    },
  ],
  exports: [AgentRecorder, DayStart, OverdueWork, Presence, Roster, RosterKeeper, WorkAssigner],
})
export class AgentsModule {}
