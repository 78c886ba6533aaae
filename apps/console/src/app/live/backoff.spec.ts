import fc from 'fast-check';
import { backoff } from './backoff.ts';

describe('the wait before the next try', () => {
  it('is at most a second after the first failure', () => {
    expect([backoff(0, 0), backoff(0, 0.999)]).toEqual([500, 1_000]);
  });

  it('stays between half a second and twenty seconds, however often it failed', () => {
    const dice = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(10_000), dice, (failures, die) => {
        const wait = backoff(failures, die);
        expect(wait).toBeGreaterThanOrEqual(500);
        expect(wait).toBeLessThanOrEqual(20_000);
      }),
    );
  });
});
