import { Module } from '@nestjs/common';
import { CustomersModule } from '../../customers/customers.module.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { FloorModule } from '../floor.module.ts';
import { DayResolutions } from './day-resolutions.ts';
import { DaySegments } from './day-segments.ts';
import { FigureQuestions } from './figure-questions.ts';
import { FiguresFiles } from './figures-files.ts';
import { FiguresReader } from './figures-reader.ts';
import { FiguresController } from './figures.controller.ts';
import { NamesInFile } from './names-in-file.ts';
import { ResolutionReader } from './resolution-reader.ts';
import { RowsReader } from './rows-reader.ts';

/** Figures of the floor by queue, person, team, site, matter and interval, of this day and those before, and the segments behind them. */
@Module({
  imports: [CustomersModule, FloorModule, IdentityModule, PlaybooksModule],
  controllers: [FiguresController],
  providers: [
    DayResolutions,
    DaySegments,
    FigureQuestions,
    FiguresFiles,
    FiguresReader,
    NamesInFile,
    ResolutionReader,
    RowsReader,
  ],
})
export class FiguresModule {}
