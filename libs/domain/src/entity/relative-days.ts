import { plusDays, weekdayOf } from './calendar.ts';
import { cardinalAt } from './cardinal.ts';
import { makesMorning, ofWork, relativeDays, unitDays, weekdays, weekWords } from './date-words.ts';
import type { ToldDay } from './find-dates.ts';
import { beforeGaps, closeAt, phraseAt, textAt, type Token } from './said-tokens.ts';

/** How sure it is: told from today; a weekday with its week, or a count of days; a weekday alone, which may be the last one. */
const certainty = { fromToday: 0.9, week: 0.85, weekday: 0.6 };

/** Reads a day told from today on: `mañana`, `two weeks ago`, `el martes que viene`. */
export const relativeDayAt = (tokens: readonly Token[], index: number, today: string): ToldDay | undefined =>
  byNameAt(tokens, index, today) ?? countedAt(tokens, index, today) ?? weekdayAt(tokens, index, today);

/** `mañana`, `the day after tomorrow`; not `por la mañana`. */
function byNameAt(tokens: readonly Token[], index: number, today: string): ToldDay | undefined {
  for (const [phrase, days] of relativeDays) {
    const to = phraseAt(tokens, index, phrase);
    if (to === undefined) continue;
    if (phrase === 'manana' && makesMorning.has(textAt(tokens, beforeGaps(tokens, index)))) return undefined;
    return { day: plusDays(today, days), to, confidence: certainty.fromToday };
  }
  return undefined;
}

/** `dentro de tres días`, `in two weeks`, `hace dos días`, `three days ago`. */
function countedAt(tokens: readonly Token[], index: number, today: string): ToldDay | undefined {
  const ahead = phraseAt(tokens, index, 'dentro de') ?? phraseAt(tokens, index, 'in');
  const behind = phraseAt(tokens, index, 'hace');
  const began = ahead ?? behind;
  const count = cardinalAt(tokens, began === undefined ? index : closeAt(tokens, began));
  if (!count || count.value > mostCounted) return undefined;
  const unitAt = closeAt(tokens, count.next);
  const days = unitDays.get(textAt(tokens, unitAt));
  const after = closeAt(tokens, unitAt + 1);
  const isAgo = textAt(tokens, after) === 'ago';
  if (days === undefined || ofWork.has(textAt(tokens, after)) || (began === undefined && !isAgo)) return undefined;
  const direction = ahead === undefined ? -1 : 1;
  const day = plusDays(today, direction * count.value * days);
  return { day, to: isAgo ? after + 1 : unitAt + 1, confidence: certainty.week };
}

/** Longer spans are told in months or years, and meant roughly. */
const mostCounted = 60;

/** `el martes que viene`, `next Tuesday`, `este jueves`, `el jueves`; not `los jueves`, which is every one. */
function weekdayAt(tokens: readonly Token[], index: number, today: string): ToldDay | undefined {
  const before = weekWords.before.get(textAt(tokens, index));
  const at = before ? closeAt(tokens, index + 1) : index;
  const weekday = weekdays.get(textAt(tokens, at));
  if (weekday === undefined) return undefined;
  if (!before && weekWords.every.has(textAt(tokens, beforeGaps(tokens, index)))) return undefined;
  const after = weekAfter(tokens, at + 1);
  const week = before ?? after?.week;
  const day = plusDays(today, daysTo((weekday - weekdayOf(today) + 7) % 7, week));
  return { day, to: after?.to ?? at + 1, confidence: week === undefined ? certainty.weekday : certainty.week };
}

/** `que viene`, `pasado`; but `pasado mañana` begins another day. */
function weekAfter(tokens: readonly Token[], index: number) {
  const at = closeAt(tokens, index);
  for (const [phrase, week] of weekWords.after) {
    const to = phraseAt(tokens, at, phrase);
    if (to !== undefined && textAt(tokens, closeAt(tokens, to)) !== 'manana') return { week, to };
  }
  return undefined;
}

/** How many days away a weekday is that comes in `ahead` days, 0 to 6. */
function daysTo(ahead: number, week: 'next' | 'last' | 'this' | undefined): number {
  if (week === 'last') return ahead - 7;
  return ahead === 0 && week !== 'this' ? 7 : ahead;
}
