import fc from 'fast-check';
import { evolve } from '../interaction/evolve.ts';
import { initialInteraction, type Interaction } from '../interaction/interaction.ts';
import type { Recorded } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import { interactionLogs } from '../testing/arbitraries.ts';
import { aTape } from '../testing/tape.ts';
import { Playback } from './playback.ts';

/** A log with places to go to, back and forth. */
const journeys = interactionLogs.chain((log) => fc.tuple(fc.constant(log), fc.array(fc.nat(log.length + 2))));

/** A log long enough that states are kept on the way: the entries come again and again, as if they had not yet. */
const longLogs = interactionLogs
  .filter(({ length }) => length > 3)
  .map((log): readonly Recorded[] =>
    Array.from({ length: 1_100 }, (_, index) => ({ ...(log[index % log.length] as Recorded), sequence: index + 1 })),
  );

const note = (index: number) => ({ type: 'NoteWritten', noteId: `n-${index}`, text: 'x' }) as const;

describe('a session that is played back', () => {
  it('has, wherever one goes in it, the state that a live console had there', () => {
    fc.assert(
      fc.property(journeys, ([log, stops]) => {
        const live = log.reduce<Interaction[]>(
          (states, entry) => [...states, evolve(states.at(-1) ?? initialInteraction, entry)],
          [initialInteraction],
        );
        const playback = new Playback(log);
        for (const stop of stops) expect(playback.at(stop)).toEqual(live[Math.min(stop, log.length)]);
      }),
    );
  });

  it('has the same however long it is, and from wherever one comes', () => {
    fc.assert(
      fc.property(longLogs, fc.array(fc.nat(1_100), { minLength: 2, maxLength: 6 }), (log, stops) => {
        const playback = new Playback(log);
        for (const stop of stops) expect(playback.at(stop)).toEqual(replay(log, stop));
      }),
      { numRuns: 25 },
    );
  });

  it('goes by when things came before whoever watched, not by when they happened', () => {
    const late: readonly Recorded[] = [
      { streamId: 'int-1', sequence: 1, occurredAt: 1_000, recordedAt: 1_100, by: 'system', event: note(1) },
      { streamId: 'int-1', sequence: 2, occurredAt: 900, recordedAt: 5_000, by: 'system', event: note(2) },
      { streamId: 'int-1', sequence: 3, occurredAt: 5_200, recordedAt: 4_900, by: 'system', event: note(3) },
    ];
    const playback = new Playback(late);
    expect([1_099, 1_100, 4_999, 5_000].map((moment) => playback.cursorAt(moment))).toEqual([0, 1, 1, 3]);
    expect([playback.begins, playback.ends, playback.instantOf(0), playback.instantOf(3)]).toEqual([
      ...[1_100, 5_000, 1_100, 5_000],
    ]);
  });

  it('goes by when things happened where it was written at once', () => {
    const { entries } = aTape('int-1').at(1_000, note(1)).at(3_000, note(2));
    const playback = new Playback(entries.map((entry) => ({ ...entry, recordedAt: 9_000 })));
    expect([playback.begins, playback.ends, playback.cursorAt(2_999), playback.cursorAt(3_000)]).toEqual([
      ...[1_000, 3_000, 1, 2],
    ]);
  });

  it('is nothing at all without entries', () => {
    const playback = new Playback([]);
    expect([playback.at(5), playback.begins, playback.ends, playback.cursorAt(1)]).toEqual([
      ...[initialInteraction, 0, 0, 0],
    ]);
  });
});
