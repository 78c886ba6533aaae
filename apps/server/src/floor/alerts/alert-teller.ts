import {
  factOf,
  isRaised,
  type AlertRule,
  type AlertState,
  type EpochMs,
  type Need,
  type RaisedAlertView,
} from '@aliado/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { Clock } from '../../platform/clock.ts';
import { ShownNeeds } from '../needs/shown-needs.ts';
import { AlertKeeper } from './alert-keeper.ts';
import { AlertNames } from './alert-names.ts';
import { AlertOutbox } from './alert-outbox.ts';
import type { AlertLook } from './alert-rounds.ts';
import { AlertStore, type StandingAlert } from './alert-store.ts';

/** Tells what alerts became: those who watch the floor, those who are told elsewhere, and the database. */
@Injectable()
export class AlertTeller implements OnModuleDestroy {
  private readonly raisedNow = new Map<string, RaisedAlertView>();
  private readonly told = new Subject<void>();
  private readonly keeper: AlertKeeper;
  /** Told when something is raised or taken back. */
  readonly news = this.told.asObservable();

  constructor(
    store: AlertStore,
    private readonly outbox: AlertOutbox,
    private readonly names: AlertNames,
    private readonly shown: ShownNeeds,
    clock: Clock,
  ) {
    this.keeper = new AlertKeeper(store, () => clock.now());
  }

  /** Goes on saying in the database that the rules are looked at. */
  begin(): void {
    this.keeper.begin();
  }

  onModuleDestroy(): Promise<void> {
    return this.keeper.end();
  }

  /** What is raised now, by rule and then by when it was. */
  raised(): readonly RaisedAlertView[] {
    const inOrder = (one: RaisedAlertView, other: RaisedAlertView) =>
      one.ruleId.localeCompare(other.ruleId) || one.raisedAt - other.raisedAt;
    return [...this.raisedNow.values()].toSorted(inOrder);
  }

  /** Tells how an alert stands after it was looked at. */
  take(look: AlertLook): void {
    const { rule, subjectId, before, state, value, at } = look;
    const key = keyOf(look);
    const wasUp = isRaised(before);
    const raised = isRaised(state) ? state : null;
    const needs = raised && rule.to.includes('screen') ? [needOf(look, raised)] : [];
    if (wasUp || raised) this.shown.index.set(`alert:${rule.id}:${subjectId}`, needs, at);
    if (raised) this.raisedNow.set(key, { ...viewOf(look, raised), name: this.nameOf(look), value });
    if (before.phase !== state.phase) this.keep(look);
    if (!raised) this.raisedNow.delete(key);
    if (wasUp !== (raised !== null)) this.told.next();
  }

  /** Takes back what stood before the server started and no rule stands for any more. @param rule null for one that is gone. */
  takeBack(rule: AlertRule | null, standing: StandingAlert, at: EpochMs): void {
    const { subjectId, version, raisedAt } = standing;
    const isTold = rule !== null && raisedAt !== null;
    const news = { subjectId, isUp: false, value: null, at };
    const deliveries = isTold
      ? this.outbox.deliveriesOf({
          ...{ ...news, raisedAt, rule: { ...rule, version }, name: this.names.of(rule.about, subjectId) },
        })
      : [];
    this.keeper.put(standing, null, deliveries);
  }

  private keep(look: AlertLook): void {
    const { rule, subjectId, before, state, value, at } = look;
    const [wasUp, isUp] = [isRaised(before), isRaised(state)];
    const raised = isRaised(state) ? state : before;
    const deliveries =
      wasUp !== isUp && isRaised(raised)
        ? this.outbox.deliveriesOf({
            ...{ rule, subjectId, name: this.nameOf(look), isUp, value, at, raisedAt: raised.raisedAt },
          })
        : [];
    this.keeper.put({ ruleId: rule.id, subjectId }, standingOf(look, state), deliveries);
  }

  /** What it was called when it was raised: a contact that is over is nowhere any more. */
  private nameOf(look: AlertLook): RaisedAlertView['name'] {
    return this.raisedNow.get(keyOf(look))?.name ?? this.names.of(look.rule.about, look.subjectId);
  }
}

const keyOf = ({ rule, subjectId }: AlertLook): string => `${rule.id} ${subjectId}`;

type Raised = Extract<AlertState, { readonly raisedAt: EpochMs }>;

const viewOf = ({ rule, subjectId }: AlertLook, { since, raisedAt }: Raised) => ({
  ...{ ruleId: rule.id, subjectId, since, raisedAt },
});

function standingOf({ rule, subjectId }: AlertLook, state: AlertState): StandingAlert | null {
  if (state.phase === 'quiet') return null;
  return {
    ...{ ruleId: rule.id, subjectId, version: rule.version, since: state.since },
    raisedAt: isRaised(state) ? state.raisedAt : null,
    lapsedAt: state.phase === 'clearing' ? state.lapsedAt : null,
  };
}

function needOf({ rule, subjectId, subject, value }: AlertLook, { since, raisedAt }: Raised): Need {
  const unit = (rule.shows === null ? undefined : factOf(rule.about, rule.shows)?.unit) ?? 'count';
  return {
    ...{ id: `alert:${rule.id}:${subjectId}:${raisedAt}`, interactionId: rule.about === 'contact' ? subjectId : null },
    ...{ agentId: subject?.agentId ?? null, queueId: subject?.queueId ?? null, customerName: null },
    ...{ since, from: raisedAt, dueAt: null },
    about: { kind: 'alert', ruleId: rule.id, name: rule.name, value, unit, hasSound: rule.to.includes('sound') },
  };
}
