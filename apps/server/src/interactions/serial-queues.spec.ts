import { SerialQueues } from './serial-queues.ts';

const soon = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('tasks of one key', () => {
  it('run one after the other, in the order they were given', async () => {
    const queues = new SerialQueues();
    const told: string[] = [];
    const task = (name: string) => async () => {
      told.push(`${name} begins`);
      await soon();
      told.push(`${name} ends`);
      return name;
    };
    expect(await Promise.all([queues.run('k', task('a')), queues.run('k', task('b'))])).toEqual(['a', 'b']);
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('do not wait for those of another key', async () => {
    const queues = new SerialQueues();
    void queues.run('stuck', () => new Promise(() => undefined));
    expect(await queues.run('free', async () => 'done')).toBe('done');
  });

  it('go on after one that failed', async () => {
    const queues = new SerialQueues();
    const failed = queues.run('k', () => Promise.reject(new Error('no')));
    const next = queues.run('k', async () => 'done');
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('leave nothing behind when they are done', async () => {
    const queues = new SerialQueues();
    const done = Promise.all([queues.run('a', soon), queues.run('a', soon), queues.run('b', soon)]);
    expect(queues.size).toBe(2);
    await done;
    await soon();
    expect(queues.size).toBe(0);
  });
});
