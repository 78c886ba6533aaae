/** The fold alone: events a second, and the cost of one event at 10, 1,000 and 100,000 events. */
import { append, emptyList, evolve, initialInteraction, type Recorded } from '@aliado/domain';
import { tapeOf } from './load/tape.ts';
import { growthOf, median, report } from './report.ts';

const lengths = [10, 1_000, 100_000] as const;
const rounds = 7;
const eventsARound = 200_000;

const rows = lengths.map((length) => {
  const tape = tapeOf(length);
  const samples = Array.from({ length: rounds }, () => microsecondsAnEvent(tape));
  const cost = median(samples);
  return { length, 'µs an event': cost, 'events a second': 1e6 / cost, 'bytes an event': bytesAnEvent(tape) };
});
const growth = growthOf(rows.map((row) => ({ n: row.length, cost: row['µs an event'] })));
report('fold', rows, {
  growth,
  eventsPerSecond: rows[2]?.['events a second'] ?? 0,
  ratioOfLongestToShortest: (rows[2]?.['µs an event'] ?? 0) / (rows[0]?.['µs an event'] ?? 1),
  listAppendMicroseconds: median(Array.from({ length: rounds }, listAppend)),
});

function microsecondsAnEvent(tape: readonly Recorded[]): number {
  const repeats = Math.max(1, Math.round(eventsARound / tape.length));
  const start = process.hrtime.bigint();
  for (let repeat = 0; repeat < repeats; repeat++) {
    let state = initialInteraction;
    for (const entry of tape) state = evolve(state, entry);
  }
  return Number(process.hrtime.bigint() - start) / 1e3 / (repeats * tape.length);
}

function bytesAnEvent(tape: readonly Recorded[]): number {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  let state = initialInteraction;
  for (const entry of tape) state = evolve(state, entry);
  globalThis.gc?.();
  const kept = process.memoryUsage().heapUsed - before;
  return state.sequence === 0 ? 0 : kept / tape.length;
}

function listAppend(): number {
  const start = process.hrtime.bigint();
  let list = emptyList<number>();
  for (let index = 0; index < eventsARound; index++) list = append(list, index);
  return Number(process.hrtime.bigint() - start) / 1e3 / list.size;
}
