import {
  closesAt,
  eventCountOf,
  factIn,
  isRaised,
  quietAlert,
  stepAlert,
  type AlertAbout,
  type AlertFacts,
  type AlertLimits,
  type AlertRule,
  type AlertState,
  type EpochMs,
} from '@aliado/domain';
import { TimeOrder } from '../time-order.ts';
import { askedIn, readCondition, type AlertCondition } from './alert-expressions.ts';
import type { StandingAlert } from './alert-store.ts';
import type { AlertQuestion } from './alert-subjects.ts';
import { givingTypes } from './event-counts.ts';

/** What is known of a queue, somebody or a contact at a moment. */
export interface AlertSubject {
  /** Those that were asked for, at least. */
  readonly facts: AlertFacts;
  /** When one of those that were asked for is next different though nothing happens; null for never. */
  readonly turnsAt: EpochMs | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
}

/** Gives what is known; null for what is not there any more. */
export type AlertSubjects = (question: AlertQuestion) => AlertSubject | null;

/** How an alert stands after it was looked at. */
export interface AlertLook {
  readonly rule: AlertRule;
  readonly subjectId: string;
  readonly before: AlertState;
  readonly state: AlertState;
  readonly at: EpochMs;
  /** Null for what is not there any more. */
  readonly subject: AlertSubject | null;
  /** The figure that the rule shows. */
  readonly value: number | null;
}

interface Running {
  readonly rule: AlertRule;
  readonly condition: AlertCondition;
  readonly asked: ReadonlySet<string>;
  readonly limits: AlertLimits;
}

/**
 * The rules that are on, each with everything it is about. Looks at what it is told to look at, and at what time alone makes
 * different; holds a state only for what is not quiet.
 */
export class AlertRounds {
  private running: ReadonlyMap<string, Running> = new Map();
  private readonly states = new Map<string, AlertState>();
  private readonly order = new TimeOrder();
  private found: ReadonlyMap<string, string> = new Map();

  /**
   * @param looked told of whatever is raised, and of what begins or ends to hold, is raised, or is being taken back.
   * @param failed told once of each rule whose condition cannot be worked out for something there is.
   */
  constructor(
    private readonly subjects: AlertSubjects,
    private readonly looked: (look: AlertLook) => void,
    private readonly failed: (ruleId: string, fault: string) => void = () => undefined,
  ) {}

  /**
   * What is wrong with each rule whose condition cannot be read, or could not be worked out for something, by its id. It raises nothing
   * there, and keeps no other from it.
   */
  get faults(): ReadonlyMap<string, string> {
    return this.found;
  }

  /** Goes on with these rules. What one of another version was is forgotten. */
  replace(rules: readonly AlertRule[], timeZone: string, now: EpochMs): void {
    const { running, faults } = readAll(rules, timeZone);
    const isSame = (id: string) => running.get(id)?.rule.version === this.running.get(id)?.rule.version;
    const still = [...this.found].filter(([id]) => running.has(id) && isSame(id));
    for (const key of [...this.states.keys()]) {
      const [ruleId] = partsOf(key);
      const held = this.running.get(ruleId);
      if (!held || running.get(ruleId)?.rule.version !== held.rule.version) this.drop(key, now);
    }
    this.running = running;
    this.found = new Map([...still, ...faults]);
  }

  /** The types of events that the rules count. */
  eventTypes(): ReadonlySet<string> {
    const paths = [...this.running.values()].flatMap(({ asked }) => [...asked]);
    const types = paths.flatMap((path) => (path === 'givenToday' ? givingTypes : (eventCountOf(path)?.type ?? [])));
    return new Set(types);
  }

  /** Whether any rule is about such things. */
  isAbout(about: AlertAbout): boolean {
    return [...this.running.values()].some(({ rule }) => rule.about === about);
  }

  /** When something is next to be looked at though nothing happens; null for never. */
  get nextAt(): EpochMs | null {
    return this.order.first?.at ?? null;
  }

  /** Looks at everything that the rules say of something. */
  look(about: AlertAbout, subjectId: string, now: EpochMs): void {
    for (const one of this.running.values()) if (one.rule.about === about) this.step(one, subjectId, now);
  }

  /** Looks at what time makes different. */
  come(now: EpochMs): void {
    for (const key of [...this.order.takeDue(now)]) {
      const [ruleId, subjectId] = partsOf(key);
      const one = this.running.get(ruleId);
      if (one) this.step(one, subjectId, now);
    }
  }

