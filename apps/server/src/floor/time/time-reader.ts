import {
  impactOf,
  initialAgent,
  momentOfWall,
  partsOf,
  siteOf,
  stretchesOf,
  timeCountsIn,
  timeMetricOf,
  type Actor,
  type EpochMs,
  type FloorTime,
  type Language,
  type TimeMetric,
  type TimeRow,
  type TimeRows,
  type TimeStretch,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { dayOf, type Day } from '../day.ts';
import { FloorHouse } from '../floor-house.ts';
import { AgentLog } from './agent-log.ts';
import type { AgentSheet } from './agent-sheet.ts';
import { DayTimes, type TimesOfDay } from './day-times.ts';
import { timeFile, timeRowsFile } from './time-file.ts';
import { newestFirst, pageOf } from './time-pages.ts';
import type { TimeQuery, TimeRowsFileQuery, TimeRowsQuery, TimeScope } from './time-query.ts';
import { timesOf, type Person } from './times-of.ts';

/** Stands in a query for those without a team, or at no site. */
const none = '-';
const pageSize = 200;
const minuteMs = 60_000;
const noonMs = 12 * 60 * minuteMs;

/** Those who are asked for on a day. */
interface Counted {
  readonly day: Day;
  /** By whose calendar the day is. */
  readonly timeZone: string;
  /** The end of the day, or now where it goes on. */
  readonly until: EpochMs;
  readonly times: TimesOfDay;
  readonly sheets: readonly (readonly [Person, AgentSheet])[];
  /** Of everybody who ever had an account. */
  readonly names: ReadonlyMap<string, string>;
}

/** How people spent a day, and the stretches behind each figure. */
@Injectable()
export class TimeReader {
  constructor(
    private readonly days: DayTimes,
    private readonly log: AgentLog,
    private readonly house: FloorHouse,
    private readonly accounts: AccountDirectory,
    private readonly playbook: Playbook,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws RequestRefused if it names a site that there is not.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async time({ by, interval, metrics, ...scope }: TimeQuery): Promise<FloorTime> {
    const { day, timeZone, until, times, sheets, names } = await this.counted(scope);
    const groups = timesOf(sheets, { from: day.from, until }, { by, metrics, interval: interval * minuteMs });
    const planned = sheets.filter(([, { plan }]) => plan.length > 0).length;
    const plan = times.plan && { at: times.plan.at, by: names.get(times.plan.by) ?? times.plan.by };
    return { ...day, timeZone, plan, planned, groups, at: this.clock.now() };
  }

  /** The same as a file. @throws LogUnavailable if the log cannot be read now. */
  async timeFile(query: TimeQuery, language: Language): Promise<Iterable<string>> {
    const organisation = this.playbook.isLoaded() ? this.playbook.organisation() : null;
    const named = { agent: [], interval: [], team: organisation?.teams ?? [], site: organisation?.sites ?? [] }[
      query.by
    ];
    const nameOf = (id: string) => named.find((one) => one.id === id)?.name[language] ?? null;
    return timeFile(await this.time(query), query.by, query.metrics, nameOf, language);
  }

  /** A page of stretches. @throws LogUnavailable if the log cannot be read now. */
  async rows({ before, ...query }: TimeRowsQuery): Promise<TimeRows> {
    const { rows } = await this.allRows(query);
    return pageOf(rows, before, pageSize);
  }

  /** All stretches that are asked for, as a file. @throws LogUnavailable if the log cannot be read now. */
  async rowsFile(query: TimeRowsFileQuery, language: Language): Promise<Iterable<string>> {
    const { rows, timeZone } = await this.allRows(query);
    return timeRowsFile(rows, language, timeZone);
  }

  private async counted({ day: date, zone, agent, team, site }: TimeScope): Promise<Counted> {
    const organisation = this.playbook.isLoaded() ? this.playbook.organisation() : null;
    const timeZone = this.zoneOf(zone);
    const now = this.clock.now();
    const day = dayOf(date === undefined ? now : momentOfWall(Date.parse(date) + noonMs, timeZone), timeZone);
    const times = await this.days.of(day);
    const until = Math.max(day.from, Math.min(day.to, now));
    const isAsked = (person: Person) => isOf(agent, person.id) && isOf(team, person.team) && isOf(site, person.site);
    const accounts = await this.accounts.list();
    const names = new Map(accounts.map(({ id, name }) => [id, name]));
    const people = accounts.map(({ id, name, team: own }): Person => {
      const at = organisation && siteOf(organisation, own);
      return { id, name, team: own, site: at?.id ?? null };
    });
    const sheets = people.filter(isAsked).flatMap((person) => {
      const sheet = times.sheets.get(person.id);
      return sheet?.counts(until) ? [[person, sheet] as const] : [];
    });
    return { day, timeZone, until, times, sheets, names };
  }

  private zoneOf(siteId: string | undefined): string {
    if (siteId === undefined) return this.house.timeZone();
    const sites = this.playbook.isLoaded() ? this.playbook.organisation().sites : undefined;
    const site = sites?.find(({ id }) => id === siteId);
    if (!site) throw new RequestRefused(400, 'request/malformed', 'There is no such site.');
    return site.timeZone;
  }

  private async allRows(
    query: TimeRowsFileQuery,
  ): Promise<{ readonly rows: readonly TimeRow[]; readonly timeZone: string }> {
    const { metric: id, source, from = 0, to = Infinity, ...scope } = query;
    const { day, timeZone, until, sheets, names } = await this.counted(scope);
    const metric = id ? timeMetricOf(id, source) : null;
    const window = { from: Math.max(from, day.from), to: Math.min(to, until) };
    if (window.from >= window.to) return { rows: [], timeZone };
    const missing = new Map(sheets.map(([person, sheet]) => [person.id, { person, sheet }]));
    const told = { names, metric, now: window.to === until && until < day.to ? until : null };
    const rows: TimeRow[] = [];
    for await (const { agentId, before, entries } of this.log.read([...missing.keys()], window)) {
      const own = missing.get(agentId);
      if (own) for (const row of rowsOf(own, stretchesOf(before, entries, window), told)) rows.push(row);
      missing.delete(agentId);
    }
    for (const own of missing.values())
      // of whom the log has nothing: they were to be there
      for (const row of rowsOf(own, stretchesOf(initialAgent, [], window), told)) rows.push(row);
    return { rows: rows.sort(newestFirst), timeZone };
  }
}

/** What all rows of a question have in common. */
interface Told {
  readonly names: ReadonlyMap<string, string>;
  /** Only what is behind this figure; null for all. */
  readonly metric: TimeMetric | null;
  /** Null where all of it is over. */
  readonly now: EpochMs | null;
}

/** Somebody's stretches as rows: by what is planned, and of those the ones that are asked for. */
function* rowsOf(
  { person, sheet: { plan } }: { readonly person: Person; readonly sheet: AgentSheet },
  stretches: readonly TimeStretch[],
  { names, metric, now }: Told,
): Generator<TimeRow> {
  const hasPlan = plan.length > 0;
  for (const stretch of stretches)
    for (const part of partsOf(stretch, plan)) {
      if (metric && !timeCountsIn(metric, part, hasPlan)) continue;
      yield {
        ...{ ...part, agentId: person.id, agentName: person.name, isOpen: part.to === now },
        ...{ setByName: nameIn(names, part.setBy), impact: impactOf(part, hasPlan) },
      };
    }
}

/** The name of an actor with an account; null for others. */
function nameIn(names: ReadonlyMap<string, string>, actor: Actor | null): string | null {
  const [kind, id] = actor?.split(':') ?? [];
  return kind === 'agent' && id !== undefined ? (names.get(id) ?? id) : null;
}

/** Whether something is asked for: undefined asks nothing, `-` for none. */
const isOf = (asked: string | undefined, own: string | null): boolean =>
  asked === undefined || (asked === none ? own === null : own === asked);
