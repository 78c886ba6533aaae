import type { RecordedOf } from '@aliado/domain';
import { LogUnavailable, SequenceTaken, type Append } from './event-log.ts';
import { InMemoryEventLog } from './in-memory-event-log.ts';
import { StreamRecorder, type Committed, type Decided, type Intention } from './stream-recorder.ts';
import { anAppend, textsOf } from './testing/event-log.contract.ts';

type Note = Extract<Append['entries'][number]['event'], { type: 'NoteWritten' }>;

/** A stream of notes. The same text twice in a row says nothing new, and `full` is refused from three notes on. */
interface Notes {
  readonly sequence: number;
  readonly texts: readonly string[];
}

const evolve = (state: Notes, { sequence, event }: RecordedOf<Note>): Notes => ({
  sequence,
  texts: [...state.texts, event.text],
});

const write =
  (text: string) =>
  ({ texts }: Notes): Decided<Note, 'full'> => {
    if (texts.length >= 3) return { refused: 'full' };
    return { events: texts.at(-1) === text ? [] : [{ type: 'NoteWritten', noteId: 'n', text }] };
  };

const intend = (text: string, more: Partial<Intention<Notes, Note, 'full'>> = {}): Intention<Notes, Note, 'full'> => ({
  streamId: 's',
  decide: write(text),
  by: 'agent:ada',
  occurredAt: 1_000,
  recordedAt: 2_000,
  commandId: null,
  ...more,
});

function setUp(log = new InMemoryEventLog()) {
  const told: Committed<Notes, Note>[] = [];
  const recorder = new StreamRecorder<Notes, Note, 'full'>(
    log,
    { initial: { sequence: 0, texts: [] }, evolve, version: 1 },
    {
      limit: 10,
      publish: (committed) => told.push(committed),
      turnOf: (before, after) => (before.sequence === 0 ? 'live' : after.texts.length === 3 ? 'closed' : null),
    },
  );
  return { log, recorder, told };
}

const kept = async (log: InMemoryEventLog) => textsOf(await log.readAfter('s', 0, 100));

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

  describe('an append whose answer was lost', () => {
    function losingOneAnswer() {
      const parts = setUp();
      const append = parts.log.append.bind(parts.log);
      jest.spyOn(parts.log, 'append').mockImplementationOnce(async (one) => {
        await append(one);
        throw new LogUnavailable('the answer was lost');
      });
      return parts;
    }
    const first = intend('a', { commandId: 'c-1' });
    const committed = (before: readonly string[], after: readonly string[], entries: readonly unknown[]) => ({
      streamId: 's',
      before: { sequence: before.length, texts: before },
      after: { sequence: after.length, texts: after },
      entries,
    });

    it('is told once, as it would have been, when the command comes again', async () => {
      const { log, recorder, told } = losingOneAnswer();
      await expect(recorder.record(first)).rejects.toBeInstanceOf(LogUnavailable);
      expect(told).toEqual([]);
      expect(await recorder.record(first)).toEqual({ accepted: { sequence: 1 } });
      expect(await recorder.record(first)).toEqual({ accepted: { sequence: 1 } });
      expect(told).toEqual([committed([], ['a'], await log.readAfter('s', 0, 10))]);
    });

    it('is told before what is recorded next', async () => {
      const { log, recorder, told } = losingOneAnswer();
      await expect(recorder.record(first)).rejects.toBeInstanceOf(LogUnavailable);
      await recorder.record(intend('b'));
      const [a, b] = await log.readAfter('s', 0, 10);
      expect(told).toEqual([committed([], ['a'], [a]), committed(['a'], ['a', 'b'], [b])]);
    });

    it('is told by itself when nothing comes again, and as soon as the log can be read', async () => {
      jest.useFakeTimers();
      const { log, recorder, told } = losingOneAnswer();
      await expect(recorder.record(first)).rejects.toBeInstanceOf(LogUnavailable);
      const away = jest.spyOn(log, 'readAfter').mockRejectedValue(new LogUnavailable('away'));
      await jest.advanceTimersByTimeAsync(3_000);
      expect(told).toEqual([]);
      away.mockRestore();
      await jest.advanceTimersByTimeAsync(1_000);
      expect(told).toEqual([committed([], ['a'], await log.readAfter('s', 0, 10))]);
      expect(jest.getTimerCount()).toBe(0);
      jest.useRealTimers();
    });

    it('is told also when it came through only after it was given up for lost', async () => {
      const { log, recorder, told } = setUp();
      const append = log.append.bind(log);
      let comeThrough = (): Promise<unknown> => Promise.resolve();
      jest.spyOn(log, 'append').mockImplementationOnce(async (one) => {
        comeThrough = () => append(one);
        throw new LogUnavailable('no answer in time');
      });
      await expect(recorder.record(first)).rejects.toBeInstanceOf(LogUnavailable);
      expect(await recorder.state('s')).toEqual({ sequence: 0, texts: [] });
      await comeThrough();
      expect(await recorder.record(first)).toEqual({ accepted: { sequence: 1 } });
      expect(told).toEqual([committed([], ['a'], await log.readAfter('s', 0, 10))]);
      expect(await recorder.record(intend('b'))).toEqual({ accepted: { sequence: 2 } });
      expect(await kept(log)).toEqual(['a', 'b']);
    });
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
