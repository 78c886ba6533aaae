import {
  alertAbouts,
  factOf,
  isRaised,
  type AlertAbout,
  type AlertRule,
  type EpochMs,
  type Need,
} from '@aliado/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { Clock } from '../../platform/clock.ts';
import { AgentFloor } from '../agents/agent-floor.ts';
import { ContactFloor } from '../contacts/contact-floor.ts';
import { FloorChanges, type FloorChange } from '../floor-changes.ts';
import { FloorHouse } from '../floor-house.ts';
import { FloorProjection } from '../floor-projection.ts';
import { ShownNeeds } from '../needs/shown-needs.ts';
import { AlertOutbox } from './alert-outbox.ts';
import { AlertRounds, type AlertLook } from './alert-rounds.ts';
import { AlertStore } from './alert-store.ts';
import { subjectIn } from './alert-subjects.ts';

/** What changed is looked at this often, however often it changed, and so is what time makes different. */
const lookEveryMs = 250;

const againAfterMs = 1_000;

/** Looks at what changes on the floor by the rules of the house, and tells people and other systems what they raise. */
@Injectable()
export class AlertWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AlertWatch.name);
  private readonly subscriptions = new Subscription();
  private readonly changed: Readonly<Record<AlertAbout, Set<string>>> = {
    ...{ queue: new Set(), agent: new Set(), contact: new Set() },
  };
  private isAllChanged = true;
  private hasBegun = false;
  private isEnded = false;
  private timer: NodeJS.Timeout | null = null;
  private faults: ReadonlyMap<string, string> = new Map();
  /** What is being kept in the database, one after the other. */
  private kept: Promise<void> = Promise.resolve();
  private readonly rounds = new AlertRounds(
    (...asked) => subjectIn(this.contacts.counted(), this.staff.agents, asked),
    (look) => this.take(look),
  );

  constructor(
    private readonly store: AlertStore,
    private readonly outbox: AlertOutbox,
    private readonly projection: FloorProjection,
    private readonly contacts: ContactFloor,
    private readonly staff: AgentFloor,
    private readonly changes: FloorChanges,
    private readonly house: FloorHouse,
    private readonly shown: ShownNeeds,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.subscriptions.add(this.changes.each.subscribe((change) => this.note(change)));
    this.subscriptions.add(
      this.contacts.segments.subscribe(({ after }) => this.note({ kind: 'contact', id: after.interactionId })),
    );
    this.timer = setInterval(() => this.look(), lookEveryMs).unref();
    void this.begin();
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnded = true;
    this.subscriptions.unsubscribe();
    if (this.timer) clearInterval(this.timer);
    await this.kept;
  }

  /** What is wrong with the conditions of those rules that are on and raise nothing since nobody can read them, by rule. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.faults;
  }

  /**
   * Goes on with the rules as they are written now. What is raised by a rule that did not change stays raised.
   * @throws Error if the database does not answer now.
   */
  async reread(): Promise<void> {
    this.goOnWith(await this.store.rules());
  }

  private goOnWith(rules: readonly AlertRule[]): void {
    this.faults = this.rounds.replace(rules, this.house.timeZone(), this.clock.now());
    this.isAllChanged = true;
    for (const [id, fault] of this.faults) this.logger.error(`rule ${id} raises nothing: its condition ${fault}`);
  }

  /** Goes on with what was raised before the server started; tried until the database is there. */
  private async begin(): Promise<void> {
    await this.projection.ready;
    while (!this.isEnded && !this.hasBegun) {
      try {
        await this.restore();
      } catch (error) {
        this.logger.warn(`rules of alerts are not read for now: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, againAfterMs).unref());
      }
    }
  }

  /** What no rule raises any more is taken back, also where another system was told of it. */
  private async restore(): Promise<void> {
    const raised = await this.store.raised();
    const rules = await this.store.rules();
    this.goOnWith(rules);
    for (const one of raised.filter((each) => !this.rounds.restore(each))) {
      const { ruleId, subjectId, version } = one;
      const rule = rules.find(({ id }) => id === ruleId);
      const news = { subjectId, isUp: false, value: null, at: this.clock.now() };
      this.keep(() => this.store.clear(ruleId, subjectId));
      if (rule?.to.includes('webhook')) this.keep(() => this.outbox.put({ ...news, rule: { ...rule, version } }));
    }
    this.hasBegun = true;
  }

  private note(change: FloorChange | { readonly kind: 'contact'; readonly id: string }): void {
    if (change.kind === 'everything') this.isAllChanged = true;
    else if (this.hasBegun) this.changed[change.kind].add(change.id); // before that nothing takes them out, and all is looked at
  }

  private look(): void {
    if (!this.hasBegun) return;
    const now = this.clock.now();
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
    }[about]();
    return [...new Set([...there, ...this.rounds.notQuiet(about), ...this.changed[about]])];
  }

  private take({ rule, subjectId, before, state, subject, value, at }: AlertLook): void {
    const cause = `alert:${rule.id}:${subjectId}`;
    const isUp = isRaised(state);
    const isShown = isUp && rule.to.includes('screen');
    const needs = isShown ? [needOf(rule, subjectId, state.since, state.raisedAt, { subject, value })] : [];
    this.shown.index.set(cause, needs, at);
    if (isUp === isRaised(before)) return;
    if (isUp) {
      const { since, raisedAt } = state;
      this.keep(() => this.store.raise({ ruleId: rule.id, subjectId, version: rule.version, since, raisedAt }));
    } else this.keep(() => this.store.clear(rule.id, subjectId));
    if (rule.to.includes('webhook')) this.keep(() => this.outbox.put({ rule, subjectId, isUp, value, at }));
  }

  private keep(work: () => Promise<void>): void {
    this.kept = this.kept
      .then(work)
      .catch((error: unknown) => this.logger.warn(`an alert is not kept: ${String(error)}`));
  }
}

function needOf(
  rule: AlertRule,
  subjectId: string,
  since: EpochMs,
  raisedAt: EpochMs,
  { subject, value }: Pick<AlertLook, 'subject' | 'value'>,
): Need {
  const unit = (rule.shows === null ? undefined : factOf(rule.about, rule.shows)?.unit) ?? 'count';
  return {
    ...{ id: `alert:${rule.id}:${subjectId}:${raisedAt}`, interactionId: rule.about === 'contact' ? subjectId : null },
    ...{ agentId: subject?.agentId ?? null, queueId: subject?.queueId ?? null, customerName: null },
    ...{ since, from: raisedAt, dueAt: null },
    about: { kind: 'alert', ruleId: rule.id, name: rule.name, value, unit, hasSound: rule.to.includes('sound') },
  };
}
