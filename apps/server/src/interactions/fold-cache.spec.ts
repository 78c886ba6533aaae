import type { RecordedOf } from '@aliado/domain';
import { FoldCache } from './fold-cache.ts';
import { InMemoryEventLog } from './in-memory-event-log.ts';
import { anAppend } from './testing/event-log.contract.ts';

interface Count {
  readonly sequence: number;
  readonly folded: number;
}

const fold = {
  initial: { sequence: 0, folded: 0 },
  evolve: (state: Count, { sequence }: RecordedOf<unknown>): Count => ({ sequence, folded: state.folded + 1 }),
  version: 2,
};

const texts = (count: number) => Array.from({ length: count }, String);

async function aLog(entries: number): Promise<InMemoryEventLog> {
  const log = new InMemoryEventLog();
  await log.append(anAppend('s', 0, texts(entries)));
  return log;
}

describe('the state of a stream', () => {
  it('is folded from the whole log, page by page', async () => {
    const cache = new FoldCache(await aLog(2_300), fold, 10);
    expect(await cache.load('s')).toEqual({ sequence: 2_300, folded: 2_300 });
  });

  it('is taken up from the newest snapshot of the same fold', async () => {
    const log = await aLog(30);
    await log.writeSnapshot('s', { sequence: 20, foldVersion: 2, state: { sequence: 20, folded: -1 } });
    expect(await new FoldCache(log, fold, 10).load('s')).toEqual({ sequence: 30, folded: 9 });
  });

  it('is folded from the beginning when the snapshot is of another fold', async () => {
    const log = await aLog(30);
    await log.writeSnapshot('s', { sequence: 20, foldVersion: 1, state: { sequence: 20, folded: -1 } });
    expect(await new FoldCache(log, fold, 10).load('s')).toEqual({ sequence: 30, folded: 30 });
  });

  it('is the initial one for an unknown stream, which takes nobody’s place', async () => {
    const cache = new FoldCache(await aLog(1), fold, 1);
    await cache.load('s');
    expect(await cache.load('nobody')).toEqual(fold.initial);
    expect([cache.peek('s')?.sequence, cache.size]).toEqual([1, 1]);
  });

  it('leaves a snapshot every 500 entries', async () => {
    const log = await aLog(499);
    const cache = new FoldCache(log, fold, 10);
    const state = await cache.load('s');
    const appended = await log.append(anAppend('s', 499, ['x']));
    if ('entries' in appended) cache.advance('s', state, appended.entries);
    expect(await log.readSnapshot('s')).toEqual({
      sequence: 500,
      foldVersion: 2,
      state: { sequence: 500, folded: 500 },
    });
  });

  it('is dropped when many others were used since', async () => {
    const log = new InMemoryEventLog();
    for (const streamId of ['a', 'b', 'c']) await log.append(anAppend(streamId, 0, ['x']));
    const cache = new FoldCache(log, fold, 2);
    for (const streamId of ['a', 'b', 'a', 'c']) await cache.load(streamId);
    expect([cache.peek('a')?.sequence, cache.peek('b'), cache.size]).toEqual([1, undefined, 2]);
  });

  it('is held for a few of the finished streams only, however many there were, and never in the place of a live one', async () => {
    const log = new InMemoryEventLog();
    const cache = new FoldCache(log, { ...fold, isFinished: ({ sequence }: Count) => sequence >= 2 }, 1_000);
    for (let call = 0; call < 300; call++) {
      const appended = await log.append(anAppend(`call-${call}`, 0, call === 0 ? ['live'] : ['talk', 'end']));
      if ('entries' in appended) cache.advance(`call-${call}`, fold.initial, appended.entries);
    }
    expect([cache.peek('call-0')?.sequence, cache.peek('call-1'), cache.size]).toEqual([1, undefined, 101]);
    expect(await cache.load('call-1')).toEqual({ sequence: 2, folded: 2 });
  });

  it('does not fall back when a commit comes in while it is being read', async () => {
    const log = await aLog(1);
    const cache = new FoldCache(log, fold, 10);
    let letGo = (): void => undefined;
    const slow = new Promise<void>((resolve) => (letGo = resolve));
    const readAfter = log.readAfter.bind(log);
    jest.spyOn(log, 'readAfter').mockImplementationOnce(async (...parameters) => {
      const page = await readAfter(...parameters);
      await slow;
      return page;
    });
    const reading = cache.load('s');
    await Promise.resolve();
    const state = await cache.load('s');
    const appended = await log.append(anAppend('s', 1, ['x']));
    if ('entries' in appended) cache.advance('s', state, appended.entries);
    letGo();
    expect([(await reading).sequence, (await cache.load('s')).sequence]).toEqual([2, 2]);
  });
});
