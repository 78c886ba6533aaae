import { cardLengths, isCardNumber, mayBeginCard } from './issuers.ts';
import { isPhoneShaped } from './phone-shape.ts';
import type { SpokenNumber } from './spoken-number.ts';

/** What a number gives away. */
export type CardData = 'payment-card' | 'security-code';

/** How little of a card is enough to take it out. */
export interface Strictness {
  /** Digits of a known issuer's prefix, where the speaker tells of a card. */
  readonly digitsWithCue: number;
  /** Digits of a known issuer's prefix, where nothing tells what they are; in a row of `unannounced` digits nothing is taken. */
  readonly digitsWithoutCue: number;
  /** Whether the last number may still be growing: "fifty" on its way to "fifty-six". */
  readonly isOpenEnded: boolean;
}

/** So many digits in a row stay where nothing tells what they are. */
const unannounced = 8;
/** Words that may stand between the halves of one number: in one text, and from one text to the next. */
const wordsWithin = 4;
const wordsAcross = 8;
/** Words between a card and its security code or expiry; and to the rest of one that somebody broke off reading. */
const wordsToCode = 6;
const wordsToRest = 24;
/** What is said after a card and is longer than this is something else. */
const longestAfterCard = 8;

/**
 * What each number of the present text gives away of a payment card; null for what may stay. Every number is looked at in
 * at most as many windows as a card has digits, so the cost is linear.
 */
export function findCards(numbers: readonly SpokenNumber[], strictness: Strictness): readonly (CardData | null)[] {
  const found: (CardData | null)[] = numbers.map(() => null);
  takeWhole(numbers, found);
  for (const run of runsOf(numbers)) takeBeginning(run, strictness, found);
  takeWhatFollows(numbers, found);
  return found.map((data, index) => (numbers[index]?.age === 0 ? data : null));
}

type Found = (CardData | null)[];

/** Takes every stretch of numbers that reads as a card number with a right check digit. */
function takeWhole(numbers: readonly SpokenNumber[], found: Found): void {
  for (let from = 0; from < numbers.length;) {
    const to = endOfCard(numbers, from);
    found.fill('payment-card', from, to);
    from = Math.max(to, from + 1);
  }
}

/** The index after the longest card number that begins at `from`; `from` when none does. */
function endOfCard(numbers: readonly SpokenNumber[], from: number): number {
  let digits = '';
  let end = from;
  for (let index = from; index < numbers.length && digits.length < cardLengths.longest; index++) {
    const number = numbers[index];
    if (!number || (index > from && !mayBelong(number, numbers[index - 1]))) break;
    digits += number.digits;
    if (isCardNumber(digits) || hidesCard(number.digits)) end = index + 1;
  }
  return end;
}

/** A block too long for a card alone: a card with what was typed right before or behind it. */
function hidesCard(block: string): boolean {
  if (block.length < cardLengths.longest) return false;
  return lengths.some((length) => isCardNumber(block.slice(0, length)) || isCardNumber(block.slice(-length)));
}

const lengths = Array.from(
  { length: cardLengths.longest - cardLengths.shortest + 1 },
  (_, index) => cardLengths.shortest + index,
);

function mayBelong({ wordsBefore, isCutOff, age }: SpokenNumber, before: SpokenNumber | undefined): boolean {
  return !isCutOff && wordsBefore <= (before?.age === age ? wordsWithin : wordsAcross);
}

/** A number that goes on without a word between, with its place among all. */
interface Run {
  readonly from: number;
  readonly numbers: readonly SpokenNumber[];
}

/** The runs that reach into the present text. */
function runsOf(numbers: readonly SpokenNumber[]): readonly Run[] {
  const runs: { from: number; numbers: SpokenNumber[] }[] = [];
  for (const [index, number] of numbers.entries()) {
    const goesOn = index > 0 && !number.isCutOff && number.wordsBefore === 0 && number.fillersBefore <= wordsWithin;
    if (goesOn) runs.at(-1)?.numbers.push(number);
    else runs.push({ from: index, numbers: [number] });
  }
  return runs.filter(({ numbers: run }) => run.at(-1)?.age === 0);
}

/** Takes what is plausibly the beginning of a card, or a card misheard. */
function takeBeginning({ from, numbers }: Run, strictness: Strictness, found: Found): void {
  const last = numbers.at(-1);
  if (!last || isHarmless(numbers, last)) return;
  for (const [index, number] of numbers.entries()) {
    const isStart = number.opensGroup || index === 0 || numbers[index - 1]?.digits === '1';
    if (!isStart) continue;
    const cue = last.cue === 'card' ? 'card' : number.cue;
    const digits = digitsOf(numbers.slice(index, index + cardLengths.longest + 1));
    if (!isBeginning(digits, cue, last, strictness)) continue;
    found.fill('payment-card', from + index, from + numbers.length);
    return;
  }
}

