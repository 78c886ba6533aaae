import { LogUnavailable } from './event-log.ts';
import { intend, kept, setUp } from './testing/recorded-notes.ts';

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
