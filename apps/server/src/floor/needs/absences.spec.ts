import { Absences } from './absences.ts';

const minute = 60_000;

describe('somebody who closes their console', () => {
  const absences = () => {
    const known = new Absences();
    known.take(new Set(['ada']), 0);
    return known;
  };

  it('has rested once they are back after five minutes, and not after a moment', () => {
    const known = absences();
    known.take(new Set(), 10 * minute);
    known.take(new Set(['ada']), 14 * minute);
    expect(known.restedAt('ada', 0)).toBe(0);
    known.take(new Set(), 20 * minute);
    expect(known.take(new Set(['ada']), 25 * minute)).toEqual(['ada']);
    expect(known.restedAt('ada', 0)).toBe(25 * minute);
  });

  it('rested when their own day says so, where that is later, and rests while it says so', () => {
    const known = absences();
    known.take(new Set(), 0);
    known.take(new Set(['ada']), 5 * minute);
    expect(known.restedAt('ada', 9 * minute)).toBe(9 * minute);
    expect(known.restedAt('ada', null)).toBeNull();
  });

  it('is not known to have rested the day before', () => {
    const known = absences();
    known.take(new Set(), 0);
    known.take(new Set(['ada']), 5 * minute);
    known.forgetBefore(6 * minute);
    expect(known.restedAt('ada', 0)).toBe(0);
  });
});
