import { setImmediate } from 'node:timers/promises';
import { OneAtATime } from './one-at-a-time.ts';

describe('work that is let begin one at a time', () => {
  it('begins in the order in which it was asked for, with a turn of the event loop between two', async () => {
    const [work, begun] = [new OneAtATime(), [] as number[]];
    const all = [1, 2, 3].map((nth) => work.next().then(() => begun.push(nth)));
    const seen: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      await setImmediate();
      seen.push(begun.length);
    }
    await Promise.all(all);
    expect([seen, begun]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('begins at the next turn when nothing waits, also after a rest', async () => {
    const work = new OneAtATime();
    for (let nth = 0; nth < 2; nth++) {
      let hasBegun = false;
      void work.next().then(() => (hasBegun = true));
      expect(hasBegun).toBe(false);
      await setImmediate();
      expect(hasBegun).toBe(true);
    }
  });
});
