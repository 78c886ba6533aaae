import type { CareSign } from '@aliado/domain';
import { CareSigns } from './care-signs.ts';

const sign = (id: string, from: number): CareSign => ({
  ...{ id, from, sharedFrom: from + 10 },
  about: { kind: 'no-pause', limit: 60 },
});

function setUp() {
  const told: string[] = [];
  const signs = new CareSigns((agentId) => told.push(agentId));
  return { signs, told };
}

describe('the signs of somebody', () => {
  it('are shown once their time comes, to them alone, and told of then', () => {
    const { signs, told } = setUp();
    signs.set('ada', [sign('now', 0), sign('later', 100)], 0);
    expect([signs.of('ada', 0).map(({ id }) => id), signs.of('ben', 0), told]).toEqual([['now'], [], ['ada']]);
    signs.come(99);
    expect(told).toEqual(['ada']);
    signs.come(100);
    expect([signs.of('ada', 100).map(({ id }) => id), told]).toEqual([
      ['now', 'later'],
      ['ada', 'ada'],
    ]);
  });

  it('are told of when they go, and not when they stay as they are', () => {
    const { signs, told } = setUp();
    signs.set('ada', [sign('now', 0)], 0);
    signs.set('ada', [sign('now', 0)], 5);
    signs.set('ada', [], 6);
    expect([signs.of('ada', 6), told]).toEqual([[], ['ada', 'ada']]);
  });

  it('are put away by whoever they are of, until another day begins', () => {
    const { signs } = setUp();
    signs.set('ada', [sign('now', 0), sign('later', 100)], 0);
    expect(signs.putAway('ben', 'now', 0)).toBe(false);
    expect(signs.putAway('ada', 'later', 0)).toBe(false);
    expect([signs.putAway('ada', 'now', 0), signs.of('ada', 0)]).toEqual([true, []]);
    signs.set('ada', [sign('now', 0)], 1);
    expect(signs.of('ada', 1)).toEqual([]);
    signs.forget();
    expect(signs.of('ada', 1)).toHaveLength(1);
  });
});
