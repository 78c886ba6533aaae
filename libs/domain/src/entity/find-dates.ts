import { calendarDayAt } from './calendar-days.ts';
import type { Find } from './entity.ts';
import { relativeDayAt } from './relative-days.ts';
import type { Token } from './said-tokens.ts';

/** A day that was told, up to (not including) a token. */
export interface ToldDay {
  /** YYYY-MM-DD; null for one that no calendar has, as 31 April. */
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
    const kind = tokens[index]?.kind;
    if (kind !== 'word' && kind !== 'digits') continue;
    const told = calendarDayAt(tokens, index, today, isMonthFirst) ?? relativeDayAt(tokens, index, today);
    if (!told || told.day === null) continue;
    found.push({ entity: { kind: 'date', value: told.day }, from: index, to: told.to, confidence: told.confidence });
    index = told.to - 1;
  }
  return found;
}
