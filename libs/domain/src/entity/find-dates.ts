import { dayOn, nearestOn, plusDays, weekdayOf } from './calendar.ts';
import { cardinalAt } from './cardinal.ts';
import {
  ambiguousMonths,
  makesMorning,
  months,
  ofWork,
  ordinals,
  relativeDays,
  unitDays,
  weekdays,
} from './date-words.ts';
import type { Find } from './entity.ts';
import { beforeGaps, isCloseTo, pastGaps, phraseAt, textAt, type Token } from './said-tokens.ts';

/** How sure it is: a day of a calendar; told from today; a weekday with its week; a weekday alone, which may be the last one. */
const certainty = { calendar: 0.95, relative: 0.9, week: 0.85, weekday: 0.6 };

interface Read {
  readonly day: string | null;
  readonly to: number;
  readonly confidence: number;
}

/** Finds days: `pasado mañana`, `el martes que viene`, `the third of May`, `12/05/2026`. `today` is the day on which it was said. */
export function findDates(
  tokens: readonly Token[],
  from: number,
  today: string,
  isMonthFirst: boolean,
): readonly Find[] {
  const found: Find[] = [];
  for (let index = from; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.kind !== 'word' && token?.kind !== 'digits') continue;
    const read =
      writtenAt(tokens, index, isMonthFirst) ??
      ofMonthAt(tokens, index, today) ??
      relativeAt(tokens, index, today) ??
      spanAt(tokens, index, today) ??
      weekdayAt(tokens, index, today) ??
      ofThisMonthAt(tokens, index, today);
    if (!read || read.day === null) continue;
    const { day, to, confidence } = read;
    found.push({ entity: { kind: 'date', value: day }, from: index, to, confidence });
    index = to - 1;
  }
  return found;
}

/** `2026-05-12`, `12/05/2026`, `12-5-26`. */
function writtenAt(tokens: readonly Token[], index: number, isMonthFirst: boolean): Read | undefined {
  const [first, parting, second, again, third] = [0, 1, 2, 3, 4].map((offset) => textAt(tokens, index + offset));
  if (!/^[/.-]$/u.test(parting ?? '') || again !== parting) return undefined;
  if (![first, second, third].every((part) => /^\d{1,4}$/u.test(part ?? ''))) return undefined;
  const [one, two, three] = [Number(first), Number(second), Number(third)];
  const to = index + 5;
  if (first?.length === 4) return { day: dayOn(one, two, three), to, confidence: certainty.calendar };
  if (third?.length !== 4 && !(third?.length === 2 && parting === '/')) return undefined;
  const year = three < 100 ? 2_000 + three : three;
  const isAmerican = isMonthFirst || two > 12;
  return { day: isAmerican ? dayOn(year, one, two) : dayOn(year, two, one), to, confidence: certainty.calendar };
}

/** `tres de mayo`, `3 May 2026`, `the third of May`, `May 3rd`. */
function ofMonthAt(tokens: readonly Token[], index: number, today: string): Read | undefined {
  const first = dayNumberAt(tokens, index);
  if (first) {
    const of = [
      phraseAt(tokens, pastGaps(tokens, first.next), 'de'),
      phraseAt(tokens, pastGaps(tokens, first.next), 'of'),
    ];
    const at = pastGaps(tokens, of[0] ?? of[1] ?? first.next);
    const month = months.get(textAt(tokens, at));
    if (month !== undefined && isCloseTo(tokens, first.next, pastGaps(tokens, first.next))) {
      return inYear(tokens, at + 1, today, month, first.value);
    }
  }
  const token = tokens[index];
  const month = token && months.get(token.text);
  if (!token || month === undefined || (ambiguousMonths.has(token.text) && token.raw === token.text)) return undefined;
  const the = pastGaps(tokens, index + 1);
  const at = textAt(tokens, the) === 'the' ? pastGaps(tokens, the + 1) : the;
  const day = isCloseTo(tokens, index + 1, the) ? dayNumberAt(tokens, at) : undefined;
  return day && inYear(tokens, day.next, today, month, day.value);
}

function inYear(tokens: readonly Token[], index: number, today: string, month: number, day: number): Read {
  const first = pastGaps(tokens, index);
  const of = ['de', 'del', 'of'].includes(textAt(tokens, first)) ? pastGaps(tokens, first + 1) : first;
  const year = cardinalAt(tokens, of);
  const isYear = year !== undefined && year.value >= 1_900 && year.value < 2_200;
  const on = isYear ? dayOn(year.value, month, day) : nearestOn(today, month, day);
  return { day: on, to: isYear ? year.next : index, confidence: certainty.calendar };
}

