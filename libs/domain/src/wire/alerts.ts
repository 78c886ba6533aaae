import type { AlertAbout, AlertFact, CountableEvents } from '../floor/alert-facts.ts';
import type { AlertRule, AlertRuleTerms } from '../floor/alert-rule.ts';
import type { Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';

/** The rules of the house with what they may speak of, from `GET /api/floor/alerts`. */
export interface AlertRules {
  readonly rules: readonly AlertRule[];
  /** What is wrong with the condition of a rule that is on, does not raise everything and has to be written anew, by its id. */
  readonly unreadable: Readonly<Record<string, Localised>>;
  readonly facts: Readonly<Record<AlertAbout, readonly AlertFact[]>>;
  readonly events: Readonly<Record<AlertAbout, CountableEvents>>;
  /** What whoever changed a rule last is called, by its id; of those that nobody changed, nothing. */
  readonly changedBy: Readonly<Record<string, string>>;
  /** What is raised now, whether people are shown it or not, by rule and then by when it was. */
  readonly raised: readonly RaisedAlertView[];
  /** Whether another system is told where a rule asks for it. */
  readonly hasWebhook: boolean;
  /** Whether e-mail goes out where a rule asks for it. */
  readonly hasMail: boolean;
}

/** An alert that is raised. */
export interface RaisedAlertView {
  readonly ruleId: string;
  readonly subjectId: string;
  /** What the queue or the person is called; of a contact, where it is. */
  readonly name: Localised;
  readonly since: EpochMs;
  readonly raisedAt: EpochMs;
  readonly value: number | null;
}

/** A change of a rule, to `PUT /api/floor/alerts/:id`. */
export interface AlertRuleChange {
  readonly terms: AlertRuleTerms;
  /** The version that was changed; 0 for a new rule. Somebody else's change in between is not written over. */
  readonly after: number;
}

/** Asks when a rule would have been raised on a day, to `POST /api/floor/alerts/try`. */
export interface AlertTrialRequest {
  readonly terms: AlertRuleTerms;
  /** The day by the clocks of the house: `2026-11-20`. */
  readonly day: string;
}

/** One time that an alert would have been raised. */
export interface TriedAlert {
  /** Of the queue, the agent or the contact. */
  readonly subjectId: string;
  /** What the queue or the person is called; of a contact, where it was. */
  readonly name: Localised;
  /** Since when the condition held. */
  readonly since: EpochMs;
  readonly raisedAt: EpochMs;
  /** Null where it stood at the end of the day. */
  readonly clearedAt: EpochMs | null;
  readonly value: number | null;
}

/** What a trial found, the earliest first. */
export interface AlertTrial {
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly timeZone: string;
  readonly alerts: readonly TriedAlert[];
  /** All there would have been; more than `alerts` where the list is full. */
  readonly total: number;
}

/** What is answered to a change that came after somebody else's. */
export interface ChangedMeanwhile {
  readonly code: 'alert/changed-meanwhile';
  /** The rule as it is now; null where it was removed. */
  readonly rule: AlertRule | null;
  /** Who changed it, by name; null where nobody knows. */
  readonly by: string | null;
}

/** Why a rule is not saved or tried. */
export type AlertRefusal =
  /** The answer holds `fault`, a `Localised`: what is wrong with the condition. */
  'alert/condition' | 'alert/unknown' | 'alert/changed-meanwhile' | 'alert/day-not-over';
