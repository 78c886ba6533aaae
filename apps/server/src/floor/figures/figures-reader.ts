import {
  coveredBy,
  openWithin,
  type EpochMs,
  type FigureGrouping,
  type FloorFigures,
  type Opening,
  type OpenTime,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { FloorHouse } from '../floor-house.ts';
import { FloorProjection } from '../floor-projection.ts';
import { DaySegments } from './day-segments.ts';
import { countsOf, type DayTallies } from './day-tallies.ts';
import { FigureQuestions, type FigureScope } from './figure-questions.ts';
import { figuresOf, type Cell } from './figures-of.ts';
import type { FiguresQuery } from './figures-query.ts';

const minuteMs = 60_000;

/** Figures of a day in groups: of the day on which one is as the floor counts it, of others, and where it is asked more closely, by its segments. */
@Injectable()
export class FiguresReader {
  constructor(
    private readonly projection: FloorProjection,
    private readonly contacts: ContactFloor,
    private readonly days: DaySegments,
    private readonly house: FloorHouse,
    private readonly questions: FigureQuestions,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws LogUnavailable if the log cannot be read now.
   * @throws RequestRefused if it names a site that there is not.
   */
  async figures({ by, interval: minutes, metrics, ...query }: FiguresQuery): Promise<FloorFigures> {
    const scope = await this.questions.scopeOf(query);
    await this.projection.ready;
    const { day, timeZone, people } = scope;
    const isClose = isCloser(by, scope);
    const { cells, at } = isClose ? await this.segmentsOf(scope) : await this.countedOf(scope, by);
    const open = this.openTimes(scope);
    const openingOf = (from: EpochMs, to: EpochMs) => openingIn({ from, to }, open);
    const grouping = { by, metrics, day, people, openingOf, interval: minutes * minuteMs };
    return { ...day, timeZone, at, groups: figuresOf(cells, grouping) };
  }

  /** What is asked for, as it was counted together. */
  private async countedOf({ day, isAsked }: FigureScope, by: FigureGrouping): Promise<Counted> {
    const live = this.contacts.counted();
    const isLive = live.day.from === day.from && live.day.to === day.to;
    const { tallies, at } = isLive ? { tallies: live.tallies, at: this.clock.now() } : await this.days.of(day);
    return { at, cells: cellsIn(tallies, by).filter(({ of }) => isAsked(of)) };
  }

  /** The same segment by segment. */
  private async segmentsOf({ day, isAsked }: FigureScope): Promise<Counted> {
    const { segments, at } = await this.days.of(day);
    const isOpen = (queueId: string | null, when: EpochMs) => this.house.isOpen(queueId, when);
    const cells = segments
      .filter((segment) => isAsked(segment))
      .map((of) => ({ of, ...countsOf(of, this.house.targetOf(of.queueId), isOpen) }));
    return { at, cells };
  }

  /** When a contact that is asked for may come: within the hours of its queue, and of the site that is asked for. */
  private openTimes({ day, queueIds, siteId }: FigureScope): readonly OpenTime[] {
    const open = this.house.openTimes(queueIds.length > 0 ? queueIds : [null], day);
    const site = siteId === null ? null : this.house.site(siteId);
    if (!site?.hours) return open;
    const { hours, timeZone } = site;
    return open.flatMap((time) => openWithin(time, hours, timeZone));
  }
}

interface Counted {
  readonly cells: readonly Cell[];
  readonly at: EpochMs;
}

/** Whether more is asked at once than what is counted together tells apart. */
function isCloser(by: FigureGrouping, { asksWho, asksMatter }: FigureScope): boolean {
  if (by === 'interval') return asksWho || asksMatter;
  return by === 'matter' ? asksWho : asksMatter;
}

/** What is held of a day, as far as it tells apart what is asked for. */
function cellsIn(tallies: DayTallies, by: FigureGrouping): readonly Cell[] {
  const nothing = { agentId: null, matter: null, beganAt: 0 };
  if (by === 'interval')
    return [...tallies.quarters].map(({ queueId, from, ...counts }) => ({
      ...{ ...counts, of: { ...nothing, queueId, beganAt: from } },
    }));
  if (by === 'matter')
    return [...tallies.matters].map(({ queueId, matter, ...counts }) => ({
      ...{ ...counts, of: { ...nothing, queueId, matter } },
    }));
  return [...tallies.agents].map(({ queueId, agentId, ...counts }) => ({
    ...{ ...counts, of: { ...nothing, queueId, agentId } },
  }));
}

function openingIn(time: OpenTime, open: readonly OpenTime[]): Opening {
  const covered = coveredBy(time, open);
  if (covered === 0) return 'closed';
  return covered === time.to - time.from ? 'open' : 'partly';
}