/** 1 to 31, as a number or an ordinal. */
function dayNumberAt(
  tokens: readonly Token[],
  index: number,
): { readonly value: number; readonly next: number } | undefined {
  const token = tokens[index];
  if (!token) return undefined;
  const ordinal = ordinals.get(token.text);
  if (ordinal !== undefined) return { value: ordinal, next: index + 1 };
  if (token.text === 'twenty' || token.text === 'thirty') {
    const after = pastGaps(tokens, index + 1);
    const unit = ordinals.get(textAt(tokens, after));
    const tens = token.text === 'twenty' ? 20 : 30;
    if (unit !== undefined && unit < 10 && isCloseTo(tokens, index + 1, after))
      return { value: tens + unit, next: after + 1 };
  }
  const cardinal = cardinalAt(tokens, index);
  if (!cardinal || cardinal.hasMagnitude || cardinal.value < 1 || cardinal.value > 31) return undefined;
  const ending = tokens[cardinal.next];
  const isOrdinal = token.kind === 'digits' && /^(?:st|nd|rd|th)$/u.test(ending?.text ?? '');
  return { value: cardinal.value, next: isOrdinal ? cardinal.next + 1 : cardinal.next };
}

/** `mañana`, `the day after tomorrow`; not `por la mañana`. */
function relativeAt(tokens: readonly Token[], index: number, today: string): Read | undefined {
  for (const [phrase, days] of relativeDays) {
    const to = phraseAt(tokens, index, phrase);
    if (to === undefined) continue;
    if (phrase === 'manana' && makesMorning.has(textAt(tokens, beforeGaps(tokens, index)))) return undefined;
    return { day: plusDays(today, days), to, confidence: certainty.relative };
  }
  return undefined;
}

/** `dentro de tres días`, `in two weeks`, `hace dos días`, `three days ago`. */
function spanAt(tokens: readonly Token[], index: number, today: string): Read | undefined {
  const ahead = phraseAt(tokens, index, 'dentro de') ?? phraseAt(tokens, index, 'in');
  const behind = phraseAt(tokens, index, 'hace');
  const count = cardinalAt(tokens, pastGaps(tokens, ahead ?? behind ?? index));
  const unitAt = count && pastGaps(tokens, count.next);
  const days = unitAt === undefined ? undefined : unitDays.get(textAt(tokens, unitAt));
  if (!count || unitAt === undefined || days === undefined || count.value > 60) return undefined;
  const ago = phraseAt(tokens, pastGaps(tokens, unitAt + 1), 'ago');
  if (ofWork.has(textAt(tokens, pastGaps(tokens, unitAt + 1)))) return undefined;
  if (ahead === undefined && behind === undefined && ago === undefined) return undefined;
  const direction = behind !== undefined || ago !== undefined ? -1 : 1;
  return { day: plusDays(today, direction * count.value * days), to: ago ?? unitAt + 1, confidence: certainty.week };
}

const before: Readonly<Record<string, 'next' | 'last' | 'this'>> = {
  ...{ proximo: 'next', next: 'next', coming: 'next', pasado: 'last', last: 'last', este: 'this', this: 'this' },
};
const after: readonly (readonly [string, 'next' | 'last'])[] = [
  ...[
    ['que viene', 'next'] as const,
    ['proximo', 'next'] as const,
    ['siguiente', 'next'] as const,
    ['pasado', 'last'] as const,
  ],
];
const every: ReadonlySet<string> = new Set(['los', 'cada', 'todos', 'every']);

/** `el martes que viene`, `next Tuesday`, `este jueves`, `el jueves`; not `los jueves`, which is every one. */
function weekdayAt(tokens: readonly Token[], index: number, today: string): Read | undefined {
  const told = before[textAt(tokens, index)];
  const at = told ? pastGaps(tokens, index + 1) : index;
  const weekday = weekdays.get(textAt(tokens, at));
  if (weekday === undefined || (told && !isCloseTo(tokens, index + 1, at))) return undefined;
  const introduced = textAt(tokens, beforeGaps(tokens, index));
  if (!told && every.has(introduced)) return undefined;
  const follows = after.flatMap(([phrase, which]) => {
    const to = phraseAt(tokens, pastGaps(tokens, at + 1), phrase);
    const isPassed = phrase === 'pasado' && to !== undefined && textAt(tokens, pastGaps(tokens, to)) === 'manana';
    return to === undefined || isPassed || !isCloseTo(tokens, at + 1, pastGaps(tokens, at + 1)) ? [] : [{ which, to }];
  })[0];
  const which = told ?? follows?.which;
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const days = which === 'last' ? ahead - 7 : ahead === 0 && which !== 'this' ? 7 : ahead;
  const confidence = which === undefined ? certainty.weekday : certainty.week;
  return { day: plusDays(today, days), to: follows?.to ?? at + 1, confidence };
}

/** `el día quince`: the next one. */
function ofThisMonthAt(tokens: readonly Token[], index: number, today: string): Read | undefined {
  const at = phraseAt(tokens, index, 'dia');
  const day = at === undefined ? undefined : dayNumberAt(tokens, pastGaps(tokens, at));
  if (at === undefined || !day || textAt(tokens, beforeGaps(tokens, index)) !== 'el') return undefined;
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const current = dayOn(year, month, day.value);
  const next = month === 12 ? dayOn(year + 1, 1, day.value) : dayOn(year, month + 1, day.value);
  return { day: current !== null && current >= today ? current : next, to: day.next, confidence: certainty.weekday };
}
