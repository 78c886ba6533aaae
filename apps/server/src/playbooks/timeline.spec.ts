import { placeAt, timelineOf, type TimedRelease } from './timeline.ts';

const item = (id: string, version: number) => ({ kind: 'guideline', id, version }) as const;

const releases: readonly TimedRelease[] = [
  { number: 1, effectiveAt: 100, extent: 'whole', items: [item('b', 1), item('a', 1)] },
  { number: 2, effectiveAt: 500, extent: 'part', items: [item('a', 2)] },
  { number: 3, effectiveAt: 300, extent: 'part', items: [item('b', 2)] },
];
const inForce = (at: number) => {
  const timeline = timelineOf(releases);
  return timeline[placeAt(timeline, at)]?.items.map(({ id, version }) => `${id} ${version}`);
};

describe('what is in force when', () => {
  it('is by the hour of releases, not by the order of their making, and a part leaves all else as it is then', () => {
    expect([100, 299, 300, 499, 500, 9_999].map(inForce)).toEqual([
      ['a 1', 'b 1'],
      ['a 1', 'b 1'],
      ['a 1', 'b 2'],
      ['a 1', 'b 2'],
      ['a 2', 'b 2'],
      ['a 2', 'b 2'],
    ]);
  });

  it('does not go back to what was scheduled before a newer version was published', () => {
    const whole = { number: 4, effectiveAt: 400, extent: 'whole', items: [item('a', 3), item('b', 2)] } as const;
    const timeline = timelineOf([...releases, whole]);
    expect(timeline.at(-1)).toEqual({ from: 500, items: [item('a', 3), item('b', 2)] });
    const older = timelineOf([...releases, { ...whole, items: [item('a', 1), item('b', 2)] }]);
    expect(older.at(-1)?.items).toEqual([item('a', 2), item('b', 2)]);
  });

  it('is what came first for any moment before it, and nothing without a release', () => {
    expect(inForce(0)).toEqual(['a 1', 'b 1']);
    expect(placeAt([], 0)).toBe(-1);
  });

  it('is what a later release says of the same moment', () => {
    const [first] = timelineOf([...releases, { number: 4, effectiveAt: 100, extent: 'whole', items: [item('c', 1)] }]);
    expect(first).toEqual({ from: 100, items: [item('c', 1)] });
  });
});
