import type { PlannedActivity } from '@aliado/domain';
import { planChange, type StoredRow } from './plan-change.ts';
import type { ShiftRow } from './plan-file.ts';

let line = 1;
const row = (agentId: string, day: string, from: number, to: number, activity: PlannedActivity = 'work'): ShiftRow => ({
  ...{ agentId, activity, from, to, day, date: day, line: (line += 1) },
});
const stored = (rows: readonly ShiftRow[]): readonly StoredRow[] =>
  rows.map(({ agentId, activity, from, to, day }) => ({ agentId, activity, from, to, day }));
const nobody: ReadonlySet<string> = new Set();

describe('what a file makes of a plan', () => {
  const monday = [row('ada', 'mon', 22, 26), row('ada', 'mon', 26, 27, 'break'), row('ada', 'mon', 27, 30)];
  const tuesday = [row('ada', 'tue', 46, 54)];

  it('is nothing the second time', () => {
    const change = planChange([...monday, ...tuesday], stored([...monday, ...tuesday]), nobody);
    expect(change).toMatchObject({ added: [], removed: [], unchanged: 4, people: 1, days: 2, wrong: [] });
  });

  it('is the days whose shifts it has, and no other', () => {
    const later = [row('ada', 'tue', 48, 54)];
    const change = planChange(later, stored([...monday, ...tuesday]), nobody);
    expect([change.added, change.removed]).toEqual([stored(later), stored(tuesday)]);
    const changed = [row('ada', 'mon', 22, 30)];
    expect(planChange(changed, stored([...monday, ...tuesday]), nobody).removed).toEqual(stored(monday));
  });

  it('is what it covers whole, of whichever shift it was', () => {
    const cutAtMidnight = [row('ada', 'mon', 20, 24), row('ada', 'mon', 24, 30)];
    const again = [row('ada', 'tue', 24, 30, 'off'), row('ada', 'tue', 46, 54)];
    const change = planChange(again, stored(cutAtMidnight), nobody);
    expect([change.added, change.removed]).toEqual([stored(again), stored(cutAtMidnight.slice(1))]);
  });

  it('takes nothing away of a shift that it only touches, and says so', () => {
    const early = [row('ada', 'tue', 29, 37)];
    const change = planChange(early, stored(monday), nobody);
    expect(change).toMatchObject({ added: [], removed: [], people: 0, days: 0 });
    expect(change.wrong).toMatchObject([{ fault: { line: early[0]?.line, reason: 'plan/overlap', expected: null } }]);
  });

  it('leaves whoever has a row that is wrong as they were', () => {
    const others = [row('ada', 'mon', 0, 8), row('bea', 'mon', 0, 8)];
    const change = planChange(others, stored([row('ada', 'mon', 1, 2)]), new Set(['ada']));
    expect([change.added, change.removed]).toEqual([stored(others.slice(1)), []]);
  });
});
