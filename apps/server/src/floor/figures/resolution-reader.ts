import { emptyResolutions, withResolution, type FloorResolution, type ResolutionTally } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { FloorProjection } from '../floor-projection.ts';
import { DayResolutions } from './day-resolutions.ts';
import { FigureQuestions } from './figure-questions.ts';
import { keyOf, keysInOrder } from './figures-of.ts';
import type { ResolutionQuery } from './figures-query.ts';

const minuteMs = 60_000;

/** First-contact resolution of a day, in the groups in which its figures are. */
@Injectable()
export class ResolutionReader {
  constructor(
    private readonly projection: FloorProjection,
    private readonly resolutions: DayResolutions,
    private readonly questions: FigureQuestions,
  ) {}

  /**
   * @throws LogUnavailable if the log cannot be read now.
   * @throws RequestRefused if it names a site that there is not.
   */
  async resolution({ by, interval, ...query }: ResolutionQuery): Promise<FloorResolution> {
    const { day, timeZone, people, isAsked } = await this.questions.scopeOf(query);
    await this.projection.ready;
    const { resolved, at } = await this.resolutions.of(day, query.days);
    const groups = new Map<string | null, ResolutionTally>();
    for (const { segment, resolution } of resolved.filter((one) => isAsked(one.segment))) {
      const key = keyOf(by, segment, { people, day, interval: interval * minuteMs });
      groups.set(key, withResolution(groups.get(key) ?? emptyResolutions, resolution));
    }
    const inOrder = [...groups].toSorted(([one], [other]) => keysInOrder(one, other));
    return { ...day, timeZone, at, days: query.days, groups: inOrder.map(([key, tally]) => ({ key, tally })) };
  }
}
