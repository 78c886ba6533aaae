import * as fc from 'fast-check';
import { accountRule, addressRule, failureWindow, waitAfter } from './lock-out.ts';

const now = 10_000_000;
const failures = (count: number, at = now) => Array<number>(count).fill(at);

describe('the wait after failed sign-ins', () => {
  it.each([
    [0, 0],
    [4, 0],
    [5, 30_000],
    [6, 60_000],
    [7, 120_000],
    [9, 480_000],
    [10, 900_000],
    [40, 900_000],
  ])('after %i failures of an account is %i milliseconds', (count, wait) => {
    expect(waitAfter(failures(count), now, accountRule)).toBe(wait);
  });

  it('begins later for an address, behind which many people may be', () => {
    expect(waitAfter(failures(29), now, addressRule)).toBe(0);
    expect(waitAfter(failures(30), now, addressRule)).toBe(30_000);
  });

  it('runs from the latest failure and is over when it is over', () => {
    const times = [now - 400_000, ...failures(4, now - 10_000)];
    expect(waitAfter(times, now, accountRule)).toBe(20_000);
    expect(waitAfter(times, now + 20_000, accountRule)).toBe(0);
  });

  it('does not count what is older than the window', () => {
    expect(waitAfter(failures(5, now - failureWindow), now, accountRule)).toBe(0);
  });

  it('is never negative and never longer than the window', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: now }), { maxLength: 80 }), (times) => {
        const wait = waitAfter(times, now, accountRule);
        return wait >= 0 && wait <= failureWindow;
      }),
    );
  });
});
