import type { FeelValue } from '../guideline/case-reading.ts';
import { contactFactNames } from './contact-facts.ts';
import {
  agentEventTypes,
  contactEventTypes,
  eventCountOf,
  eventPath,
  eventStretches,
  type EventFacts,
  type EventStretch,
} from './event-facts.ts';
import { metricOf, valueOf } from './metric.ts';
import type { Tally } from './tally.ts';

/** What an alert rule is about: each queue, each agent, or each contact is looked at by itself; the house as a whole. */
export type AlertAbout = 'queue' | 'agent' | 'contact' | 'house';

/** All of them. */
export const alertAbouts = ['queue', 'agent', 'contact', 'house'] as const satisfies readonly AlertAbout[];

/** The one subject of rules about the house. */
export const houseSubject = 'house';

/** How the value of a fact is to be read; an amount is in major units of the currency it was given in. */
export type FactUnit = 'count' | 'seconds' | 'share' | 'text' | 'amount' | 'yes-no';

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
export type AlertFacts = Readonly<Record<string, FeelValue | StretchFacts | EventFacts>>;

const fact = (path: string, unit: FactUnit, values?: readonly string[]): AlertFact =>
  values ? { path, unit, values } : { path, unit };

const ofStretches: readonly AlertFact[] = Object.keys(stretches).flatMap((name) =>
  Object.entries(stretchUnits).map(([part, unit]) => fact(`${name}.${part}`, unit)),
);

/** What is counted of queues and of the house now. */
const ofLines: readonly AlertFact[] = [
  fact('waiting', 'count'),
  fact('longestWaitSeconds', 'seconds'),
  fact('free', 'count'),
  fact('onContact', 'count'),
  fact('givenToday', 'amount'),
];

/** What the conditions about something may speak of, but for counts of events. */
export const alertFacts: Readonly<Record<AlertAbout, readonly AlertFact[]>> = {
  queue: [
    fact('queue', 'text'),
    ...ofLines,
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
    fact('givenToday', 'amount'),
  ],
  contact: [
    fact('queue', 'text'),
    fact('channel', 'text', ['voice', 'chat', 'email']),
    fact('direction', 'text', ['inbound', 'outbound']),
    fact('stage', 'text', ['waiting', 'talked', 'held', 'after-contact-work']),
    fact('waitedSeconds', 'seconds'),
    fact('talkedSeconds', 'seconds'),
    fact('heldSeconds', 'seconds'),
    fact('holds', 'count'),
    fact('passages', 'count'),
    fact('transfers', 'count'),
    fact('answerWithinSeconds', 'seconds'),
    fact('readOutsMissed', 'count'),
    ...contactFactNames,
  ],
  house: [...ofLines, ...ofStretches],
};

/** Events that conditions may count, and over which stretches: `events.HelpAsked.last15`. */
export interface CountableEvents {
  readonly types: readonly string[];
  readonly stretches: readonly EventStretch[];
}

const minutes = Object.keys(eventStretches) as readonly EventStretch[];

/** The events that conditions about something may count. */
export const alertEvents: Readonly<Record<AlertAbout, CountableEvents>> = {
  queue: { types: contactEventTypes, stretches: ['today', ...minutes] },
  agent: { types: [...contactEventTypes, ...agentEventTypes], stretches: ['today', ...minutes] },
  contact: { types: contactEventTypes, stretches: ['all', ...minutes] },
  house: { types: [...contactEventTypes, ...agentEventTypes], stretches: ['today', ...minutes] },
};

const countPaths = (about: AlertAbout): readonly string[] =>
  alertEvents[about].types.flatMap((type) =>
    alertEvents[about].stretches.map((stretch) => eventPath({ type, stretch })),
  );

const pathsOf = (about: AlertAbout): ReadonlySet<string> =>
  new Set([...alertFacts[about].map(({ path }) => path), ...countPaths(about)]);

/** Every path that conditions about something may name. */
export const alertPaths: Readonly<Record<AlertAbout, ReadonlySet<string>>> = {
  ...{ queue: pathsOf('queue'), agent: pathsOf('agent'), contact: pathsOf('contact'), house: pathsOf('house') },
};

/** The fact of a path; undefined where there is none. */
export function factOf(about: AlertAbout, path: string): AlertFact | undefined {
  if (!alertPaths[about].has(path)) return undefined;
  return eventCountOf(path) ? fact(path, 'count') : alertFacts[about].find((one) => one.path === path);
}

/** What a fact is now; null for one that is not known. */
export function factIn(facts: AlertFacts, path: string): FeelValue {
  let value: unknown = facts;
  for (const part of path.split('.')) value = isContext(value) ? value[part] : null;
  return isContext(value) ? null : ((value ?? null) as FeelValue);
}

const isContext = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

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
