import { Readable } from 'node:stream';
import { languages, type FloorTime, type TimeRows } from '@aliado/domain';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { timeQuery, timeRowsFileQuery, timeRowsQuery, type TimeQuery, type TimeRowsQuery } from './time-query.ts';
import { TimeReader } from './time-reader.ts';

const language = z.enum(languages).exactOptional();
const fileQuery = timeQuery.safeExtend({ language });
const rowsFileQuery = timeRowsFileQuery.safeExtend({ language });

/** How people spent a day, and the stretches behind each figure. How their work weighs on them is in none of these. */
@Controller('api/floor')
@Requires('floor:watch')
export class TimeController {
  constructor(private readonly reader: TimeReader) {}

  @Get('time')
  time(@Query(new ZodBody(timeQuery)) query: TimeQuery): Promise<FloorTime> {
    return this.reader.time(query);
  }

  @Get('time/rows')
  rows(@Query(new ZodBody(timeRowsQuery)) query: TimeRowsQuery): Promise<TimeRows> {
    return this.reader.rows(query);
  }

  /** The figures as a file, in the language of whoever asks unless another one is named. */
  @Get('time.csv')
  @Header('cache-control', 'no-store')
  async file(
    @Query(new ZodBody(fileQuery)) { language: asked, ...query }: z.infer<typeof fileQuery>,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    return csvFile(await this.reader.timeFile(query, asked ?? principal.language), `time-${query.day ?? 'today'}`);
  }

  /** All stretches behind a figure as a file. */
  @Get('time/rows.csv')
  @Header('cache-control', 'no-store')
  async rowsFile(
    @Query(new ZodBody(rowsFileQuery)) { language: asked, ...query }: z.infer<typeof rowsFileQuery>,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    return csvFile(await this.reader.rowsFile(query, asked ?? principal.language), `time-rows-${query.day ?? 'today'}`);
  }
}

const csvFile = (lines: Iterable<string>, name: string): StreamableFile =>
  new StreamableFile(Readable.from(lines), {
    ...{ type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}.csv"` },
  });
