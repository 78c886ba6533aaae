import {
  metricOf,
  momentOfWall,
  type FloorFigures,
  type FloorRow,
  type FloorRows,
  type Language,
  type Localised,
  type Segment,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { dayOf, type Day } from '../day.ts';
import { FloorHouse } from '../floor-house.ts';
import { FloorProjection } from '../floor-projection.ts';
import { DaySegments } from './day-segments.ts';
import { figuresOf, type Counted } from './figures-of.ts';
import { none, type FiguresQuery, type RowsFileQuery, type RowsQuery } from './figures-query.ts';
import { segmentFile, type NamesInFile } from './segment-file.ts';
import { filtered, pageOf } from './segment-pages.ts';

const pageSize = 200;
const minuteMs = 60_000;
const noonMs = 12 * 60 * minuteMs;

/** Figures of a day and the segments behind them: of the day on which one is as the floor counts it, of days before from the log. */
@Injectable()
export class FiguresReader {
  constructor(
    private readonly projection: FloorProjection,
    private readonly contacts: ContactFloor,
    private readonly days: DaySegments,
    private readonly house: FloorHouse,
    private readonly accounts: AccountDirectory,
    private readonly playbook: Playbook,
    private readonly clock: Clock,
  ) {}

  /** @throws LogUnavailable if the log cannot be read now. */
  async figures({ by, day: date, queue, interval, metrics }: FiguresQuery): Promise<FloorFigures> {
    const day = this.dayOf(date);
    await this.projection.ready;
    const live = this.contacts.counted();
    const { tallies, at } =
      live.day.from === day.from ? { tallies: live.tallies, at: this.clock.now() } : await this.days.of(day);
    const grouping = { by, metrics, interval: interval * minuteMs, queueId: idIn(queue) };
    const groups = figuresOf(tallies, day.from, grouping, await this.people());
    return { ...day, timeZone: this.house.timeZone(), at, groups };
  }

  /** A page of segments. @throws LogUnavailable if the log cannot be read now. */
  async rows({ before, ...query }: RowsQuery): Promise<FloorRows> {
    const people = await this.people();
    const { segments, total, next } = pageOf(await this.segments(query, people), before, pageSize);
    const rows = segments.map((segment): FloorRow => {
      const agentName = segment.agentId === null ? null : (people.get(segment.agentId)?.name ?? null);
      return { segment, agentName };
    });
    return { rows, total, next };
  }

  /** All segments that are asked for, as a file. @throws LogUnavailable if the log cannot be read now. */
  async rowsFile(query: RowsFileQuery, language: Language): Promise<Iterable<string>> {
    const people = await this.people();
    const segments = await this.segments(query, people);
    return segmentFile(segments, this.namesIn(language, people), language, this.house.timeZone());
  }

  /** The first moment of the day that is asked for. */
  private dayOf(date: string | undefined): Day {
    const zone = this.house.timeZone();
    return dayOf(date === undefined ? this.clock.now() : momentOfWall(Date.parse(date) + noonMs, zone), zone);
  }

  private async segments(query: RowsFileQuery, people: ReadonlyMap<string, Counted>): Promise<readonly Segment[]> {
    await this.projection.ready;
    const day = this.dayOf(query.day);
    const { metric, source, agent, team, from = day.from, to = day.to } = query;
    const [agentId, teamId] = [idIn(agent), idIn(team)];
    const teamOf = (id: string | null) => (id === null ? null : (people.get(id)?.team ?? null));
    const isBy = (id: string | null) =>
      (agentId === undefined || id === agentId) && (teamId === undefined || teamOf(id) === teamId);
    const filter = { isBy, from, to, queueId: idIn(query.queue), metric: metric ? metricOf(metric, source) : null };
    return filtered((await this.days.of(day)).segments, filter, (queueId) => this.house.targetOf(queueId));
  }

  /** Everybody who ever had an account: who left is named too. */
  private async people(): Promise<ReadonlyMap<string, Counted>> {
    return new Map((await this.accounts.list()).map(({ id, name, team }) => [id, { name, team }]));
  }

  private namesIn(language: Language, people: ReadonlyMap<string, Counted>): NamesInFile {
    const organisation = this.playbook.isLoaded() ? this.playbook.organisation() : null;
    const named = (entries: readonly { readonly id: string; readonly name: Localised }[] = []) => {
      const names = new Map(entries.map(({ id, name }) => [id, name[language]]));
      return (id: string) => names.get(id) ?? id;
    };
    return {
      queue: named(organisation?.queues),
      matter: named(organisation?.matters),
      disposition: named(organisation?.dispositions),
      agent: (id) => people.get(id)?.name ?? id,
    };
  }
}

/** What an id in a query stands for: undefined where nothing is asked, null for none. */
const idIn = (text: string | undefined): string | null | undefined => (text === none ? null : text);
