import { dayOn, nearestOn } from './calendar.ts';
import { cardinalAt } from './cardinal.ts';
import { ambiguousMonths, months, ordinals } from './date-words.ts';
import type { ToldDay } from './find-dates.ts';
import { beforeGaps, closeAt, pastGaps, phraseAt, textAt, type Token } from './said-tokens.ts';

/** How sure it is: with its month; a day of the month alone. */
const certainty = { withMonth: 0.95, dayAlone: 0.6 };

/** Reads a day of the calendar from a token on: `12/05/2026`, `tres de mayo`, `May 3rd`, `el día quince`. */
export const calendarDayAt = (
  tokens: readonly Token[],
  index: number,
  today: string,
  isMonthFirst: boolean,
): ToldDay | undefined =>
  writtenAt(tokens, index, isMonthFirst) ??
  dayFirstAt(tokens, index, today) ??
  monthFirstAt(tokens, index, today) ??
  dayAloneAt(tokens, index, today);

/** `2026-05-12`, `12/05/2026`, `12/5/26`. */
function writtenAt(tokens: readonly Token[], index: number, isMonthFirst: boolean): ToldDay | undefined {
  const stretch = tokens.slice(index, index + 5);
  const text = stretch.map((token) => token.raw).join('');
  const { groups } = written.exec(text) ?? {};
  if (stretch.length < 5 || !groups) return undefined;
  const { first = '', parting = '', second = '', third = '' } = groups;
  const of = (day: string | null): ToldDay => ({ day, to: index + 5, confidence: certainty.withMonth });
  const [one, two] = [Number(first), Number(second)];
  if (first.length === 4) return of(dayOn(one, two, Number(third)));
  const year = yearWritten(third, parting);
  if (year === undefined) return undefined;
  return of(isMonthFirst || two > 12 ? dayOn(year, one, two) : dayOn(year, two, one));
}

const written = /^(?<first>\d{1,4})(?<parting>[/.-])(?<second>\d{1,2})\k<parting>(?<third>\d{1,4})$/u;

/** Two digits are a year only in `12/5/26`: what dots and hyphens part may be anything. */
function yearWritten(digits: string, parting: string): number | undefined {
  if (digits.length === 4) return Number(digits);
  return digits.length === 2 && parting === '/' ? 2_000 + Number(digits) : undefined;
}

/** `tres de mayo`, `3 May 2026`, `third of May`. */
function dayFirstAt(tokens: readonly Token[], index: number, today: string): ToldDay | undefined {
  const day = dayNumberAt(tokens, index);
  if (!day) return undefined;
  const joint = closeAt(tokens, day.next);
  const isJoined = ['de', 'of'].includes(textAt(tokens, joint));
  const at = isJoined ? closeAt(tokens, joint + 1) : joint;
  const month = months.get(textAt(tokens, at));
  return month === undefined ? undefined : inYear(tokens, at + 1, today, month, day.value);
}

/** `May 3rd`, `May the third`; `may` and `march` in lower case are verbs. */
function monthFirstAt(tokens: readonly Token[], index: number, today: string): ToldDay | undefined {
  const text = textAt(tokens, index);
  const month = months.get(text);
  if (month === undefined || (ambiguousMonths.has(text) && tokens[index]?.raw === text)) return undefined;
  const article = closeAt(tokens, index + 1);
  const day = dayNumberAt(tokens, textAt(tokens, article) === 'the' ? closeAt(tokens, article + 1) : article);
  return day && inYear(tokens, day.next, today, month, day.value);
}

/** `el día quince`: the next one. */
function dayAloneAt(tokens: readonly Token[], index: number, today: string): ToldDay | undefined {
  const at = phraseAt(tokens, index, 'dia');
  const day = at === undefined ? undefined : dayNumberAt(tokens, closeAt(tokens, at));
  if (!day || textAt(tokens, beforeGaps(tokens, index)) !== 'el') return undefined;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const current = dayOn(year, month, day.value);
  const next = month === 12 ? dayOn(year + 1, 1, day.value) : dayOn(year, month + 1, day.value);
  return { day: current !== null && current >= today ? current : next, to: day.next, confidence: certainty.dayAlone };
}

/** With the year that was told after it, else in that in which it lies nearest. */
function inYear(tokens: readonly Token[], index: number, today: string, month: number, day: number): ToldDay {
  const first = pastGaps(tokens, index);
  const isJoined = ['de', 'del', 'of'].includes(textAt(tokens, first));
  const year = cardinalAt(tokens, isJoined ? pastGaps(tokens, first + 1) : first);
  const isYear = year !== undefined && year.value >= 1_900 && year.value < 2_200;
  const on = isYear ? dayOn(year.value, month, day) : nearestOn(today, month, day);
  return { day: on, to: isYear ? year.next : index, confidence: certainty.withMonth };
}

interface DayNumber {
  readonly value: number;
  readonly next: number;
}

/** 1 to 31, as a number or an ordinal. */
function dayNumberAt(tokens: readonly Token[], index: number): DayNumber | undefined {
  const ordinal = ordinalAt(tokens, index);
  if (ordinal) return ordinal;
  const cardinal = cardinalAt(tokens, index);
  if (!cardinal || cardinal.hasMagnitude || cardinal.value < 1 || cardinal.value > 31) return undefined;
  const isOrdinal = tokens[index]?.kind === 'digits' && /^(?:st|nd|rd|th)$/u.test(textAt(tokens, cardinal.next));
  return { value: cardinal.value, next: isOrdinal ? cardinal.next + 1 : cardinal.next };
}

/** `third`, `twenty-first`. */
function ordinalAt(tokens: readonly Token[], index: number): DayNumber | undefined {
  const text = textAt(tokens, index);
  const ordinal = ordinals.get(text);
  if (ordinal !== undefined) return { value: ordinal, next: index + 1 };
  const tens = text === 'twenty' ? 20 : text === 'thirty' ? 30 : undefined;
  if (tens === undefined) return undefined;
  const after = closeAt(tokens, index + 1);
  const unit = ordinals.get(textAt(tokens, after)) ?? 10;
  return unit < 10 ? { value: tens + unit, next: after + 1 } : undefined;
}
