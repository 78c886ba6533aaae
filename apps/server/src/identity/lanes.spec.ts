import { Lanes, LanesUnavailable } from './lanes.ts';

describe('lanes', () => {
  const held = () => {
    let release = (): void => undefined;
    const done = new Promise<void>((resolve) => (release = resolve));
    return { done, release: () => release() };
  };

  it('run a few at once and the others in the order in which they came', async () => {
    const lanes = new Lanes({ lanes: 2, waiting: 10 });
    const work = [held(), held(), held(), held()];
    const started: number[] = [];
    const all = work.map(({ done }, index) =>
      lanes.run(async () => {
        started.push(index);
        await done;
      }),
    );
    expect(started).toEqual([0, 1]);
    work[1]?.release();
    await all[1];
    expect(started).toEqual([0, 1, 2]);
    work.forEach(({ release }) => release());
    await Promise.all(all);
    expect(started).toEqual([0, 1, 2, 3]);
  });

  it('never run more than that, however long they are busy', async () => {
    const lanes = new Lanes({ lanes: 3, waiting: 100 });
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 50 }, () => lanes.run(work)));
    await Promise.all(Array.from({ length: 50 }, () => lanes.run(work)));
    expect(most).toBe(3);
  });

  it('go on after work that failed', async () => {
    const lanes = new Lanes({ lanes: 1, waiting: 10 });
    const failing = lanes.run(() => Promise.reject(new Error('broken')));
    const next = lanes.run(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('broken');
    await expect(next).resolves.toBe('done');
    await expect(lanes.run(() => Promise.resolve('free again'))).resolves.toBe('free again');
  });

  it('turn away whom they would let wait too long', async () => {
    const lanes = new Lanes({ lanes: 1, waiting: 1 });
    const first = held();
    const running = [lanes.run(() => first.done), lanes.run(() => Promise.resolve())];
    await expect(lanes.run(() => Promise.resolve())).rejects.toThrow(LanesUnavailable);
    first.release();
    await Promise.all(running);
  });
});
