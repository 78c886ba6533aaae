import { cardinalAt } from './cardinal.ts';
import type { Find } from './entity.ts';
import { closeAt, isCloseTo, pastGaps, phraseAt, textAt, type Token } from './said-tokens.ts';

/** How sure it is: which half of the day was told; it is taken for working hours. */
const certainty = { told: 0.9, likely: 0.6 };

/** Up to this hour without more, the afternoon is meant: nobody is rung up at four in the morning. */
const lastOfAfternoon = 7;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly next: number;
  /** Whether it is written as 24 hours are: `05:30`. */
  readonly isExact: boolean;
}

/** Finds hours: `a las cinco y media`, `half past five`, `17:30`, `at five pm`. */
export function findTimes(tokens: readonly Token[], from: number): readonly Find[] {
  const found: Find[] = [];
  for (let index = from; index < tokens.length; index++) {
    const clock = writtenAt(tokens, index) ?? spanishAt(tokens, index) ?? englishAt(tokens, index);
    const read = clock && timeOf(tokens, clock);
    if (!read) continue;
    found.push({ entity: { kind: 'time', value: read.value }, from: index, to: read.to, confidence: read.confidence });
    index = read.to - 1;
  }
  return found;
}

/** `17:30`. */
function writtenAt(tokens: readonly Token[], index: number): Clock | undefined {
  const [hour, colon, minute] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (hour?.kind !== 'digits' || colon?.text !== ':' || minute?.kind !== 'digits' || minute.text.length !== 2)
    return undefined;
  const isExact = hour.text.length === 2;
  return { hour: Number(hour.text), minute: Number(minute.text), next: index + 3, isExact };
}

/** `a las cinco y media`, `a la una menos cuarto`. */
function spanishAt(tokens: readonly Token[], index: number): Clock | undefined {
  const at = phraseAt(tokens, index, 'a las') ?? phraseAt(tokens, index, 'a la');
  const first = at === undefined ? undefined : hourAt(tokens, pastGaps(tokens, at));
  if (!first) return undefined;
  const joint = pastGaps(tokens, first.next);
  const word = textAt(tokens, joint);
  if ((word !== 'y' && word !== 'menos') || !isCloseTo(tokens, first.next, joint)) return first;
  const minutes = minutesAt(tokens, pastGaps(tokens, joint + 1));
  if (!minutes) return first;
  return word === 'y'
    ? { ...first, ...minutes }
    : { ...first, hour: first.hour - 1, minute: 60 - minutes.minute, next: minutes.next };
}

/** `half past five`, `quarter to six`, `at five thirty`, `five pm`. */
function englishAt(tokens: readonly Token[], index: number): Clock | undefined {
  const quarter = quarterAt(tokens, index);
  if (quarter) return quarter;
  const at = phraseAt(tokens, index, 'at');
  if (at !== undefined) return afterAt(tokens, pastGaps(tokens, at));
  const hour = hourAt(tokens, index);
  return hour && partOfDay(tokens, hour.next)?.isClock ? hour : undefined;
}

const quarters = [
  ['half past', 30],
  ['quarter past', 15],
  ['quarter to', -15],
] as const;

function quarterAt(tokens: readonly Token[], index: number): Clock | undefined {
  for (const [phrase, minute] of quarters) {
    const to = phraseAt(tokens, index, phrase);
    const hour = to === undefined ? undefined : hourAt(tokens, pastGaps(tokens, to));
    if (hour) return minute > 0 ? { ...hour, minute } : { ...hour, hour: hour.hour - 1, minute: 60 + minute };
  }
  return undefined;
}

/** What follows `at`, where nothing that is counted follows it: not "at two houses". */
function afterAt(tokens: readonly Token[], index: number): Clock | undefined {
  const hour = hourAt(tokens, index);
  if (!hour || textAt(tokens, index) === 'once') return undefined; // "at once" counts in no language
  const minutes = minutesAt(tokens, pastGaps(tokens, hour.next));
  const clock = minutes && minutes.minute >= 10 ? { ...hour, ...minutes } : hour;
  const after = textAt(tokens, closeAt(tokens, clock.next));
  return after === '' || mayFollow.has(after) || partOfDay(tokens, clock.next) ? clock : undefined;
}

