import { Readable } from 'node:stream';
import type { FloorFigures, FloorResolution, FloorRows } from '@aliado/domain';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { z } from 'zod';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { FiguresFiles } from './figures-files.ts';
import {
  figuresFileQuery,
  figuresQuery,
  resolutionQuery,
  rowsFileQuery,
  rowsQuery,
  type FiguresQuery,
  type ResolutionQuery,
  type RowsQuery,
} from './figures-query.ts';
import { FiguresReader } from './figures-reader.ts';
import { ResolutionReader } from './resolution-reader.ts';
import { RowsReader } from './rows-reader.ts';

/** Figures of the floor by day, and the segments behind each. How somebody's work weighs on them is in none of these. */
@Controller('api/floor')
@Requires('floor:watch')
export class FiguresController {
  constructor(
    private readonly reader: FiguresReader,
    private readonly resolutions: ResolutionReader,
    private readonly behind: RowsReader,
    private readonly files: FiguresFiles,
  ) {}

  @Get('figures')
  figures(@Query(new ZodBody(figuresQuery)) query: FiguresQuery): Promise<FloorFigures> {
    return this.reader.figures(query);
  }

  /** Which contacts were settled at once, in the same groups. */
  @Get('resolution')
  resolution(@Query(new ZodBody(resolutionQuery)) query: ResolutionQuery): Promise<FloorResolution> {
    return this.resolutions.resolution(query);
  }

  /** Both as a file, in the language of whoever asks unless another one is named. */
  @Get('figures.csv')
  @Header('cache-control', 'no-store')
  async figuresFile(
    @Query(new ZodBody(figuresFileQuery)) { language, ...query }: z.infer<typeof figuresFileQuery>,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    const lines = await this.files.file(query, language ?? principal.language);
    return fileOf(lines, `${query.day ?? 'today'}-${query.by}.csv`);
  }

  @Get('rows')
  rows(@Query(new ZodBody(rowsQuery)) query: RowsQuery): Promise<FloorRows> {
    return this.behind.rows(query);
  }

  /** The same as a file, whole. */
  @Get('rows.csv')
  @Header('cache-control', 'no-store')
  async rowsFile(
    @Query(new ZodBody(rowsFileQuery)) { language, ...query }: z.infer<typeof rowsFileQuery>,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    return fileOf(await this.behind.file(query, language ?? principal.language), `${query.day ?? 'today'}.csv`);
  }
}

const fileOf = (lines: Iterable<string>, name: string): StreamableFile =>
  new StreamableFile(Readable.from(lines), {
    ...{ type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` },
  });
