import { alertAbouts, houseSubject, type AlertAbout, type AlertRule } from '@aliado/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Subject, Subscription } from 'rxjs';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { Clock } from '../../platform/clock.ts';
import { AgentFloor } from '../agents/agent-floor.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { FloorChanges, type FloorChange } from '../floor-changes.ts';
import { FloorHouse } from '../floor-house.ts';
import { FloorProjection } from '../floor-projection.ts';
import { AlertEvents } from './alert-events.ts';
import { AlertRounds } from './alert-rounds.ts';
import { AlertStore, type AlertsBefore } from './alert-store.ts';
import { subjectIn } from './alert-subjects.ts';
import { AlertTeller } from './alert-teller.ts';
import { ContactViews } from './contact-views.ts';

/** What changed is looked at this often, however often it changed, and so is what time makes different. */
const lookEveryMs = 250;

const againAfterMs = 1_000;

/** After a longer absence nobody knows whether what held before went on holding: what was not raised yet begins anew. */
const longestAbsenceMs = 5 * 60_000;

/** Looks at what changes on the floor by the rules of the house, and tells people and other systems what they raise. */
@Injectable()
export class AlertWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AlertWatch.name);
  private readonly subscriptions = new Subscription();
  private readonly changed: Readonly<Record<AlertAbout, Set<string>>> = {
    ...{ queue: new Set(), agent: new Set(), contact: new Set(), house: new Set() },
  };
  private readonly told = new Subject<void>();
  /** Told when the rules are others. */
  readonly rewritten = this.told.asObservable();
  private isAllChanged = true;
  private hasBegun = false;
  private isEnded = false;
  private timer: NodeJS.Timeout | null = null;
  private counting: Promise<void> = Promise.resolve();
  /** The rules are read one reading after the other, so that none that is older is gone on with last. */
  private reading: Promise<void> = Promise.resolve();
  private readonly rounds = new AlertRounds(
    (question) => subjectIn(this.sources(), question),
    (look) => this.teller.take(look),
    (id, fault) => {
      this.logger.error(`rule ${id} does not raise everything: its condition ${fault}`);
      this.told.next();
    },
  );

  constructor(
    private readonly store: AlertStore,
    private readonly teller: AlertTeller,
    private readonly projection: FloorProjection,
    private readonly contacts: ContactFloor,
    private readonly staff: AgentFloor,
    private readonly views: ContactViews,
    private readonly events: AlertEvents,
    private readonly scripts: ScriptShelf,
    private readonly changes: FloorChanges,
    private readonly house: FloorHouse,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    for (const part of [this.views, this.events]) this.subscriptions.add(part.follow());
    this.subscriptions.add(this.changes.each.subscribe((change) => this.note(change)));
    this.subscriptions.add(this.house.changed.subscribe(() => void this.reread())); // quiet hours are those of its clocks
    this.subscriptions.add(this.views.changed.subscribe((id) => this.note({ kind: 'contact', id })));
    this.subscriptions.add(
      this.events.counted.subscribe(({ queueId, agentId }) => {
        if (queueId !== null) this.note({ kind: 'queue', id: queueId });
        if (agentId !== null) this.note({ kind: 'agent', id: agentId });
        this.note({ kind: 'house', id: houseSubject });
      }),
    );
    this.timer = setInterval(() => this.look(), lookEveryMs).unref();
    this.reading = this.begin();
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnded = true;
    this.subscriptions.unsubscribe();
    if (this.timer) clearInterval(this.timer);
    await this.counting;
  }

  /** What is wrong with the conditions of those rules that are on and cannot be read, or not be worked out for something, by rule. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.rounds.faults;
  }

  /**
   * Goes on with the rules as they are written now. What is raised by a rule that did not change stays raised. Resolves once they are
   * read; where the database does not answer, soon, and they are read when it does.
   */
  async reread(): Promise<void> {
    this.reading = this.reading.then(() =>
      this.untilDone('rules of alerts are not read', async () => {
        this.goOnWith(await this.store.rules());
        this.count();
      }),
    );
    await Promise.race([this.reading, pause(againAfterMs)]);
  }

  private goOnWith(rules: readonly AlertRule[]): void {
    this.rounds.replace(rules, this.house.timeZone(), this.clock.now());
    this.isAllChanged = true;
    for (const [id, fault] of this.unreadable)
      this.logger.error(`rule ${id} does not raise everything: its condition ${fault}`);
    this.told.next();
  }

  /** Counts what the rules speak of, away from whoever asks; tried until the log is there. */
  private count(): void {
    this.counting = this.counting.then(() => this.untilDone('events are not counted', () => this.countNow()));
  }

  private async countNow(): Promise<void> {
    if (await this.events.want(this.rounds.eventTypes(), this.contacts.counted().day)) this.isAllChanged = true;
  }

  /** Goes on with how things stood before the server started; tried until the database is there. */
  private async begin(): Promise<void> {
    await this.projection.ready;
    await this.untilDone('rules of alerts are not read', async () => {
      const before = await this.store.before();
      const rules = await this.store.rules();
      await this.views.begin();
      this.goOnWith(rules);
      await this.countNow();
      this.restore(rules, before);
      this.hasBegun = true;
      this.teller.begin();
    });
  }

  private async untilDone(fault: string, work: () => Promise<void>): Promise<void> {
    while (!this.isEnded) {
      try {
        return await work();
      } catch (error) {
        this.logger.warn(`${fault} for now: ${String(error)}`);
        await pause(againAfterMs);
      }
    }
  }

  /** What no rule raises any more is taken back, also where somebody was told of it. */
  private restore(rules: readonly AlertRule[], { standing, lookedAt }: AlertsBefore): void {
    const now = this.clock.now();
    const wasAway = lookedAt === null || now - lookedAt > longestAbsenceMs;
    for (const one of standing) {
      const isForgotten = wasAway && one.raisedAt === null;
      if (!isForgotten && this.rounds.restore(wasAway ? { ...one, lapsedAt: null } : one)) continue;
      this.teller.takeBack(rules.find(({ id }) => id === one.ruleId) ?? null, one, now);
    }
  }

  private note(change: FloorChange | { readonly kind: 'contact' | 'house'; readonly id: string }): void {
    if (change.kind === 'everything') this.isAllChanged = true;
    else if (this.hasBegun) {
      this.changed[change.kind].add(change.id); // before that nothing takes them out, and all is looked at
      if (change.kind !== 'contact') this.changed.house.add(houseSubject);
    }
  }

  private look(): void {
    if (!this.hasBegun) return;
    const now = this.clock.now();
    if (this.events.turn(this.contacts.counted().day)) this.count();
    for (const about of alertAbouts) {
      const ids = this.isAllChanged ? this.idsOf(about) : [...this.changed[about]];
      this.changed[about].clear();
      if (this.rounds.isAbout(about)) for (const id of ids) this.rounds.look(about, id, now);
    }
    this.isAllChanged = false;
    this.rounds.come(now);
  }

  /** Everything there is, and everything that is not quiet. */
  private idsOf(about: AlertAbout): readonly string[] {
    const day = this.contacts.counted();
    const there = {
      queue: () => [...this.house.queueIds(), ...[...day.queueIds()].filter((id) => id !== null)],
      agent: () => this.staff.agents.ids(),
      contact: () => [...day.openIds()],
      house: () => [houseSubject],
    }[about]();
    return [...new Set([...there, ...this.rounds.notQuiet(about), ...this.changed[about]])];
  }

  private sources() {
    return {
      ...{ day: this.contacts.counted(), staff: this.staff.agents, counts: this.events.counts, scripts: this.scripts },
      view: (id: string) => this.views.get(id),
    };
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
