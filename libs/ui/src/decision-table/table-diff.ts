import type { Guideline, GuidelineRule } from '@aliado/domain';

/** A row of the table as it is drawn beside what is in force. */
export interface TableRow {
  readonly rule: GuidelineRule;
  /** The rule in force with the same id; null where there is none, or nothing is compared. */
  readonly was: GuidelineRule | null;
  readonly state: 'kept' | 'new' | 'removed';
  /** From 1; null for a removed one. */
  readonly number: number | null;
  /** Its number in force where it stands elsewhere among the rules that stayed; null otherwise. */
  readonly movedFrom: number | null;
}

/** The rows of a table with those of `base` that it lacks, each where it stood. */
export function rowsOf(table: Guideline, base: Guideline | null): readonly TableRow[] {
  const wasById = new Map(base?.rules.map((rule) => [rule.id, rule]));
  const stayed = table.rules.filter(({ id }) => wasById.has(id)).map(({ id }) => id);
  const stayedInBase = base?.rules.filter(({ id }) => stayed.includes(id)).map(({ id }) => id) ?? [];
  const moved = movedIds(stayed, stayedInBase);
  const rows = table.rules.map((rule, place): TableRow => {
    const was = wasById.get(rule.id) ?? null;
    const movedFrom = moved.has(rule.id) ? (base?.rules.findIndex(({ id }) => id === rule.id) ?? 0) + 1 : null;
    return { rule, was, state: base && !was ? 'new' : 'kept', number: place + 1, movedFrom };
  });
  return withRemoved(rows, base);
}

function withRemoved(rows: readonly TableRow[], base: Guideline | null): readonly TableRow[] {
  const all = [...rows];
  for (const [place, rule] of (base?.rules ?? []).entries()) {
    if (rows.some((row) => row.rule.id === rule.id)) continue;
    const before = base?.rules[place - 1]?.id;
    const at = all.findIndex((row) => row.rule.id === before) + 1;
    all.splice(at, 0, { rule, was: rule, state: 'removed', number: null, movedFrom: null });
  }
  return all;
}

/** Those that were moved: the fewest without which the rest stand in their old order. */
function movedIds(order: readonly string[], before: readonly string[]): ReadonlySet<string> {
  const places = order.map((id) => before.indexOf(id));
  const best: number[][] = [];
  for (const [at, place] of places.entries()) {
    const longest = best.slice(0, at).reduce<readonly number[]>((so, run) => {
      return (places[run.at(-1) ?? 0] ?? 0) < place && run.length > so.length ? run : so;
    }, []);
    best.push([...longest, at]);
  }
  const kept = new Set(best.reduce<readonly number[]>((so, run) => (run.length > so.length ? run : so), []));
  return new Set(order.filter((_, at) => !kept.has(at)));
}

/** The condition that a rule in force has in a column of `table`; null where `base` has no such column. */
export function conditionBefore(was: GuidelineRule, base: Guideline, inputId: string): string | null {
  const place = base.inputs.findIndex(({ id }) => id === inputId);
  return place === -1 ? null : (was.when[place] ?? '-');
}
