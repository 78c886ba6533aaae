import { momentOfWall, type Segment } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { dayOf, type Day } from '../day.ts';
import { FloorHouse } from '../floor-house.ts';
import { none, type ScopeQuery } from './figures-query.ts';

const noonMs = 12 * 3_600_000;

/** Somebody whose contacts are counted, as their account has them now. */
export interface Counted {
  readonly name: string;
  readonly team: string | null;
  /** The id of the site of their team. */
  readonly site: string | null;
}

/** Everybody who ever had an account, by id: who left is named too. */
export type People = ReadonlyMap<string, Counted>;

/** What of a segment it can be asked for by. */
export type Asked = Pick<Segment, 'queueId' | 'agentId' | 'matter'>;

/** Which contacts of which day are asked for. */
export interface FigureScope {
  readonly day: Day;
  /** By whose clocks the day is (IANA). */
  readonly timeZone: string;
  readonly people: People;
  /** Whether a segment is asked for. */
  readonly isAsked: (segment: Asked) => boolean;
  /** Whether it is asked by who answered: counts that do not tell that apart are of no use then. */
  readonly asksWho: boolean;
  /** Whether it is asked by what it was about. */
  readonly asksMatter: boolean;
  /** The queues that are asked for; every queue of the house where none is named. */
  readonly queueIds: readonly (string | null)[];
  /** The site that is asked for; null for none in particular. */
  readonly siteId: string | null;
}

/** Tells what a query means: whose day it is of, and which contacts it asks for. */
@Injectable()
export class FigureQuestions {
  constructor(
    private readonly house: FloorHouse,
    private readonly accounts: AccountDirectory,
    private readonly clock: Clock,
  ) {}

  /** @throws RequestRefused if it names a site by whose clocks the day is, and there is none. */
  async scopeOf(query: ScopeQuery): Promise<FigureScope> {
    const timeZone = this.zoneOf(query.zone);
    const people = await this.people();
    const [queue, agent, team, site, matter] = [query.queue, query.agent, query.team, query.site, query.matter].map(
      idIn,
    );
    const isBy = ({ agentId }: Asked) => {
      const who = agentId === null ? undefined : people.get(agentId);
      return fits(agent, agentId) && fits(team, who?.team ?? null) && fits(site, who?.site ?? null);
    };
    return {
      ...{ timeZone, people, day: this.dayOf(query.day, timeZone) },
      isAsked: (segment) => fits(queue, segment.queueId) && fits(matter, segment.matter) && isBy(segment),
      asksWho: [agent, team, site].some((one) => one !== undefined),
      asksMatter: matter !== undefined,
      queueIds: queue === undefined ? this.house.queueIds() : [queue],
      siteId: site ?? null,
    };
  }

  private zoneOf(siteId: string | undefined): string {
    if (siteId === undefined) return this.house.timeZone();
    const site = this.house.site(siteId);
    if (!site) throw new RequestRefused(400, 'request/malformed', 'There is no such site.');
    return site.timeZone;
  }

  private dayOf(date: string | undefined, timeZone: string): Day {
    const at = date === undefined ? this.clock.now() : momentOfWall(Date.parse(date) + noonMs, timeZone);
    return dayOf(at, timeZone);
  }

  private async people(): Promise<People> {
    const accounts = await this.accounts.list();
    return new Map(accounts.map(({ id, name, team }) => [id, { name, team, site: this.house.siteOf(team) }]));
  }
}

/** What an id in a query stands for: undefined where nothing is asked, null for none. */
const idIn = (text: string | undefined): string | null | undefined => (text === none ? null : text);

const fits = (asked: string | null | undefined, id: string | null): boolean => asked === undefined || asked === id;
