import {
  firstContactResolution,
  metricOf,
  type EpochMs,
  type FloorRow,
  type FloorRows,
  type Language,
  type Resolution,
  type RowResolution,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { FloorHouse } from '../floor-house.ts';
import { FloorProjection } from '../floor-projection.ts';
import { DayResolutions } from './day-resolutions.ts';
import { DaySegments } from './day-segments.ts';
import { FigureQuestions, type FigureScope } from './figure-questions.ts';
import type { RowsFileQuery, RowsQuery } from './figures-query.ts';
import { NamesInFile } from './names-in-file.ts';
import { segmentFile } from './segment-file.ts';
import { filtered, pageOf, type AskedSegment } from './segment-pages.ts';

const pageSize = 200;

/** The segments behind figures, newest first, page by page or as a file. */
@Injectable()
export class RowsReader {
  constructor(
    private readonly projection: FloorProjection,
    private readonly days: DaySegments,
    private readonly resolutions: DayResolutions,
    private readonly house: FloorHouse,
    private readonly questions: FigureQuestions,
    private readonly names: NamesInFile,
  ) {}

  /**
   * A page of segments.
   * @throws LogUnavailable if the log cannot be read now.
   * @throws RequestRefused if it names a site that there is not.
   */
  async rows({ before, ...query }: RowsQuery): Promise<FloorRows> {
    const scope = await this.questions.scopeOf(query);
    const { asked, at } = await this.asked(query, scope);
    const { page, total, next } = pageOf(asked, before, pageSize);
    const rows = page.map(({ segment, resolution }): FloorRow => {
      const agentName = segment.agentId === null ? null : (scope.people.get(segment.agentId)?.name ?? null);
      return { segment, agentName, resolution: resolution && toldOf(resolution) };
    });
    return { ...scope.day, timeZone: scope.timeZone, at, rows, total, next };
  }

  /** All segments that are asked for, as a file. Throws as `rows` does. */
  async file(query: RowsFileQuery, language: Language): Promise<Iterable<string>> {
    const scope = await this.questions.scopeOf(query);
    const { asked } = await this.asked(query, scope);
    return segmentFile(asked, this.names.of(language, scope.people), language, scope.timeZone);
  }

  private async asked(
    query: RowsFileQuery,
    { day, isAsked }: FigureScope,
  ): Promise<{ readonly asked: readonly AskedSegment[]; readonly at: EpochMs }> {
    await this.projection.ready;
    const { metric, source, from = day.from, to = day.to } = query;
    const filter = { isAsked, from, to };
    if (metric === firstContactResolution.id) {
      const { resolved, at } = await this.resolutions.of(day, query.days);
      return { at, asked: filtered(resolved, filter) };
    }
    const { segments, at } = await this.days.of(day);
    const targetOf = (queueId: string | null) => this.house.targetOf(queueId);
    const behind = metric ? { metric: metricOf(metric, source), targetOf } : null;
    const all = segments.map((segment): AskedSegment => ({ segment, resolution: null }));
    return { at, asked: filtered(all, { ...filter, behind }) };
  }
}

/** What is sent of it: whoever watches the floor need not be one who may know customers. */
function toldOf({ term, later }: Resolution): RowResolution {
  if (later === null) return { term, later };
  const { occurredAt, channel, interactionId } = later;
  return { term, later: { occurredAt, channel, interactionId } };
}
