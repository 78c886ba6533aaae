import type { Recorded, WatchReply } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import type { Delivery } from './stream-reader.ts';
import { StreamReader } from './stream-reader.ts';

const tape: readonly Recorded[] = aTape('int-1')
  .at(0, { type: 'CallHeld' })
  .at(1, { type: 'CallResumed' })
  .at(2, { type: 'CallHeld' })
  .at(3, { type: 'CallResumed' }).entries;

describe('the reader of a stream', () => {
  const answers: ((reply: WatchReply) => void)[] = [];
  const asked: number[] = [];
  const told: string[] = [];
  let delivered: readonly Delivery[] = [];

  const aReader = () => {
    for (const list of [answers, asked, told]) list.length = 0;
    delivered = [];
    return new StreamReader('int-1', {
      watch: (_, after) => {
        asked.push(after);
        return new Promise((resolve) => answers.push(resolve));
      },
      deliver: (delivery) => (delivered = [...delivered, delivery]),
      refused: (id, refusal) => told.push(`${id} ${refusal}`),
      missing: ({ streamId }) => told.push(`${streamId} misses some`),
    });
  };
  const answer = (from: number, to: number) =>
    answers.shift()?.({ snapshot: null, entries: tape.slice(from, to), hasMore: false, serverTime: 0 });
  const sequences = () => delivered.flatMap(({ entries }) => entries.map(({ sequence }) => sequence));

  it('tells of a hole that appeared while it read, as soon as the read is over', async () => {
    const reader = aReader();
    const read = reader.catchUp();
    reader.arrive(tape.slice(3));
    expect(told).toEqual([]);
    answer(0, 2);
    await expect(read).rejects.toMatchObject({ code: 'live/still-behind' });
    expect(told).toEqual(['int-1 misses some']);
    const again = reader.catchUp();
    answer(2, 4);
    expect(await again).toBe(2);
    expect([asked, sequences()]).toEqual([
      [0, 2],
      [1, 2, 3, 4],
    ]);
  });

  it('tells of a hole that appears between the last answer and the end of the read', async () => {
    const reader = aReader();
    const read = reader.catchUp();
    answer(0, 2);
    await Promise.resolve();
    reader.arrive(tape.slice(3));
    await read.catch(() => undefined);
    expect(told).toEqual(['int-1 misses some']);
  });

  it('asks for nothing more of a stream that it may not follow', async () => {
    const reader = aReader();
    const read = reader.catchUp();
    reader.arrive(tape.slice(3));
    answers.shift()?.({ refused: 'live/forbidden' });
    expect(await read).toBe(0);
    expect([told, reader.isMissing]).toEqual([['int-1 live/forbidden'], false]);
  });
});
