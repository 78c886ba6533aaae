import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { SourcesModule } from '../sources/sources.module.ts';
import { CallControls } from './call-controls.ts';
import { LiveDoor } from './live-door.ts';
import { LiveGateway } from './live.gateway.ts';
import { ReadingRules } from './reading-rules.ts';
import { Watching } from './watching.ts';

/** The socket of the consoles. */
@Module({
  imports: [AgentsModule, IdentityModule, InteractionsModule, SourcesModule],
  providers: [CallControls, LiveDoor, LiveGateway, ReadingRules, Watching],
  exports: [LiveDoor, LiveGateway],
})
export class LiveModule {}
