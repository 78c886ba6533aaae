import { momentOfWall, type AlertAbout, type AlertRefusal, type AlertRuleTerms, type AlertTrial } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Roster } from '../../agents/roster.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { Clock } from '../../platform/clock.ts';
import { FloorDay } from '../contacts/floor-day.ts';
import { keptRecentMs } from '../contacts/recent-tallies.ts';
import { dayOf, type Day } from '../day.ts';
import { FloorHouse } from '../floor-house.ts';
import { TrackLog } from '../log/track-log.ts';
import { readCondition } from './alert-expressions.ts';
import { AlertNames } from './alert-names.ts';
import { AlertRounds } from './alert-rounds.ts';
import { subjectIn } from './alert-subjects.ts';
import { PastEvents } from './past-events.ts';
import { ContactTrial } from './trial/contact-trial.ts';
import { FloorTrial } from './trial/floor-trial.ts';
import { FoundAlerts } from './trial/found-alerts.ts';
import { TrialClock } from './trial/trial-clock.ts';
import { TrialStaff } from './trial/trial-staff.ts';

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
    private readonly past: PastEvents,
    private readonly roster: Roster,
    private readonly scripts: ScriptShelf,
    private readonly house: FloorHouse,
    private readonly names: AlertNames,
    private readonly clock: Clock,
  ) {}

  /**
   * Says when a rule would have been raised on a day that is over.
   * @param date such as `2026-11-20`, by the clocks of the house.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async run(terms: AlertRuleTerms, date: string): Promise<AlertTrial | TrialRefused> {
    const timeZone = this.house.timeZone();
    const day = dayOf(momentOfWall(Date.parse(`${date}T00:00:00Z`), timeZone), timeZone);
    if (day.to > this.clock.now()) return { refused: 'alert/day-not-over', sentence: 'This day is not over.' };
    const trial = this.last.then(() => this.tryOn(day, terms, timeZone));
    this.last = trial.catch(() => undefined);
    return trial;
  }

  private async tryOn(day: Day, terms: AlertRuleTerms, timeZone: string): Promise<AlertTrial> {
    const found = new FoundAlerts(day, ({ rule, subjectId, subject }) =>
      rule.about === 'contact' && subject ? this.names.contactIn(subject) : this.names.of(rule.about, subjectId),
    );
    const trial = terms.about === 'contact' ? this.ofContacts(day, found) : this.ofFloor(day, terms, found);
    const rule = { ...terms, id: 'trial', version: 1, isOn: true };
    trial.rounds.replace([rule], timeZone, day.from);
    trial.count(trial.rounds.eventTypes());
    await trial.run();
    return { ...day, timeZone, ...found.all() };
  }

  /** Contacts know nothing of each other: they are gone through one by one, however many a day has. */
  private ofContacts(day: Day, found: FoundAlerts) {
    const floor = new FloorDay(day, (queueId) => this.house.targetOf(queueId));
    const trial: ContactTrial = new ContactTrial({
      ...{ floor, scripts: this.scripts, past: this.past, tracks: this.tracks, from: day.from - keptRecentMs },
      clock: new TrialClock(
        this.roundsOf((question) => subjectIn(trial.sources(), question), found),
        day,
      ),
    });
    return trial;
  }

  private ofFloor(day: Day, { about, condition }: AlertRuleTerms, found: FoundAlerts) {
    const floor = new FloorDay(day, (queueId) => this.house.targetOf(queueId), Infinity);
    const { asked } = readCondition({ about, condition });
    const staff = new TrialStaff(about === 'agent' || asked.has('free') ? this.roster.colleagues() : [], day);
    const trial: FloorTrial = new FloorTrial({
      ...{ about: about as Exclude<AlertAbout, 'contact'>, floor, staff, scripts: this.scripts },
      ...{ past: this.past, tracks: this.tracks, from: day.from - keptRecentMs },
      clock: new TrialClock(
        this.roundsOf((question) => subjectIn(trial.sources(), question), found),
        day,
      ),
    });
    return trial;
  }

  private roundsOf(subjects: ConstructorParameters<typeof AlertRounds>[0], found: FoundAlerts): AlertRounds {
    return new AlertRounds(subjects, (look) => found.take(look));
  }
}
