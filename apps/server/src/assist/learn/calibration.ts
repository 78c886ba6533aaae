import { bestOf, chancesOf } from './linear-model.ts';

/** Scores of one held-back example, with the place of the right class; negative where none is right. */
export interface Scored {
  readonly scores: ArrayLike<number>;
  readonly right: number;
}

/**
 * How much scores are to be sharpened so that chances are as likely as they say: the temperature, turned over, under which the
 * right classes of held-back examples are likeliest (Guo et al. 2017), by golden section over its logarithm.
 */
export function sharpnessOf(examples: readonly Scored[]): number {
  const known = examples.filter(({ right }) => right >= 0);
  const loss = (logarithm: number) =>
    known.reduce((sum, { scores, right }) => {
      const chance = chancesOf(scores, Math.exp(logarithm))[right] ?? 0;
      return sum - Math.log(Math.max(chance, 1e-12));
    }, 0);
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(0.05), Math.log(50)];
  for (let step = 0; step < 30; step++) {
    const [first, second] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (loss(first) < loss(second)) high = second;
    else low = first;
  }
  return Math.exp((low + high) / 2);
}

/** One row of a reliability table: cases that were given a similar chance. */
export interface ReliabilityBin {
  /** From this chance up to the next bin's. */
  readonly from: number;
  readonly count: number;
  /** The mean of the chances given. */
  readonly said: number;
  /** How often it was so. */
  readonly was: number;
}

/** Whether chances are as likely as they say: equally wide bins, those without cases left out. */
export function reliability(
  chances: readonly number[],
  isRight: readonly boolean[],
  bins = 10,
): readonly ReliabilityBin[] {
  const table = Array.from({ length: bins }, (_, bin) => ({ from: bin / bins, count: 0, said: 0, was: 0 }));
  for (const [at, chance] of chances.entries()) {
    const row = table[Math.min(bins - 1, Math.floor(chance * bins))];
    if (!row) continue;
    row.count++;
    row.said += chance;
    row.was += isRight[at] ? 1 : 0;
  }
  return table
    .filter(({ count }) => count > 0)
    .map(({ from, count, said, was }) => ({ from, count, said: said / count, was: was / count }));
}

/** How far chances are from what happened, on average over all cases (expected calibration error, from 0 to 1). */
export function calibrationError(table: readonly ReliabilityBin[]): number {
  const total = table.reduce((sum, { count }) => sum + count, 0);
  return table.reduce((sum, { count, said, was }) => sum + (count * Math.abs(said - was)) / Math.max(1, total), 0);
}

/** The chance of the best class of each example, and whether it is the right one. */
export function judged(
  examples: readonly Scored[],
  sharpness: number,
): readonly { chance: number; isRight: boolean }[] {
  return examples.map(({ scores, right }) => {
    const best = bestOf(scores);
    return { chance: chancesOf(scores, sharpness)[best] ?? 0, isRight: best === right };
  });
}
