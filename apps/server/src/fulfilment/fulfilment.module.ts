import { Module } from '@nestjs/common';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { DatabasePool } from '../platform/database.ts';
import { Fulfilment } from './fulfilment.ts';
import { FulfilmentController } from './fulfilment.controller.ts';
import { FulfilmentOutbox } from './fulfilment-outbox.ts';

/** What was granted goes out to be carried out. */
@Module({
  imports: [InteractionsModule],
  controllers: [FulfilmentController],
  providers: [
    Fulfilment,
    {
      provide: FulfilmentOutbox,
      inject: [DatabasePool],
      useFactory: ({ pool }: DatabasePool) => new FulfilmentOutbox(pool),
    },
  ],
  exports: [Fulfilment, FulfilmentOutbox],
})
export class FulfilmentModule {}
