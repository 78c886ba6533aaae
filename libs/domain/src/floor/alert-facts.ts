import type { FeelValue } from '../guideline/case-reading.ts';
import { metricOf, valueOf } from './metric.ts';
import type { Tally } from './tally.ts';

/** What an alert rule is about: each queue, each agent, or each contact is looked at by itself. */
export type AlertAbout = 'queue' | 'agent' | 'contact';

/** All of them. */
export const alertAbouts = ['queue', 'agent', 'contact'] as const satisfies readonly AlertAbout[];

/** How the value of a fact is to be read. */
export type FactUnit = 'count' | 'seconds' | 'share' | 'text';

/** Something that conditions may speak of. */
export interface AlertFact {
  /** As it is written in a condition, such as `last15.serviceLevel`. */
  readonly path: string;
  readonly unit: FactUnit;
  /** All that it can be, where that is a short list. */
  readonly values?: readonly string[];
}

/** Stretches of time over which is counted: the day of the house, or the last minutes, the one that runs included. */
export const stretches = { today: null, last5: 5, last15: 15, last30: 30, last60: 60 } as const;

/** One of them. */
export type StretchName = keyof typeof stretches;

/** What is counted over a stretch, of the contacts that began in it. Null where there is nothing to divide by. */
export interface StretchFacts {
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly serviceLevel: number | null;
  readonly abandonment: number | null;
  readonly answerSpeedSeconds: number | null;
  readonly handleSeconds: number | null;
}

const stretchUnits: Readonly<Record<keyof StretchFacts, FactUnit>> = {
  ...{ offered: 'count', answered: 'count', abandoned: 'count', serviceLevel: 'share', abandonment: 'share' },
  ...{ answerSpeedSeconds: 'seconds', handleSeconds: 'seconds' },
};

/** Facts by the head of their path. */
export type AlertFacts = Readonly<Record<string, FeelValue | StretchFacts>>;

const fact = (path: string, unit: FactUnit, values?: readonly string[]): AlertFact =>
  values ? { path, unit, values } : { path, unit };

const ofStretches: readonly AlertFact[] = Object.keys(stretches).flatMap((name) =>
  Object.entries(stretchUnits).map(([part, unit]) => fact(`${name}.${part}`, unit)),
);

/** All that the conditions about a queue, an agent or a contact may speak of. */
export const alertFacts: Readonly<Record<AlertAbout, readonly AlertFact[]>> = {
  queue: [
    fact('queue', 'text'),
    fact('waiting', 'count'),
    fact('longestWaitSeconds', 'seconds'),
    fact('free', 'count'),
    fact('onContact', 'count'),
    fact('answerWithinSeconds', 'seconds'),
    fact('targetShare', 'share'),
    ...ofStretches,
  ],
  agent: [
    fact('agent', 'text'),
    fact('team', 'text'),
    fact('status', 'text', ['available', 'ringing', 'on-contact', 'after-contact-work', 'break', 'offline']),
    fact('reason', 'text'),
    fact('secondsInStatus', 'seconds'),
    fact('contactsNow', 'count'),
    fact('contactsToday', 'count'),
    fact('occupancyToday', 'share'),
  ],
  contact: [
    fact('queue', 'text'),
    fact('channel', 'text'),
    fact('direction', 'text', ['inbound', 'outbound']),
    fact('stage', 'text', ['waiting', 'talked', 'held', 'after-contact-work']),
    fact('waitedSeconds', 'seconds'),
    fact('talkedSeconds', 'seconds'),
    fact('heldSeconds', 'seconds'),
    fact('holds', 'count'),
    fact('passages', 'count'),
    fact('answerWithinSeconds', 'seconds'),
  ],
};

/** The fact of a path; undefined where there is none. */
export const factOf = (about: AlertAbout, path: string): AlertFact | undefined =>
  alertFacts[about].find((one) => one.path === path);

/** What a fact is now; null for one that is not known. */
export function factIn(facts: AlertFacts, path: string): FeelValue {
  const [head = '', part] = path.split('.');
  const value = facts[head] ?? null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).find(([key]) => key === part)?.[1] ?? null;
}

const level = metricOf('service-level');
const lost = metricOf('abandonment');
const speed = metricOf('answer-speed');
const handling = metricOf('handle-time');

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1_000);

/** The facts of a stretch by what was counted over it; the figures are the first published definition of each. */
export const stretchFacts = (tally: Tally): StretchFacts => ({
  ...{ offered: tally.offered, answered: tally.answered, abandoned: tally.abandoned },
  ...{ serviceLevel: valueOf(level, tally), abandonment: valueOf(lost, tally) },
  ...{ answerSpeedSeconds: seconds(valueOf(speed, tally)), handleSeconds: seconds(valueOf(handling, tally)) },
});
