import { emptyTally, plus } from '@aliado/domain';
import fc from 'fast-check';
import { RecentTallies } from './recent-tallies.ts';

const minute = 60_000;
const offered = { ...emptyTally, offered: 1 };

describe('the counts of the last hour', () => {
  it('hold what began in the last minutes, the one that runs included', () => {
    const recent = new RecentTallies();
    for (const at of [0, 4 * minute, 5 * minute, 59 * minute]) recent.add(at, offered);
    const over = (minutes: number, at: number) => recent.over(minutes, at).offered;
    expect([over(5, 5 * minute), over(5, 9 * minute - 1), over(5, 9 * minute), over(60, 59 * minute)]).toEqual([
      ...[2, 2, 1, 4],
    ]);
    expect(recent.turnsAt(5, 5 * minute)).toBe(9 * minute);
    expect(recent.turnsAt(5, 30 * minute)).toBeNull();
  });

  it('take what changes later into the minute in which it began', () => {
    const recent = new RecentTallies();
    recent.add(0, offered);
    recent.add(minute, offered);
    recent.add(0, { ...emptyTally, answered: 1 });
    expect(recent.over(2, minute)).toMatchObject({ offered: 2, answered: 1 });
    expect(recent.over(1, minute)).toMatchObject({ offered: 1, answered: 0 });
  });

  it('equal a count of all that began in a stretch, whatever came', () => {
    const moments = fc.array(fc.nat(180 * minute), { maxLength: 60 });
    fc.assert(
      fc.property(moments, fc.constantFrom(1, 5, 15, 30, 60), (times, minutes) => {
        const recent = new RecentTallies();
        const inOrder = times.toSorted((one, other) => one - other);
        for (const at of inOrder) recent.add(at, offered);
        const now = inOrder.at(-1) ?? 0;
        const from = (Math.floor(now / minute) - minutes + 1) * minute;
        const counted = inOrder.filter((at) => at >= from).reduce((sum) => plus(sum, offered), emptyTally);
        expect(recent.over(minutes, now)).toEqual(counted);
      }),
    );
  });
});
