import type { Budget } from '@aliado/domain';

const dayMs = 86_400_000;

/** The name of the period of a budget that a calendar day falls into: its day, the Monday of its week, or its month. */
export function budgetKey({ id, period }: Pick<Budget, 'id' | 'period'>, day: string): string {
  return `${id}|${periodOf(period, day)}`;
}

function periodOf(period: Budget['period'], day: string): string {
  if (period === 'day') return day;
  if (period === 'month') return day.slice(0, 7);
  const noon = new Date(`${day}T12:00:00Z`);
  const sinceMonday = (noon.getUTCDay() + 6) % 7;
  return `w${new Date(noon.getTime() - sinceMonday * dayMs).toISOString().slice(0, 10)}`;
}
