import { Module } from '@nestjs/common';
import { AgentsModule } from '../agents/agents.module.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { InterimFeed } from '../interactions/interim-feed.ts';
import { Clock } from '../platform/clock.ts';
import { Configuration } from '../platform/configuration.ts';
import { DatabasePool } from '../platform/database.ts';
import { Metrics } from '../platform/metrics.ts';
import { CloudEventsDoor } from './cloudevents/cloud-events-door.ts';
import { DeliveryTaker } from './cloudevents/delivery-taker.ts';
import { OpenContacts } from './open-contacts.ts';
import { RecordingIngress } from './recording-ingress.ts';
import { RefusedFramesController } from './refused-frames.controller.ts';
import { RefusedFrames } from './refused-frames.ts';
import { SourceIngress } from './source-ingress.ts';
import { SourceHub } from './source-port.ts';
import { SourcesGateway } from './sources.gateway.ts';
import { recogniserOf } from './speech/driven-recogniser.ts';
import { TranscribedContacts } from './speech/transcribed-contacts.ts';

/** Where contacts come from. */
@Module({
  imports: [AgentsModule, InteractionsModule],
  controllers: [RefusedFramesController],
  providers: [
    CloudEventsDoor,
    DeliveryTaker,
    OpenContacts,
    SourceHub,
    SourcesGateway,
    {
      provide: RefusedFrames,
      inject: [DatabasePool, Configuration],
      useFactory: ({ pool }: DatabasePool, { settings }: Configuration) => new RefusedFrames(pool, settings.redactions),
    },
    {
      provide: SourceIngress,
      inject: [InteractionRecorder, InterimFeed, RefusedFrames, Clock, Configuration, Metrics],
      useFactory: (
        recorder: InteractionRecorder,
        interims: InterimFeed,
        aside: RefusedFrames,
        clock: Clock,
        { settings }: Configuration,
        metrics: Metrics,
      ) => new RecordingIngress(recorder, interims, aside, clock, settings.redactions, metrics.frames),
    },
    {
      provide: TranscribedContacts,
      inject: [InteractionRecorder, SourceIngress, Configuration, Metrics],
      useFactory: (
        recorder: InteractionRecorder,
        ingress: SourceIngress,
        { settings }: Configuration,
        metrics: Metrics,
      ) => new TranscribedContacts(recorder, ingress, recogniserOf(settings, metrics), settings.speechLanguage),
    },
  ],
  exports: [RefusedFrames, SourceHub, SourceIngress],
})
export class SourcesModule {}
