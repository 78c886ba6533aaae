import { Module } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { Configuration } from '../platform/configuration.ts';
import { DatabasePool } from '../platform/database.ts';
import { EventLog } from './event-log.ts';
import { InteractionRecorder } from './interaction-recorder.ts';
import { InterimFeed } from './interim-feed.ts';
import { LogReadiness } from './log-readiness.ts';
import { LoggedInteractionRecorder } from './logged-interaction-recorder.ts';
import { PostgresEventLog } from './postgres-event-log.ts';
import { ReceiptSweeper } from './receipt-sweeper.ts';
import { ScriptShelf } from './script-shelf.ts';

/** The log, and the only code that appends interactions to it. */
@Module({
  providers: [
    InterimFeed,
    LogReadiness,
    ReceiptSweeper,
    ScriptShelf,
    { provide: EventLog, inject: [DatabasePool], useFactory: ({ pool }: DatabasePool) => new PostgresEventLog(pool) },
    {
      provide: InteractionRecorder,
      inject: [EventLog, Clock, Configuration, ScriptShelf],
      useFactory: (log: EventLog, clock: Clock, { settings }: Configuration, scripts: ScriptShelf) =>
        new LoggedInteractionRecorder(log, clock, settings, scripts),
    },
  ],
  exports: [EventLog, InteractionRecorder, InterimFeed, ScriptShelf],
})
export class InteractionsModule {}
