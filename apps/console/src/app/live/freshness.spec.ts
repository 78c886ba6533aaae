import { freshnessOf } from './freshness.ts';

describe('the freshness of the screen', () => {
  const link = { isConnected: true, isCaughtUp: true, isWhole: true, lastHeardAt: 10_000 };
  it.each([
    [10_000, 'live'],
    [12_000, 'live'],
    [12_001, 'slow'],
    [15_000, 'slow'],
    [15_001, 'stale'],
  ] as const)('at %i ms, the server last heard at 10,000, is %s', (now, state) => {
    expect(freshnessOf(link, now)).toBe(state);
  });

  it('is offline without a connection, whatever was heard', () => {
    expect(freshnessOf({ ...link, isConnected: false }, 10_000)).toBe('offline');
  });

  it('is recovering while what was missed is being read', () => {
    expect(freshnessOf({ ...link, isCaughtUp: false }, 10_000)).toBe('recovering');
  });

  it('is partial while the server refuses a part of it, and stale all the same when it falls silent', () => {
    expect(freshnessOf({ ...link, isWhole: false }, 10_000)).toBe('partial');
    expect(freshnessOf({ ...link, isWhole: false }, 16_000)).toBe('stale');
  });

  it('is recovering before the first word', () => {
    expect(freshnessOf({ ...link, lastHeardAt: null }, 10_000)).toBe('recovering');
  });
});
