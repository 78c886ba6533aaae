import { Logger } from '@nestjs/common';
import { ManualClock } from '../platform/testing/manual-clock.ts';
import { InMemoryEventLog } from './in-memory-event-log.ts';
import { ReceiptSweeper, receiptsKeptFor } from './receipt-sweeper.ts';
import { anAppend } from './testing/event-log.contract.ts';

describe('the receipts of what was carried out', () => {
  const log = new InMemoryEventLog();
  const clock = new ManualClock();
  const sweeper = new ReceiptSweeper(log, clock);

  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    sweeper.onApplicationShutdown();
    jest.useRealTimers();
  });

  it('are forgotten after a month, within the hour, and not before', async () => {
    sweeper.onApplicationBootstrap();
    await log.append(anAppend('int-1', 0, ['a'], { commandId: 'c-1', recordedAt: clock.now() }));
    clock.pass(receiptsKeptFor);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(await log.readReceipt('c-1')).toEqual({ streamId: 'int-1', sequence: 1 });
    clock.pass(1);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(await log.readReceipt('c-1')).toBeNull();
  });

  it('are looked through again when the log was away', async () => {
    sweeper.onApplicationBootstrap();
    await log.append(anAppend('int-2', 0, ['a'], { commandId: 'c-2', recordedAt: clock.now() }));
    clock.pass(receiptsKeptFor + 1);
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    jest.spyOn(log, 'forgetReceipts').mockRejectedValueOnce(new Error('away'));
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect([await log.readReceipt('c-2'), warn.mock.calls.length]).toEqual([{ streamId: 'int-2', sequence: 1 }, 1]);
    await jest.advanceTimersByTimeAsync(3_600_000);
    expect(await log.readReceipt('c-2')).toBeNull();
  });

  it('stay when the server has stopped', async () => {
    sweeper.onApplicationBootstrap();
    sweeper.onApplicationShutdown();
    expect(jest.getTimerCount()).toBe(0);
  });
});
