import { Readable } from 'node:stream';
import { languages, type FloorFigures, type FloorRows } from '@aliado/domain';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { FiguresReader } from './figures-reader.ts';
import { figuresQuery, rowsFileQuery, rowsQuery, type FiguresQuery, type RowsQuery } from './figures-query.ts';

const fileQuery = rowsFileQuery.safeExtend({ language: z.enum(languages).exactOptional() });

/** Figures of the floor by day, and the segments behind each. How somebody's work weighs on them is in none of these. */
@Controller('api/floor')
@Requires('floor:watch')
export class FiguresController {
  constructor(private readonly reader: FiguresReader) {}

  @Get('figures')
  figures(@Query(new ZodBody(figuresQuery)) query: FiguresQuery): Promise<FloorFigures> {
    return this.reader.figures(query);
  }

  @Get('rows')
  rows(@Query(new ZodBody(rowsQuery)) query: RowsQuery): Promise<FloorRows> {
    return this.reader.rows(query);
  }

  /** The same as a file, whole, in the language of whoever asks unless another one is named. */
  @Get('rows.csv')
  @Header('cache-control', 'no-store')
  async file(
    @Query(new ZodBody(fileQuery)) { language, ...query }: z.infer<typeof fileQuery>,
    @SignedIn() principal: Principal,
  ): Promise<StreamableFile> {
    const lines = await this.reader.rowsFile(query, language ?? principal.language);
    const disposition = `attachment; filename="${query.day ?? 'today'}.csv"`;
    return new StreamableFile(Readable.from(lines), { type: 'text/csv; charset=utf-8', disposition });
  }
}
