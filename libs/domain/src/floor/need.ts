import type { Mood } from '../assist/assist-event.ts';
import type { PersonThen } from '../authority/authority-event.ts';
import type { Money } from '../money/money.ts';
import type { Localised } from '../text/localised.ts';
import type { DurationMs, EpochMs } from '../time/epoch.ts';
import type { FactUnit } from './alert-facts.ts';

/** What about something needs a supervisor: what its sentence is made of. */
export type NeedAbout =
  | { readonly kind: 'help'; readonly words: string | null }
  | {
      readonly kind: 'approval';
      readonly approvalId: string;
      readonly amount: Money | null;
      /** What the agent may give without asking; null for nothing. */
      readonly withoutAsking: Money | null;
      readonly reason: string;
    }
  | { readonly kind: 'hold' }
  /** Nobody spoke. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'mood'; readonly before: Mood; readonly mood: Mood; readonly words: readonly string[] }
  /** The same customer on the same matter once more. */
  | { readonly kind: 'repeat'; readonly matter: string; readonly times: number; readonly withinDays: number }
  /** Something that must be read out was not. */
  | { readonly kind: 'read-out'; readonly scriptId: string; readonly stepId: string }
  | { readonly kind: 'promise'; readonly promiseId: string; readonly words: string; readonly team: string | null }
  | { readonly kind: 'work-overrun'; readonly limit: DurationMs }
  | {
      readonly kind: 'hard-calls';
      readonly inARow: number;
      readonly sincePauseMs: DurationMs;
      /** A queue of theirs whose contacts are shorter today; null where none is. */
      readonly softerQueueId: string | null;
    }
  /** Somebody works for so long without a break. */
  | { readonly kind: 'no-pause'; readonly limit: DurationMs }
  | { readonly kind: 'source-gap'; readonly source: string }
  /** A rule of the house holds. */
  | {
      readonly kind: 'alert';
      readonly ruleId: string;
      readonly name: Localised;
      /** The figure that the rule shows; null where it shows none, or nobody knows it. */
      readonly value: number | null;
      readonly unit: FactUnit;
      /** Whether it is heard too. */
      readonly hasSound: boolean;
    };

/** What kind of thing needs somebody. */
export type NeedKind = NeedAbout['kind'];

/** Every kind, the most pressing first. */
export const needKinds = [
  'help',
  'approval',
  'source-gap',
  'alert',
  'hold',
  'silence',
  'mood',
  'promise',
  'repeat',
  'read-out',
  'work-overrun',
  'hard-calls',
  'no-pause',
] as const satisfies readonly NeedKind[];

/** Needs for the care of an agent, who is shown them first. They are recorded nowhere, nor is what people make of them. */
export const careKinds = ['hard-calls', 'no-pause', 'work-overrun'] as const satisfies readonly NeedKind[];

/** One of them. */
export type CareKind = (typeof careKinds)[number];

/** Whether a need is for the care of an agent. */
export const isCare = (kind: NeedKind): kind is CareKind => (careKinds as readonly NeedKind[]).includes(kind);

/** Something that needs a supervisor. */
export interface Need {
  /** The same for the same cause: a hold that is resumed and held again is a new one. */
  readonly id: string;
  readonly interactionId: string | null;
  readonly agentId: string | null;
  readonly queueId: string | null;
  /** Null where nobody knows it, or for a reader who may not. */
  readonly customerName: string | null;
  /** Since when somebody waits. */
  readonly since: EpochMs;
  /** From when on it needs somebody: a hold of a few seconds does not. */
  readonly from: EpochMs;
  /** By when something is due; null for what has no such moment. */
  readonly dueAt: EpochMs | null;
  readonly about: NeedAbout;
}

/** How a need was ended by a person. */
export type NeedOutcome = 'helped' | 'passed-on' | 'will-follow' | 'not-needed';

/** Every outcome. */
export const needOutcomes = [
  'helped',
  'passed-on',
  'will-follow',
  'not-needed',
] as const satisfies readonly NeedOutcome[];

/** What people made of a need. */
export interface NeedHandling {
  readonly needId: string;
  /** Who has it; null for nobody. */
  readonly claimedBy: PersonThen | null;
  readonly claimedAt: EpochMs | null;
  /** Out of sight until then; null for now. */
  readonly snoozedUntil: EpochMs | null;
  readonly closed: { readonly by: PersonThen; readonly at: EpochMs; readonly outcome: NeedOutcome } | null;
}

/**
 * How much a minute of waiting weighs, by who waits: a customer on the line with an agent who cannot go on, a customer on the line, a
 * customer who is not, nobody but the house.
 */
export const needWeights: Readonly<Record<NeedKind, number>> = {
  help: 10,
  approval: 8,
  'source-gap': 6,
  alert: 5,
  hold: 4,
  silence: 4,
  mood: 3,
  promise: 2,
  repeat: 2,
  'read-out': 2,
  'work-overrun': 1,
  'hard-calls': 1,
  'no-pause': 1,
};

const minuteMs = 60_000;

/** For how many minutes waiting counts: where the customer is on the line, and where nobody is. */
const minutesCounted = { onLine: 60, offLine: 3 } as const;

/** Needs in which no customer is on the line: however old they are, they never stand before somebody who asks for help. */
const offLine: ReadonlySet<NeedKind> = new Set(['promise', 'repeat', 'read-out', ...careKinds]);

/** How pressing a need is: its weight, and once more for each minute of waiting that counts. What is due counts from then. */
export function pressOf({ about, since, dueAt }: Need, now: EpochMs): number {
  const waited = Math.max(0, now - (dueAt ?? since)) / minuteMs;
  const most = offLine.has(about.kind) ? minutesCounted.offLine : minutesCounted.onLine;
  return needWeights[about.kind] * (1 + Math.min(most, waited));
}

/** What is due later; it stands below what waits now, the next first. */
export const isLater = ({ dueAt }: Need, now: EpochMs): boolean => dueAt !== null && dueAt > now;

/** The order in which needs are shown: what waits now, the most pressing first, then what is due later. */
export function inOrder(needs: readonly Need[], now: EpochMs): readonly Need[] {
  const [later, waiting] = [needs.filter((need) => isLater(need, now)), needs.filter((need) => !isLater(need, now))];
  const press = new Map(waiting.map((need) => [need, pressOf(need, now)]));
  return [
    ...waiting.toSorted((one, other) => (press.get(other) ?? 0) - (press.get(one) ?? 0) || one.since - other.since),
    ...later.toSorted((one, other) => (one.dueAt ?? 0) - (other.dueAt ?? 0)),
  ];
}
