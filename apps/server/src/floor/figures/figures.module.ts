import { Module } from '@nestjs/common';
import { IdentityModule } from '../../identity/identity.module.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { FloorModule } from '../floor.module.ts';
import { DaySegments } from './day-segments.ts';
import { FiguresReader } from './figures-reader.ts';
import { FiguresController } from './figures.controller.ts';

/** Figures of the floor by queue, person, team and interval, of this day and those before, and the segments behind them. */
@Module({
  imports: [FloorModule, IdentityModule, PlaybooksModule],
  controllers: [FiguresController],
  providers: [DaySegments, FiguresReader],
})
export class FiguresModule {}
