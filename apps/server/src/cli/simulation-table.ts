import type { DurationMs } from '@aliado/domain';
import type { SimulationFigures } from '../sources/simulator/simulator.ts';
import { tableOf } from './table.ts';

/** What a simulation did, for people. */
export function simulationTable({ calls, frames }: SimulationFigures, took: DurationMs): string {
  const { played, 'gave-up': gaveUp, 'cut-short': cutShort } = calls.outcomes;
  const seconds = Math.max(took / 1_000, 0.001);
  return tableOf([
    ['calls', calls.begun, ''],
    ['  played to their end', played, ''],
    ['  given up waiting', gaveUp, ''],
    ['  cut short', cutShort, ''],
    ['frames taken', frames.acknowledged, `${(frames.acknowledged / seconds).toFixed(1)} a second`],
    ['  refused', frames.refused, ''],
    ['  left unsent', frames.waiting, ''],
    ['batches sent again', frames.repeats, ''],
    ['acknowledged after, median', percentile(frames.delays, 0.5), 'ms'],
    ['  95th percentile', percentile(frames.delays, 0.95), 'ms'],
    ['  longest', percentile(frames.delays, 1), 'ms'],
    ['took', Math.round(seconds), 's'],
  ]);
}

/** Nearest rank; 0 for no values. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
