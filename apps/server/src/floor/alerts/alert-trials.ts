import {
  isRaised,
  momentOfWall,
  type AlertRefusal,
  type AlertRuleTerms,
  type AlertTrial,
  type EpochMs,
  type Recorded,
  type TriedAlert,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { dayOf, type Day } from '../day.ts';
import { FloorDay } from '../contacts/floor-day.ts';
import { keptRecentMs } from '../contacts/recent-tallies.ts';
import { FloorHouse } from '../floor-house.ts';
import { TrackLog } from '../log/track-log.ts';
import { readCondition } from './alert-expressions.ts';
import { AlertRounds, type AlertLook } from './alert-rounds.ts';
import { subjectIn, type AlertStaff } from './alert-subjects.ts';

/** Alerts that are told one by one. */
const mostTold = 200;

/** Live contacts do not wait longer than this for a trial, milliseconds. */
const sliceMs = 5;

/** Nobody is known of a past day who takes contacts: what they are is in streams of their own. */
const nobody: AlertStaff = { free: () => 0, get: () => undefined, status: () => 'offline' };

/** Why a trial was not made, with a sentence for whoever reads the answer. */
export interface TrialRefused {
  readonly refused: AlertRefusal;
  readonly sentence: string;
}

/** Tries rules on past days: by the same code that watches the floor, with what the log says and the clock of that day. */
@Injectable()
export class AlertTrials {
  /** The trial that was asked for last; one is made at a time. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tracks: TrackLog,
    private readonly house: FloorHouse,
    private readonly clock: Clock,
  ) {}

  /**
   * Says when a rule would have been raised on a day that is over. Rules about agents, and what queues say of them, are refused.
   * @param date such as `2026-11-20`, by the clocks of the house.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async run(terms: AlertRuleTerms, date: string): Promise<AlertTrial | TrialRefused> {
    const { heads } = readCondition(terms);
    if (terms.about === 'agent' || heads.has('free')) {
      return { refused: 'alert/not-in-the-log', sentence: 'What agents were is not told by the log of contacts.' };
    }
    const timeZone = this.house.timeZone();
    const day = dayOf(momentOfWall(Date.parse(`${date}T00:00:00Z`), timeZone), timeZone);
    if (day.to > this.clock.now()) return { refused: 'alert/day-not-over', sentence: 'This day is not over.' };
    const trial = this.last.then(() => this.tryOn(day, terms, timeZone));
    this.last = trial.catch(() => undefined);
    return trial;
  }

  private async tryOn(day: Day, terms: AlertRuleTerms, timeZone: string): Promise<AlertTrial> {
    const floor = new FloorDay(day, (queueId) => this.house.targetOf(queueId), Infinity);
    const found = new FoundAlerts(day);
    const rounds = new AlertRounds(
      (...asked) => subjectIn(floor, nobody, asked),
      (look) => found.take(look),
    );
    const rule = { ...terms, id: 'trial', version: 1, isOn: true };
    rounds.replace([rule], timeZone, day.from);
    const pause = slices();
    const comeUntil = async (at: EpochMs) => {
      for (let next = rounds.nextAt; next !== null && next < at; next = rounds.nextAt) {
        rounds.come(next);
        await pause();
      }
    };
    for (const { at, entry } of inTime(await this.entriesOf(day), day.to)) {
      await comeUntil(at);
      for (const { after } of floor.take(entry)) {
        const subjectId = terms.about === 'queue' ? after.queueId : after.interactionId;
        if (subjectId !== null) rounds.look(terms.about, subjectId, at);
      }
      await pause();
    }
    await comeUntil(day.to);
    return { ...day, timeZone, ...found.all() };
  }

  /** The contacts of a day, and those of the hour before that its first windows hold. */
  private async entriesOf({ from, to }: Day): Promise<readonly Recorded[]> {
    const entries: Recorded[] = [];
    for await (const batch of this.tracks.read(from - keptRecentMs, to)) for (const entry of batch) entries.push(entry);
    return entries;
  }
}

/** When each alert was raised and taken back. */
class FoundAlerts {
  private readonly alerts: TriedAlert[] = [];
  private readonly open = new Map<string, number>();

  constructor(private readonly day: Day) {}

  take({ subjectId, before, state, at, value }: AlertLook): void {
    if (isRaised(state) === isRaised(before)) return;
    if (isRaised(state)) {
      this.open.set(subjectId, this.alerts.length);
      const { since, raisedAt } = state;
      this.alerts.push({ subjectId, since, raisedAt, clearedAt: null, value });
      return;
    }
    const place = this.open.get(subjectId) ?? -1;
    const held = this.alerts[place];
    if (held) this.alerts[place] = { ...held, clearedAt: at };
    this.open.delete(subjectId);
  }

  all(): Pick<AlertTrial, 'alerts' | 'total'> {
    const ofDay = this.alerts.filter(({ clearedAt }) => clearedAt === null || clearedAt > this.day.from);
    return { alerts: ofDay.slice(0, mostTold), total: ofDay.length };
  }
}

interface Timed {
  readonly at: EpochMs;
  readonly entry: Recorded;
}

/** Entries before a moment in the order of their times; those of one contact stay in their own, whatever its source's clock did. */
function inTime(entries: readonly Recorded[], to: EpochMs): readonly Timed[] {
  const latest = new Map<string, EpochMs>();
  const timed = entries.map((entry) => {
    const at = Math.max(entry.occurredAt, latest.get(entry.streamId) ?? 0);
    latest.set(entry.streamId, at);
    return { at, entry };
  });
  return timed.filter(({ at }) => at < to).toSorted((one, other) => one.at - other.at);
}

/** Lets others work whenever a slice of time is used up. */
function slices(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < sliceMs) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        began = performance.now();
        resolve();
      }),
    );
  };
}
