import type { Language, Localised } from '../text/localised.ts';
import type { DurationMs } from '../time/epoch.ts';
import type { OpeningHours } from '../time/opening-hours.ts';
import type { AlertAbout } from './alert-facts.ts';

/** Where an alert goes: to the list of what needs somebody, with a sound there, to people by e-mail, to another system. */
export type AlertWay = 'screen' | 'sound' | 'mail' | 'webhook';

/** All of them. */
export const alertWays = ['screen', 'sound', 'mail', 'webhook'] as const satisfies readonly AlertWay[];

/** Somebody who is told by e-mail, in the language they read. */
export interface AlertRecipient {
  readonly address: string;
  readonly language: Language;
}

/** Those who can be told by e-mail of one rule; a house has a list for more. */
export const mostRecipients = 20;

/** When an alert is raised: what whoever writes the rule decides. */
export interface AlertRuleTerms {
  readonly name: Localised;
  readonly about: AlertAbout;
  /** FEEL over the facts of `about` that is true or false. What is not known makes nothing true. */
  readonly condition: string;
  /** The path of the fact that is shown with the alert; null for none. */
  readonly shows: string | null;
  /** How long the condition holds without a break before the alert is raised. */
  readonly holdsFor: DurationMs;
  /** How long it does not hold, without a break, before a raised alert is taken back. */
  readonly clearsAfter: DurationMs;
  /** When nothing is raised: what still holds when they end is raised then. Empty for never. */
  readonly quiet: OpeningHours;
  readonly to: readonly AlertWay[];
  /** Each address once; asked for where `to` holds `mail`. */
  readonly mailTo: readonly AlertRecipient[];
  readonly isOn: boolean;
}

/** A rule of the house. */
export interface AlertRule extends AlertRuleTerms {
  readonly id: string;
  /** Counts the changes, from 1. */
  readonly version: number;
}

/** The longest that a condition can be asked to hold, or not to hold. */
export const longestAlertSpanMs: DurationMs = 24 * 60 * 60_000;

const minute = 60_000;

/** The rules that a deployment begins with: a queue below what it is held to, and somebody whom nobody answers. */
export const usualAlertRules: readonly AlertRule[] = [
  {
    ...{ id: 'service-level-under-target', version: 1, about: 'queue' },
    name: { es: 'Nivel de servicio bajo el objetivo', en: 'Service level under target' },
    condition: 'last15.offered >= 10 and last15.serviceLevel < targetShare',
    ...{ shows: 'last15.serviceLevel', holdsFor: 10 * minute, clearsAfter: 2 * minute },
    ...{ quiet: [], to: ['screen', 'sound'], mailTo: [], isOn: true },
  },
  {
    ...{ id: 'nobody-answers', version: 1, about: 'queue' },
    name: { es: 'Alguien espera demasiado', en: 'Somebody waits too long' },
    condition: 'longestWaitSeconds > 3 * answerWithinSeconds',
    ...{ shows: 'longestWaitSeconds', holdsFor: 0, clearsAfter: minute / 2 },
    ...{ quiet: [], to: ['screen', 'sound'], mailTo: [], isOn: true },
  },
];
