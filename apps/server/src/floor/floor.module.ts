import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { CustomersModule } from '../customers/customers.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { LiveModule } from '../live/live.module.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { Configuration } from '../platform/configuration.ts';
import { AgentFloor } from './agents/agent-floor.ts';
import { AttentionRecorder } from './attention/attention-recorder.ts';
import { ContactFloor } from './contacts/contact-floor.ts';
import { ContactMoods } from './contacts/contact-moods.ts';
import { FloorChanges } from './floor-changes.ts';
import { FloorHouse } from './floor-house.ts';
import { FloorMetrics } from './floor-metrics.ts';
import { FloorProjection } from './floor-projection.ts';
import { FloorGateway } from './floor.gateway.ts';
import { FloorView } from './frames/floor-view.ts';
import { PostgresTrackLog } from './log/postgres-track-log.ts';
import { TrackLog } from './log/track-log.ts';
import { AgentCare } from './needs/agent-care.ts';
import { CareGateway } from './needs/care.gateway.ts';
import { ContactNeeds } from './needs/contact-needs.ts';
import { FloorNeeds } from './needs/floor-needs.ts';
import { RepeatContacts } from './needs/repeat-contacts.ts';
import { ShownNeeds } from './needs/shown-needs.ts';
import { CareLimits } from './needs/strain.ts';

const minuteMs = 60_000;

/** The floor as it is now and was today: queues, agents, and what needs a supervisor. */
@Module({
  imports: [AgentsModule, CustomersModule, IdentityModule, InteractionsModule, LiveModule, PlaybooksModule],
  providers: [
    AgentCare,
    AgentFloor,
    CareGateway,
    AttentionRecorder,
    ContactFloor,
    ContactMoods,
    ContactNeeds,
    FloorChanges,
    FloorGateway,
    FloorHouse,
    FloorMetrics,
    FloorNeeds,
    FloorProjection,
    FloorView,
    RepeatContacts,
    ShownNeeds,
    {
      provide: CareLimits,
      inject: [Configuration],
      useFactory: ({ settings }: Configuration): CareLimits => ({
        withoutPause: settings.carePauseMinutes * minuteMs,
        ahead: settings.careAheadMinutes * minuteMs,
      }),
    },
    { provide: TrackLog, useClass: PostgresTrackLog },
  ],
  exports: [
    AgentFloor,
    AttentionRecorder,
    ContactFloor,
    FloorChanges,
    FloorHouse,
    FloorNeeds,
    FloorProjection,
    FloorView,
    ShownNeeds,
    TrackLog,
  ],
})
export class FloorModule {}
