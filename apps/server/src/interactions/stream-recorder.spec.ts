import { LogUnavailable, SequenceTaken } from './event-log.ts';
import { Series } from './series.ts';
import { anAppend, textsOf } from './testing/event-log.contract.ts';
import { intend, kept, setUp } from './testing/recorded-notes.ts';

describe('recording an intention', () => {
  it('appends what is decided and tells it afterwards, with the states around it', async () => {
    const { log, recorder, told } = setUp();
    expect(await recorder.record(intend('a'))).toEqual({ accepted: { sequence: 1 } });
    expect(told).toEqual([
      {
        streamId: 's',
        before: { sequence: 0, texts: [] },
        after: { sequence: 1, texts: ['a'] },
        entries: await log.readAfter('s', 0, 10),
      },
    ]);
  });

  it('decides each intention on the state that the one before left', async () => {
    const { log, recorder, told } = setUp();
    const outcomes = await Promise.all(['a', 'b', 'b', 'c', 'd'].map((text) => recorder.record(intend(text))));
    expect(outcomes).toEqual([
      { accepted: { sequence: 1 } },
      { accepted: { sequence: 2 } },
      { accepted: { sequence: 2 } },
      { accepted: { sequence: 3 } },
      { refused: 'full' },
    ]);
    expect(await kept(log)).toEqual(['a', 'b', 'c']);
    expect(told.map(({ after }) => after.sequence)).toEqual([1, 2, 3]);
  });

  it('tells what was committed in the order of the stream, one by one, and never before it is on disk', async () => {
    const { log, recorder, told } = setUp();
    const toldAtWriting: number[] = [];
    const appendChain = log.appendChain.bind(log);
    jest.spyOn(log, 'appendChain').mockImplementation(async (chain) => {
      await new Promise((resolve) => setImmediate(resolve));
      toldAtWriting.push(told.length);
      return appendChain(chain);
    });
    await Promise.all(['a', 'b', 'c'].map((text) => recorder.record(intend(text))));
    expect(toldAtWriting).toEqual([0]);
    expect(told.map(({ entries }) => textsOf(entries))).toEqual([['a'], ['b'], ['c']]);
    expect(told.map(({ before, after }) => [before.sequence, after.sequence])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
  });

  it('writes as one what waited while the disk was busy', async () => {
    const { log, recorder } = setUp();
    const chains = jest.spyOn(log, 'appendChain');
    const first = recorder.record(intend('a'));
    await new Promise((resolve) => process.nextTick(resolve));
    await Promise.all([
      first,
      recorder.record(intend('b')),
      recorder.record(intend('b')),
      recorder.record(intend('c')),
    ]);
    expect(chains.mock.calls.map(([chain]) => chain.map(({ expected }) => expected))).toEqual([[1, 2]]);
    expect(await kept(log)).toEqual(['a', 'b', 'c']);
  });

  it('does what was asked twice in one moment once', async () => {
    const { log, recorder, told } = setUp();
    const outcomes = await Promise.all(
      ['c-1', 'c-2', 'c-1', 'c-2'].map((commandId) => recorder.record(intend(commandId, { commandId }))),
    );
    expect(outcomes).toEqual([1, 2, 1, 2].map((sequence) => ({ accepted: { sequence } })));
    expect([await kept(log), told.length]).toEqual([['c-1', 'c-2'], 2]);
  });

  it('answers as the first time what was carried out before and says nothing new now', async () => {
    const { recorder } = setUp();
    await recorder.record(intend('a', { commandId: 'c-1' }));
    await recorder.record(intend('a', { commandId: 'c-2' }));
    const outcomes = await Promise.all([
      recorder.record(intend('b')),
      recorder.record(intend('b', { commandId: 'c-1' })),
      recorder.record(intend('c')),
    ]);
    expect(outcomes).toEqual([2, 1, 3].map((sequence) => ({ accepted: { sequence } })));
  });

  it('does the rest of a batch of which one was carried out before', async () => {
    const { log, recorder, told } = setUp();
    await recorder.record(intend('a', { commandId: 'c-1' }));
    const outcomes = await Promise.all([
      recorder.record(intend('b')),
      recorder.record(intend('a', { commandId: 'c-1' })),
      recorder.record(intend('c', { commandId: 'c-3' })),
      recorder.record(intend('d')),
    ]);
    expect(outcomes).toEqual([
      { accepted: { sequence: 2 } },
      { accepted: { sequence: 1 } },
      { accepted: { sequence: 3 } },
      { refused: 'full' },
    ]);
    expect(await kept(log)).toEqual(['a', 'b', 'c']);
    expect(told.map(({ entries }) => textsOf(entries))).toEqual([['a'], ['b'], ['c']]);
  });

  it('does the rest of a batch of which one fails', async () => {
    const { log, recorder } = setUp();
    const broken = (): never => {
      throw new RangeError('a bug');
    };
    const outcomes = Promise.allSettled([
      recorder.record(intend('a')),
      recorder.record(intend('b')),
      recorder.record(intend('c', { decide: broken })),
      recorder.record(intend('d')),
    ]);
    expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await kept(log)).toEqual(['a', 'b', 'd']);
  });

  it('decides a batch again when another writer was faster', async () => {
    const { log, recorder, told } = setUp();
    await recorder.record(intend('a'));
    await log.append(anAppend('s', 1, ['theirs']));
    const outcomes = await Promise.all(['b', 'c'].map((text) => recorder.record(intend(text))));
    expect(outcomes).toEqual([{ accepted: { sequence: 3 } }, { refused: 'full' }]);
    expect(told.map(({ entries }) => textsOf(entries))).toEqual([['a'], ['theirs'], ['b']]);
  });

  it('acknowledges nothing of a batch whose answer was lost, and tells it once when it is found', async () => {
    const { log, recorder, told } = setUp();
    const appendChain = log.appendChain.bind(log);
    jest.spyOn(log, 'appendChain').mockImplementationOnce(async (chain) => {
      await appendChain(chain);
      throw new LogUnavailable('the answer was lost');
    });
    const batch = () => ['a', 'b'].map((text) => recorder.record(intend(text, { commandId: text })));
    expect((await Promise.allSettled(batch())).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(told).toEqual([]);
    expect(await Promise.all(batch())).toEqual([1, 2].map((sequence) => ({ accepted: { sequence } })));
    expect(told.flatMap(({ entries }) => textsOf(entries))).toEqual(['a', 'b']);
    expect(await kept(log)).toEqual(['a', 'b']);
  });

  it('decides again when another writer was faster', async () => {
    const { log, recorder, told } = setUp();
    await recorder.record(intend('a'));
    await log.append(anAppend('s', 1, ['theirs']));
    expect(await recorder.record(intend('theirs'))).toEqual({ accepted: { sequence: 2 } });
    await log.append(anAppend('s', 2, ['theirs too']));
    expect(await recorder.record(intend('b'))).toEqual({ refused: 'full' });
    expect(await kept(log)).toEqual(['a', 'theirs', 'theirs too']);
    expect(told.map(({ entries }) => textsOf(entries))).toEqual([['a'], ['theirs'], ['theirs too']]);
  });

  it('gives up a race that is lost again and again, and can go on later', async () => {
    const { log, recorder, told } = setUp();
    const append = jest.spyOn(log, 'append').mockImplementation(async () => {
      throw new SequenceTaken('s');
    });
    await expect(recorder.record(intend('a'))).rejects.toBeInstanceOf(SequenceTaken);
    expect([append.mock.calls.length, told]).toEqual([5, []]);
    append.mockRestore();
    expect(await recorder.record(intend('a'))).toEqual({ accepted: { sequence: 1 } });
  });

  it('acknowledges and tells nothing while the log cannot be written', async () => {
    const { log, recorder, told } = setUp();
    await recorder.record(intend('a'));
    const append = jest.spyOn(log, 'append').mockRejectedValue(new LogUnavailable('away'));
    await expect(recorder.record(intend('b', { commandId: 'c-1' }))).rejects.toBeInstanceOf(LogUnavailable);
    append.mockRestore();
    expect([told.length, await recorder.state('s')]).toEqual([1, { sequence: 1, texts: ['a'] }]);
    expect(await recorder.record(intend('b', { commandId: 'c-1' }))).toEqual({ accepted: { sequence: 2 } });
  });
});

describe('a command that is repeated', () => {
  it('is answered as the first time and does nothing more', async () => {
    const { log, recorder, told } = setUp();
    const first = await recorder.record(intend('a', { commandId: 'c-1' }));
    await recorder.record(intend('b'));
    expect(await recorder.record(intend('a', { commandId: 'c-1' }))).toEqual(first);
    expect([await kept(log), told.length]).toEqual([['a', 'b'], 2]);
  });

  it('is answered as the first time even where the state would refuse it now', async () => {
    const { recorder } = setUp();
    await recorder.record(intend('a'));
    await recorder.record(intend('b'));
    const first = await recorder.record(intend('c', { commandId: 'c-1' }));
    expect(await recorder.record(intend('c', { commandId: 'c-1' }))).toEqual(first);
    expect(await recorder.record(intend('c', { commandId: 'c-2' }))).toEqual({ refused: 'full' });
  });

  it('is known after a restart', async () => {
    const { log, recorder } = setUp();
    const first = await recorder.record(intend('a', { commandId: 'c-1' }));
    expect(await setUp(log).recorder.record(intend('a', { commandId: 'c-1' }))).toEqual(first);
    expect(await kept(log)).toEqual(['a']);
  });

  it('leaves a receipt also when it said nothing new', async () => {
    const { log, recorder } = setUp();
    await recorder.record(intend('a'));
    expect(await recorder.record(intend('a', { commandId: 'c-1' }))).toEqual({ accepted: { sequence: 1 } });
    await recorder.record(intend('b'));
    expect(await recorder.record(intend('a', { commandId: 'c-1' }))).toEqual({ accepted: { sequence: 1 } });
    expect(await kept(log)).toEqual(['a', 'b']);
  });
});

describe('a stream', () => {
  it('becomes live with its first entry and closes when its fold says so', async () => {
    const { log, recorder } = setUp();
    await recorder.record(intend('a'));
    expect(await log.liveStreams()).toEqual(['s']);
    await recorder.record(intend('b'));
    await recorder.record(intend('c'));
    expect(await log.liveStreams()).toEqual([]);
  });
});

describe('intentions that must not overtake one another', () => {
  it('are not recorded behind one that could not be, while those of others are', async () => {
    const { log, recorder } = setUp();
    const series = new Series();
    jest.spyOn(log, 'append').mockRejectedValueOnce(new LogUnavailable('down for a moment'));
    const first = recorder.record(intend('a', { series }));
    await new Promise((resolve) => process.nextTick(resolve));
    const others = [intend('b', { series }), intend('c'), intend('d', { series })];
    const outcomes = await Promise.allSettled([first, ...others.map((one) => recorder.record(one))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled', 'rejected']);
    expect(await kept(log)).toEqual(['c']);
    await expect(recorder.record(intend('e', { series }))).rejects.toBeInstanceOf(LogUnavailable);
    expect(await recorder.record(intend('a', { series: new Series() }))).toEqual({ accepted: { sequence: 2 } });
  });
});
