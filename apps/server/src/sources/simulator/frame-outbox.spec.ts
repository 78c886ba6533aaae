import type { SourceFrame } from '@aliado/domain';
import type { FramesReply } from './frame-outbox.ts';
import { FrameOutbox } from './frame-outbox.ts';
import { VirtualScheduler } from './virtual-scheduler.ts';

const frame = (number: number): SourceFrame => ({
  id: `f-${number}`,
  contactId: 'c',
  occurredAt: number,
  fact: { type: 'CallHeld' },
});

/** A server whose every answer the spec decides. */
function anOutbox() {
  const scheduler = new VirtualScheduler();
  const outbox = new FrameOutbox(scheduler);
  const batches: string[][] = [];
  let answer: (reply: FramesReply | null) => void = () => undefined;
  const deliver = (frames: readonly SourceFrame[]): Promise<FramesReply> => {
    batches.push(frames.map(({ id }) => id));
    return new Promise((taken, lost) => (answer = (reply) => (reply ? taken(reply) : lost(new Error('timeout')))));
  };
  /** Answers the newest batch and lets time pass; null is no answer at all. */
  const reply = async (what: FramesReply | null): Promise<void> => {
    answer(what);
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    scheduler.pass(1_000);
  };
  return { outbox, scheduler, batches, deliver, reply };
}

describe('frames on their way', () => {
  it('leave in one batch when they come at one instant, and one batch at a time', async () => {
    const { outbox, scheduler, batches, deliver, reply } = anOutbox();
    outbox.connect(deliver);
    outbox.put(frame(1));
    outbox.put(frame(2));
    scheduler.pass(1);
    outbox.put(frame(3));
    scheduler.pass(1_000);
    expect(batches).toEqual([['f-1', 'f-2']]);
    await reply({ taken: 2, refused: [] });
    expect(batches).toEqual([['f-1', 'f-2'], ['f-3']]);
  });

  it.each<[string, FramesReply | null]>([
    ['no answer comes', null],
    ['the server cannot write', { failed: 'no log' }],
  ])('go out again under the same ids when %s', async (_, answer) => {
    const { outbox, scheduler, batches, deliver, reply } = anOutbox();
    outbox.connect(deliver);
    outbox.put(frame(1));
    scheduler.pass(1);
    await reply(answer);
    expect(batches).toEqual([['f-1'], ['f-1']]);
    expect(outbox.figures).toMatchObject({ acknowledged: 0, waiting: 1, repeats: 1 });
  });

  it('wait for the next line when the line is lost', async () => {
    const { outbox, scheduler, batches, deliver, reply } = anOutbox();
    outbox.connect(deliver);
    outbox.put(frame(1));
    scheduler.pass(1);
    outbox.disconnect();
    await reply(null);
    outbox.put(frame(2));
    scheduler.pass(60_000);
    expect(batches).toEqual([['f-1']]);
    outbox.connect(deliver);
    scheduler.pass(1);
    expect(batches).toEqual([['f-1'], ['f-1', 'f-2']]);
  });

  it('are at most 500 in a batch', async () => {
    const { outbox, scheduler, batches, deliver, reply } = anOutbox();
    for (let number = 1; number <= 1_100; number++) outbox.put(frame(number));
    outbox.connect(deliver);
    scheduler.pass(1);
    await reply({ taken: 500, refused: [] });
    await reply({ taken: 500, refused: [] });
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 100]);
  });

  it('are counted, and what the server refused is kept for people to read', async () => {
    const { outbox, scheduler, deliver, reply } = anOutbox();
    outbox.connect(deliver);
    outbox.put(frame(1));
    outbox.put(frame(2));
    scheduler.pass(1);
    const resting = outbox.empty();
    await reply({ taken: 1, refused: [{ id: 'f-2', reason: 'fact: unknown' }] });
    await resting;
    expect(outbox.figures).toMatchObject({
      acknowledged: 1,
      refused: 1,
      refusals: [{ id: 'f-2', reason: 'fact: unknown' }],
    });
  });
});
