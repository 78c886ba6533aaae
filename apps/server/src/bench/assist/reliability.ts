import type { Guess } from '../../assist/learn/calibrated-classifier.ts';
import { calibrationError, reliability } from '../../assist/learn/calibration.ts';
import type { Figure } from './task.ts';

/** Whether chances were as likely as they said: a table, and how far they were off on average, from 0 to 1. What was refused is left out. */
export function reliabilityOf(guesses: readonly Guess[], right: readonly string[]): Readonly<Record<string, Figure>> {
  const cases = guesses.flatMap(({ label, chance }, at) =>
    label === null ? [] : [{ chance, isRight: label === right[at] }],
  );
  const table = reliability(
    cases.map(({ chance }) => chance),
    cases.map(({ isRight }) => isRight),
  );
  return { calibrationError: calibrationError(table), reliability: table.map((bin) => ({ ...bin })) };
}
