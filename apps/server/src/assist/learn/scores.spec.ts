import { calibrationError, judged, reliability, sharpnessOf } from './calibration.ts';
import { classScores, detectionScores, placeOf, rankScores } from './scores.ts';
import { seeded } from './seeded.ts';

describe('how good guesses are', () => {
  it('counts places in rankings', () => {
    expect(rankScores([0, 1, 3, -1])).toEqual({ top1: 0.25, top3: 0.5, mrr: (1 + 1 / 2 + 1 / 4) / 4 });
    expect(rankScores([])).toEqual({ top1: 0, top3: 0, mrr: 0 });
    expect([0, 1, 2, 3].map((label) => placeOf([1, 3, 3, 0], label))).toEqual([2, 0, 1, 3]);
  });

  it('weighs precision and recall by class', () => {
    const { accuracy, macroF1, weightedF1 } = classScores(['a', 'a', 'a', 'b'], ['a', 'a', 'b', 'c']);
    expect(accuracy).toBe(0.5);
    expect(macroF1).toBeCloseTo(0.8 / 3);
    expect(weightedF1).toBeCloseTo(0.8 * 0.75);
  });

  it('tells detectors from dice', () => {
    expect(detectionScores([0.9, 0.8, 0.2], [true, true, false])).toEqual({ auc: 1, ap: 1 });
    expect(detectionScores([0.5, 0.5], [true, false])).toEqual({ auc: 0.5, ap: 0.5 });
    expect(detectionScores([0.9, 0.8, 0.7], [false, true, true]).ap).toBeCloseTo((1 / 2 + 2 / 3) / 2);
  });
});

describe('chances', () => {
  const random = seeded(7);
  const examples = Array.from({ length: 4_000 }, () => {
    const score = 4 * random();
    return { scores: [3 * score, 0], right: random() < 1 / (1 + Math.exp(-score)) ? 0 : 1 };
  });

  it('are as likely as they say once they are calibrated', () => {
    const sharpness = sharpnessOf(examples);
    expect(sharpness).toBeCloseTo(1 / 3, 1);
    const errorAt = (by: number) => {
      const cases = judged(examples, by);
      return calibrationError(
        reliability(
          cases.map(({ chance }) => chance),
          cases.map(({ isRight }) => isRight),
        ),
      );
    };
    expect(errorAt(1)).toBeGreaterThan(0.08);
    expect(errorAt(sharpness)).toBeLessThan(0.03);
  });

  it('are shown in bins', () => {
    expect(reliability([0.05, 0.95, 1], [false, true, false])).toEqual([
      { from: 0, count: 1, said: 0.05, was: 0 },
      { from: 0.9, count: 2, said: 0.975, was: 0.5 },
    ]);
  });
});