const mayFollow: ReadonlySet<string> = new Set('tomorrow today on and or sharp then if but please o'.split(' '));

function hourAt(tokens: readonly Token[], index: number): Clock | undefined {
  const written = writtenAt(tokens, index);
  if (written) return written;
  const token = tokens[index];
  if (!token || token.text === 'a' || token.text === 'an') return undefined;
  const hour = cardinalAt(tokens, index);
  if (!hour || hour.hasMagnitude) return undefined;
  const isTwelve = hour.value >= 1 && hour.value <= (token.kind === 'digits' ? 24 : 12); // "at thirteen" tells an age
  return isTwelve ? { hour: hour.value, minute: 0, next: hour.next, isExact: false } : undefined;
}

function minutesAt(
  tokens: readonly Token[],
  index: number,
): { readonly minute: number; readonly next: number } | undefined {
  const word = textAt(tokens, index);
  if (word === 'media') return { minute: 30, next: index + 1 };
  if (word === 'cuarto') return { minute: 15, next: index + 1 };
  const minute = cardinalAt(tokens, index);
  return minute && !minute.hasMagnitude && minute.value < 60 ? { minute: minute.value, next: minute.next } : undefined;
}

const parts: readonly (readonly [phrase: string, half: 'am' | 'pm', isClock: boolean])[] = [
  ['de la manana', 'am', false],
  ['de la madrugada', 'am', false],
  ['de la tarde', 'pm', false],
  ['de la noche', 'pm', false],
  ['in the morning', 'am', true],
  ['in the afternoon', 'pm', true],
  ['in the evening', 'pm', true],
  ['at night', 'pm', true],
  ['am', 'am', true],
  ['pm', 'pm', true],
  ['a m', 'am', true],
  ['p m', 'pm', true],
];

interface PartOfDay {
  /** Null where only `o’clock` was said. */
  readonly half: 'am' | 'pm' | null;
  readonly isClock: boolean;
  readonly to: number;
}

function partOfDay(tokens: readonly Token[], index: number): PartOfDay | undefined {
  const at = pastGaps(tokens, index);
  const clock = oClockAt(tokens, at);
  if (clock !== undefined) return { half: null, isClock: true, to: clock };
  for (const [phrase, half, isClock] of parts) {
    const to = phraseAt(tokens, at, phrase);
    if (to !== undefined) return { half, isClock, to };
  }
  return undefined;
}

/** The apostrophe of `o’clock` parts it in two. */
const oClockAt = (tokens: readonly Token[], at: number): number | undefined =>
  textAt(tokens, at) === 'o' && textAt(tokens, at + 2) === 'clock' ? at + 3 : undefined;

function timeOf(tokens: readonly Token[], clock: Clock) {
  if (clock.hour < 0 || clock.hour > 24 || clock.minute > 59) return undefined;
  const part = partOfDay(tokens, clock.next);
  const half = part?.half ?? likelyHalf(clock);
  const value = [hourOf(clock.hour, half), clock.minute].map((number) => `${number}`.padStart(2, '0')).join(':');
  const isSure = clock.isExact || clock.hour > 12 || (part !== undefined && part.half !== null);
  return { value, to: part?.to ?? clock.next, confidence: isSure ? certainty.told : certainty.likely };
}

const likelyHalf = ({ hour, isExact }: Clock): 'pm' | null => (hour <= lastOfAfternoon && !isExact ? 'pm' : null);

/** Of 24, in the half of the day that was told or is likely. */
function hourOf(hour: number, half: 'am' | 'pm' | null): number {
  if (half === 'pm' && hour < 12) return hour + 12;
  return half === 'am' && hour === 12 ? 0 : hour % 24;
}