  /** What of a kind is not quiet. */
  notQuiet(about: AlertAbout): readonly string[] {
    const parts = [...this.states.keys()].map(partsOf);
    return parts.flatMap(([ruleId, subjectId]) => (this.running.get(ruleId)?.rule.about === about ? [subjectId] : []));
  }

  /** Goes on with what stood before; look at it next. Whether its rule is there and still the same. */
  restore({ ruleId, subjectId, version, ...state }: StandingAlert): boolean {
    if (this.running.get(ruleId)?.rule.version !== version) return false;
    this.states.set(keyOf(ruleId, subjectId), stateOf(state));
    return true;
  }

  private step({ rule, condition, asked, limits }: Running, subjectId: string, now: EpochMs): void {
    const key = keyOf(rule.id, subjectId);
    const subject = this.subjects({ about: rule.about, subjectId, asked, now });
    const before = this.states.get(key) ?? quietAlert;
    const { state, nextAt } = subject
      ? stepAlert(
          before,
          condition.holds(subject.facts, (fault) => this.fail(rule.id, fault)),
          now,
          limits,
        )
      : { state: quietAlert, nextAt: null };
    this.keep(key, state, earlier(nextAt, subject?.turnsAt ?? null));
    if (!isRaised(state) && before.phase === state.phase) return;
    const shown = rule.shows === null || !subject ? null : factIn(subject.facts, rule.shows);
    const value = typeof shown === 'number' ? shown : null;
    this.looked({ rule, subjectId, before, state, at: now, subject, value });
  }

  private fail(ruleId: string, fault: string): void {
    if (this.found.has(ruleId)) return;
    this.found = new Map([...this.found, [ruleId, fault]]);
    this.failed(ruleId, fault);
  }

  private keep(key: string, state: AlertState, nextAt: EpochMs | null): void {
    if (state.phase === 'quiet') this.states.delete(key);
    else this.states.set(key, state);
    if (nextAt === null) this.order.delete(key);
    else this.order.set(key, nextAt);
  }

  private drop(key: string, now: EpochMs): void {
    const [ruleId, subjectId] = partsOf(key);
    const before = this.states.get(key) ?? quietAlert;
    const rule = this.running.get(ruleId)?.rule;
    this.keep(key, quietAlert, null);
    if (rule && before.phase !== 'quiet') {
      this.looked({ rule, subjectId, before, state: quietAlert, at: now, subject: null, value: null });
    }
  }
}

const keyOf = (ruleId: string, subjectId: string): string => `${ruleId} ${subjectId}`;

function stateOf({ since, raisedAt, lapsedAt }: Pick<StandingAlert, 'since' | 'raisedAt' | 'lapsedAt'>): AlertState {
  if (raisedAt === null) return { phase: 'pending', since };
  return lapsedAt === null ? { phase: 'raised', since, raisedAt } : { phase: 'clearing', since, raisedAt, lapsedAt };
}

/** Ids of rules hold no space. */
function partsOf(key: string): readonly [ruleId: string, subjectId: string] {
  const space = key.indexOf(' ');
  return [key.slice(0, space), key.slice(space + 1)];
}

/** Those that are on and can be read, and why the others that are on cannot. */
function readAll(rules: readonly AlertRule[], timeZone: string) {
  const running = new Map<string, Running>();
  const faults = new Map<string, string>();
  for (const rule of rules.filter(({ isOn }) => isOn)) {
    try {
      running.set(rule.id, runningOf(rule, timeZone));
    } catch (error) {
      faults.set(rule.id, error instanceof Error ? error.message : String(error));
    }
  }
  return { running, faults };
}

function runningOf(rule: AlertRule, timeZone: string): Running {
  const condition = readCondition(rule);
  return {
    ...{ rule, condition, asked: new Set([...condition.asked, ...askedIn(rule.shows ?? '', rule.about)]) },
    limits: {
      ...{ holdsFor: rule.holdsFor, clearsAfter: rule.clearsAfter },
      quietUntil: (at) => (rule.quiet.length === 0 ? at : closesAt(at, rule.quiet, timeZone)),
    },
  };
}

const earlier = (one: EpochMs | null, other: EpochMs | null): EpochMs | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);
