import fc from 'fast-check';
import type { Gapless, Placed } from './gapless.ts';
import { gaplessFrom, hasHole, heldLimit, jumpTo, take } from './gapless.ts';

const entries = (from: number, to: number): Placed[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({ sequence: from + index }));
const sequences = (placed: readonly Placed[]) => placed.map(({ sequence }) => sequence);

describe('a gapless stream', () => {
  it('delivers what comes in order at once', () => {
    const { state, ready } = take(gaplessFrom(), entries(1, 3));
    expect(sequences(ready)).toEqual([1, 2, 3]);
    expect(hasHole(state)).toBe(false);
  });

  it('holds what comes early and knows that something is missing', () => {
    const early = take(gaplessFrom(), entries(2, 3));
    expect(early.ready).toEqual([]);
    expect(hasHole(early.state)).toBe(true);
    expect(sequences(take(early.state, entries(1, 1)).ready)).toEqual([1, 2, 3]);
  });

  it('drops what was delivered before', () => {
    expect(take(gaplessFrom(5), entries(1, 5)).ready).toEqual([]);
  });

  it('goes on from a snapshot with what it held after it', () => {
    const held = take(gaplessFrom(), [{ sequence: 4 }, { sequence: 9 }, { sequence: 8 }, { sequence: 11 }]).state;
    const { state, ready } = jumpTo(held, 7);
    expect(sequences(ready)).toEqual([8, 9]);
    expect(state.delivered).toBe(9);
    expect(hasHole(state)).toBe(true);
  });

  it('ignores a snapshot older than what was delivered', () => {
    expect(jumpTo(gaplessFrom(8), 7)).toEqual({ state: gaplessFrom(8), ready: [] });
  });

  it('holds a bounded number and still knows of the hole', () => {
    const { state } = take(gaplessFrom(), entries(2, heldLimit + 500));
    expect(state.held.size).toBe(heldLimit);
    expect(hasHole(state)).toBe(true);
  });

  it('delivers all, in order, exactly once, over a line that drops, delays, repeats and reorders', () => {
    const parcel = fc.record({ from: fc.nat(400), length: fc.integer({ min: 1, max: 40 }), isAsk: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.array(parcel, { maxLength: 60 }), (length, parcels) => {
        const log = entries(1, length);
        const delivered: Placed[] = [];
        let state: Gapless<Placed> = gaplessFrom();
        const arrive = (some: readonly Placed[]) => {
          const arrival = take(state, some);
          state = arrival.state;
          delivered.push(...arrival.ready);
          expect(sequences(delivered)).toEqual(sequences(log.slice(0, state.delivered)));
        };
        for (const { from, length: size, isAsk } of parcels) {
          const after = isAsk && hasHole(state) ? state.delivered : from;
          arrive(log.slice(after, after + size));
        }
        arrive(log.slice(state.delivered)); // watching again reads the rest, whatever was lost at the end
        expect(sequences(delivered)).toEqual(sequences(log));
        expect(state.held.size).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('tells the same story from any snapshot on', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.shuffledSubarray(entries(1, 60)), (cut, some) => {
        const before = take(gaplessFrom<Placed>(), some);
        const jumped = jumpTo(before.state, cut);
        const rest = take(jumped.state, entries(1, 60));
        const after = [...jumped.ready, ...rest.ready];
        expect(sequences(after)).toEqual(sequences(entries(Math.max(cut, before.state.delivered) + 1, 60)));
      }),
    );
  });
});
