import type { AnyRecorded } from '@aliado/domain';
import { SequenceTaken, type Append, type EventLog, type NewEntry } from '../event-log.ts';

let nth = 0;

/** A stream that no other spec knows. */
export const aStream = (): string => `int-${++nth}-${Math.random().toString(36).slice(2)}`;

/** An entry with a text of its own. */
export const anEntry = (text: string): NewEntry => ({
  occurredAt: 1_000,
  by: 'agent:ada',
  event: { type: 'NoteWritten', noteId: 'n', text },
});

/** An append of as many entries as there are texts. */
export const anAppend = (
  streamId: string,
  expected: number,
  texts: readonly string[],
  more: Partial<Append> = {},
): Append => ({
  streamId,
  expected,
  entries: texts.map(anEntry),
  commandId: null,
  recordedAt: 2_000,
  turns: null,
  ...more,
});

/** The texts of entries, in their order. */
export const textsOf = (entries: readonly AnyRecorded[]): readonly string[] =>
  entries.map(({ event }) => (event.type === 'NoteWritten' ? event.text : event.type));

/** What every log keeps to, whatever it is made of. `make` gives a log that may hold other streams already. */
export function describeEventLog(name: string, make: () => Promise<EventLog>): void {
  describe(name, () => {
    let log: EventLog;
    let stream: string;
    beforeAll(async () => {
      log = await make();
    });
    beforeEach(() => {
      stream = aStream();
    });
    const append = (expected: number, texts: readonly string[], more: Partial<Append> = {}) =>
      log.append(anAppend(stream, expected, texts, more));
    const all = (streamId = stream) => log.readAfter(streamId, 0, 10_000);

    it('gives back what was appended, whole and as it was', async () => {
      const text = 'Ñandú 🦙 \u202eRTL\u202c "quoted" \\ back\u0000slash \ud800';
      const { entries } = (await append(0, [text])) as { entries: readonly AnyRecorded[] };
      const written = [{ streamId: stream, sequence: 1, recordedAt: 2_000, ...anEntry(text) }];
      expect(entries).toEqual(written);
      expect(await all()).toEqual(written);
    });

    it('numbers the entries of a stream from one on, without holes', async () => {
      await append(0, ['a', 'b']);
      await append(2, ['c']);
      expect((await all()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
      expect(textsOf(await all())).toEqual(['a', 'b', 'c']);
    });

    it('lets nobody append to a stream that moved on meanwhile', async () => {
      await append(0, ['first']);
      await expect(append(0, ['late'])).rejects.toBeInstanceOf(SequenceTaken);
      expect(textsOf(await all())).toEqual(['first']);
    });

    it('lets nobody leave a hole', async () => {
      await append(0, ['first']);
      await expect(append(2, ['too far'])).rejects.toBeInstanceOf(SequenceTaken);
      expect(textsOf(await all())).toEqual(['first']);
    });

    it('gives a sequence to one of many who want it at once, and all entries of that one', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) => append(0, [`${index}a`, `${index}b`])),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(outcomes.filter((one) => one.status === 'rejected' && !(one.reason instanceof SequenceTaken))).toEqual([]);
      const winner = outcomes.findIndex(({ status }) => status === 'fulfilled');
      expect(textsOf(await all())).toEqual([`${winner}a`, `${winner}b`]);
    });

    it('fails only the guilty one of those that are written together', async () => {
      const streams = Array.from({ length: 12 }, aStream);
      const guilty = streams[5] ?? '';
      await log.append(anAppend(guilty, 0, ['before']));
      const outcomes = await Promise.allSettled(
        streams.map((streamId) => log.append(anAppend(streamId, 0, ['now'], { commandId: `${streamId}-now` }))),
      );
      expect(outcomes.map(({ status }) => status)).toEqual(
        streams.map((streamId) => (streamId === guilty ? 'rejected' : 'fulfilled')),
      );
      expect(await Promise.all(streams.map(async (streamId) => textsOf(await all(streamId))))).toEqual(
        streams.map((streamId) => (streamId === guilty ? ['before'] : ['now'])),
      );
      expect(await log.readReceipt(`${guilty}-now`)).toBeNull();
    });

    it('keeps the order in which one stream was appended to, under load', async () => {
      const streams = Array.from({ length: 30 }, aStream);
      const texts = Array.from({ length: 20 }, (_, index) => String(index));
      await Promise.all(
        streams.map(async (streamId) => {
          for (const [index, text] of texts.entries()) await log.append(anAppend(streamId, index, [text]));
        }),
      );
      for (const streamId of streams) expect(textsOf(await all(streamId))).toEqual(texts);
    });

    it('carries a command out once, and tells the second time what came of the first', async () => {
      const commandId = `${stream}-once`;
      await append(0, ['a', 'b'], { commandId });
      expect(await append(2, ['a', 'b'], { commandId })).toEqual({ repeated: { streamId: stream, sequence: 2 } });
      expect(textsOf(await all())).toEqual(['a', 'b']);
      expect(await log.readReceipt(commandId)).toEqual({ streamId: stream, sequence: 2 });
    });

    it('carries a command out once when it comes many times at the same moment, even to other streams', async () => {
      const commandId = `${stream}-race`;
      const others = Array.from({ length: 8 }, aStream);
      const outcomes = await Promise.all(
        others.map((streamId) => log.append(anAppend(streamId, 0, ['x'], { commandId }))),
      );
      const winner = others[outcomes.findIndex((outcome) => 'entries' in outcome)];
      expect(outcomes.filter((outcome) => 'entries' in outcome)).toHaveLength(1);
      expect(outcomes.filter((outcome) => 'repeated' in outcome)).toEqual(
        Array.from({ length: 7 }, () => ({ repeated: { streamId: winner, sequence: 1 } })),
      );
      const kept = await Promise.all(others.map(async (streamId) => (await all(streamId)).length));
      expect(kept.reduce((sum, count) => sum + count)).toBe(1);
    });

    it('keeps a receipt of a command that changed nothing', async () => {
      const commandId = `${stream}-nothing`;
      await append(0, ['a']);
      expect(await append(1, [], { commandId })).toEqual({ entries: [] });
      expect(await append(1, ['b'], { commandId })).toEqual({ repeated: { streamId: stream, sequence: 1 } });
      expect(textsOf(await all())).toEqual(['a']);
    });

    describe('a chain of appends', () => {
      const chainOf = (
        ...parts: readonly (readonly [expected: number, texts: readonly string[], commandId?: string])[]
      ) => parts.map(([expected, texts, commandId = null]) => anAppend(stream, expected, texts, { commandId }));

      it('is written whole, and gives the entries of each', async () => {
        const commandId = `${stream}-c`;
        const appended = await log.appendChain(chainOf([0, ['a', 'b']], [2, [], commandId], [2, ['c']]));
        const added = appended.map((one) => ('entries' in one ? one.entries : []));
        expect(added.map(textsOf)).toEqual([['a', 'b'], [], ['c']]);
        expect(added.flat()).toEqual(await all());
        expect(await log.readReceipt(commandId)).toEqual({ streamId: stream, sequence: 2 });
      });

      it('is not written at all when the stream moved on, and others of the same moment are', async () => {
        await append(0, ['first']);
        const other = aStream();
        const late = log.appendChain(chainOf([0, ['a'], `${stream}-a`], [1, ['b']]));
        const [outcome] = await Promise.allSettled([late, log.append(anAppend(other, 0, ['x']))]);
        expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(SequenceTaken) });
        expect([textsOf(await all()), textsOf(await all(other))]).toEqual([['first'], ['x']]);
        expect(await log.readReceipt(`${stream}-a`)).toBeNull();
      });

      it('is not written at all when one of its commands was carried out before', async () => {
        await append(0, ['a'], { commandId: `${stream}-a` });
        const chain = chainOf([1, ['b'], `${stream}-b`], [2, ['a'], `${stream}-a`], [3, ['c'], `${stream}-c`]);
        await expect(log.appendChain(chain)).rejects.toBeInstanceOf(SequenceTaken);
        expect(textsOf(await all())).toEqual(['a']);
        expect(await log.readReceipt(`${stream}-b`)).toBeNull();
      });

      it('tells of one that changes nothing that it was carried out before', async () => {
        await append(0, ['a'], { commandId: `${stream}-a` });
        const [first, second] = await log.appendChain(chainOf([1, ['b']], [2, [], `${stream}-a`]));
        expect(first).toHaveProperty('entries.length', 1);
        expect(second).toEqual({ repeated: { streamId: stream, sequence: 1 } });
      });

      it('leaves no hole', async () => {
        await append(0, ['a']);
        await expect(log.appendChain(chainOf([2, ['b']], [3, ['c']]))).rejects.toBeInstanceOf(SequenceTaken);
        expect(textsOf(await all())).toEqual(['a']);
      });
    });

    it('forgets receipts that are old, and only those', async () => {
      const [old, young] = [`${stream}-old`, `${stream}-young`];
      await append(0, ['a'], { commandId: old, recordedAt: 10 });
      await append(1, ['b'], { commandId: young, recordedAt: 20 });
      expect(await log.forgetReceipts(20)).toBeGreaterThanOrEqual(1);
      expect([await log.readReceipt(old), await log.readReceipt(young)]).toEqual([
        null,
        { streamId: stream, sequence: 2 },
      ]);
    });

    it('knows which streams are live, oldest first', async () => {
      const [young, old, gone] = [aStream(), aStream(), aStream()];
      await log.append(anAppend(old, 0, ['a'], { turns: 'live', recordedAt: 1 }));
      await log.append(anAppend(gone, 0, ['a'], { turns: 'live', recordedAt: 2 }));
      await log.append(anAppend(young, 0, ['a'], { turns: 'live', recordedAt: 3 }));
      await log.append(anAppend(gone, 1, ['b'], { turns: 'closed', recordedAt: 4 }));
      const ours = (await log.liveStreams()).filter((streamId) => [young, old, gone].includes(streamId));
      expect(ours).toEqual([old, young]);
    });

    it('does not take a closed stream for live because its opening is repeated', async () => {
      const commandId = `${stream}-open`;
      await append(0, ['open'], { turns: 'live', commandId });
      await append(1, ['close'], { turns: 'closed' });
      await append(0, ['open'], { turns: 'live', commandId });
      expect(await log.liveStreams()).not.toContain(stream);
    });

    it('is read in pages that fit together', async () => {
      const texts = Array.from({ length: 25 }, (_, index) => String(index));
      await append(0, texts);
      const pages: AnyRecorded[] = [];
      for (;;) {
        const page = await log.readAfter(stream, pages.at(-1)?.sequence ?? 0, 10);
        pages.push(...page);
        if (page.length < 10) break;
      }
      expect(textsOf(pages)).toEqual(texts);
      expect(await log.readAfter(stream, 25, 10)).toEqual([]);
      expect(await log.readAfter(aStream(), 0, 10)).toEqual([]);
    });

    it('keeps the newest snapshot of the newest fold', async () => {
      const snapshot = (sequence: number, foldVersion = 1) => ({ sequence, foldVersion, state: { at: sequence } });
      expect(await log.readSnapshot(stream)).toBeNull();
      await log.writeSnapshot(stream, snapshot(500));
      await log.writeSnapshot(stream, snapshot(400));
      expect(await log.readSnapshot(stream)).toEqual(snapshot(500));
      await log.writeSnapshot(stream, snapshot(400, 2));
      expect(await log.readSnapshot(stream)).toEqual(snapshot(400, 2));
    });
  });
}