/** Whether a run tells plainly what it is, looks like a telephone number, or is short and nothing told of a card. */
function isHarmless(numbers: readonly SpokenNumber[], last: SpokenNumber): boolean {
  if (numbers.some(({ settled }) => settled !== null)) return true;
  if (last.cue !== 'card' && isPhone(numbers)) return true;
  return digitsOf(numbers).length <= unannounced && numbers.every(({ cue }) => cue !== 'card');
}

function isBeginning(digits: string, cue: SpokenNumber['cue'], last: SpokenNumber, strictness: Strictness): boolean {
  const isAtEnd = last.wordsAfter <= wordsWithin;
  if (cue === 'card') {
    const isNear = last.wordsSinceCue <= longestAfterCard;
    const isLong = digits.length >= cardLengths.shortest && digits.length <= cardLengths.longest;
    const startsCard = mayBeginCard(digits.slice(0, cardLengths.shortest - 1));
    return (isAtEnd || isNear) && (isLong || (startsCard && digits.length >= strictness.digitsWithCue));
  }
  const settled = strictness.isOpenEnded ? digits.slice(0, -last.digits.length) : digits;
  const isPlausible = mayBeginCard(digits) || mayBeginCard(settled);
  return cue === null && isAtEnd && digits.length >= strictness.digitsWithoutCue && isPlausible;
}

/** Takes what is said after a card: the rest of it, its expiry, its security code; and security codes that are called so. */
function takeWhatFollows(numbers: readonly SpokenNumber[], found: Found): void {
  let wordsSinceCard = Infinity;
  for (let from = 0; from < numbers.length;) {
    const first = numbers[from];
    if (!first) return;
    wordsSinceCard = Math.min(wordsSinceCard + first.wordsBefore, first.wordsSincePlaceholder);
    let to = from + 1;
    while (to < numbers.length && found[to] === found[from] && goesOnAfterCard(numbers[to])) to++;
    if (found[from] === null) found.fill(dataAfter(numbers.slice(from, to), wordsSinceCard), from, to);
    if (found[from] !== null) wordsSinceCard = 0;
    from = to;
  }
}

/** Here a slash does not part numbers: month and year belong together. */
const goesOnAfterCard = (number: SpokenNumber | undefined): boolean =>
  number?.wordsBefore === 0 && !number.isAfterPlaceholder;

function dataAfter(run: readonly SpokenNumber[], wordsSinceCard: number): CardData | null {
  if (run.some(({ settled }) => settled === 'amount' || settled === 'reference')) return null;
  const digits = digitsOf(run);
  return codeOf(run, digits, wordsSinceCard) ?? (isRestOfCard(run, digits, wordsSinceCard) ? 'payment-card' : null);
}

/** Behind a card with nothing but fillers between, its rest however short; further on, three to eight digits. */
function isRestOfCard(run: readonly SpokenNumber[], digits: string, wordsSinceCard: number): boolean {
  const cue = run[0]?.cue;
  const reach = cue === 'card' && digits.length >= 4 ? wordsToRest : wordsToCode;
  if (cue === 'other' || wordsSinceCard > reach || digits.length > cardLengths.longest) return false;
  return wordsSinceCard === 0 || (digits.length >= 3 && digits.length <= longestAfterCard && !isPhone(run));
}

/** Three or four digits are a security code when they are called so, or stand behind a whole card of the same text. */
function codeOf(run: readonly SpokenNumber[], digits: string, wordsSinceCard: number): CardData | null {
  const first = run[0];
  if (!first || digits.length < 3 || digits.length > longestAfterCard) return null;
  if (first.cue === 'security-code') return 'security-code';
  const isBesideCard = wordsSinceCard <= wordsToCode;
  if (isBesideCard && isExpiry(digits)) return 'payment-card';
  if (run.some(({ isCodeByWhatFollows }) => isCodeByWhatFollows)) return 'security-code';
  const isOfThisText = wordsSinceCard < first.wordsSincePlaceholder;
  return isBesideCard && isOfThisText && first.cue !== 'other' && digits.length <= 4 ? 'security-code' : null;
}

/** Month and year in four digits. */
const isExpiry = (digits: string): boolean => /^(0[1-9]|1[0-2])\d\d$/u.test(digits);

const digitsOf = (numbers: readonly SpokenNumber[]): string => numbers.map(({ digits }) => digits).join('');

/** A telephone number is told in one breath: one text. */
function isPhone(numbers: readonly SpokenNumber[]): boolean {
  if (numbers.some(({ age }) => age !== numbers[0]?.age)) return false;
  const groups: string[] = [];
  for (const { digits, opensGroup } of numbers) {
    if (opensGroup || groups.length === 0) groups.push(digits);
    else groups.push(`${groups.pop() ?? ''}${digits}`);
  }
  return isPhoneShaped(
    groups,
    numbers.every(({ digits, start, end }) => end - start === digits.length),
  );
}
