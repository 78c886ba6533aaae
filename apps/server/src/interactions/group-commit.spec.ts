import { GroupCommit, type Settled } from './group-commit.ts';

interface Item {
  readonly name: string;
  readonly keys: readonly string[];
}

/** A disk that writes when it is told to. */
class HeldDisk {
  readonly batches: (readonly string[])[] = [];
  private readonly held: (() => void)[] = [];

  readonly write = (items: readonly Item[]): Promise<readonly Settled<string>[]> => {
    this.batches.push(items.map(({ name }) => name));
    return new Promise((resolve) => this.held.push(() => resolve(items.map(({ name }) => ({ value: name })))));
  };

  /** Lets the oldest batch be done, and waits until those who waited for it know. */
  async finish(): Promise<void> {
    this.held.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const keysOf = ({ keys }: Item) => keys;
const item = (name: string, ...keys: readonly string[]): Item => ({ name, keys });

describe('writing in groups', () => {
  it('lets a lone item wait for nothing', () => {
    const disk = new HeldDisk();
    void new GroupCommit(disk.write, keysOf, { batch: 10, lanes: 1 }).submit(item('a', 'k'));
    expect(disk.batches).toEqual([['a']]);
  });

  it('gathers what is asked while the disk is busy', async () => {
    const disk = new HeldDisk();
    const commits = new GroupCommit(disk.write, keysOf, { batch: 3, lanes: 1 });
    const done = ['a', 'b', 'c', 'd', 'e'].map((name) => commits.submit(item(name, name)));
    await disk.finish();
    await disk.finish();
    await disk.finish();
    expect(disk.batches).toEqual([['a'], ['b', 'c', 'd'], ['e']]);
    expect(await Promise.all(done)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('has as many batches on their way as there are lanes', () => {
    const disk = new HeldDisk();
    const commits = new GroupCommit(disk.write, keysOf, { batch: 3, lanes: 2 });
    for (const name of ['a', 'b', 'c', 'd']) void commits.submit(item(name, name));
    expect(disk.batches).toEqual([['a'], ['b']]);
  });

  it('never has two items of one key on their way, and keeps their order', async () => {
    const disk = new HeldDisk();
    const commits = new GroupCommit(disk.write, keysOf, { batch: 9, lanes: 2 });
    for (const name of ['a1', 'a2', 'b1', 'a3', 'b2']) void commits.submit(item(name, name.slice(0, 1)));
    expect(disk.batches).toEqual([['a1'], ['b1']]);
    await disk.finish();
    expect(disk.batches.slice(2)).toEqual([['a2']]);
    await disk.finish();
    expect(disk.batches.slice(3)).toEqual([['b2']]);
    await disk.finish();
    expect(disk.batches.slice(4)).toEqual([['a3']]);
  });

  it('lets nothing overtake an item that waits for another of its keys', async () => {
    const disk = new HeldDisk();
    const commits = new GroupCommit(disk.write, keysOf, { batch: 9, lanes: 2 });
    void commits.submit(item('first', 'stream-1', '#command'));
    void commits.submit(item('repeat', 'stream-2', '#command'));
    void commits.submit(item('after', 'stream-2'));
    expect(disk.batches).toEqual([['first']]);
    await disk.finish();
    await disk.finish();
    expect(disk.batches).toEqual([['first'], ['repeat'], ['after']]);
  });

  it('fails those whose part failed, and goes on with the rest', async () => {
    const write = async (items: readonly Item[]): Promise<readonly Settled<string>[]> =>
      items.map(({ name }) => (name === 'bad' ? { error: new Error('no') } : { value: name }));
    const commits = new GroupCommit(write, keysOf, { batch: 9, lanes: 1 });
    const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map((name) => commits.submit(item(name, name))));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all of a batch that could not be written, and takes the next', async () => {
    let isAway = true;
    const write = async (items: readonly Item[]): Promise<readonly Settled<string>[]> => {
      if (isAway) throw new Error('the disk is away');
      return items.map(({ name }) => ({ value: name }));
    };
    const commits = new GroupCommit(write, keysOf, { batch: 9, lanes: 1 });
    await expect(commits.submit(item('a', 'k'))).rejects.toThrow('the disk is away');
    isAway = false;
    expect(await commits.submit(item('a', 'k'))).toBe('a');
  });
});
