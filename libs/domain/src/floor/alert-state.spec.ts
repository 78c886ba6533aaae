import * as fc from 'fast-check';
import { isRaised, quietAlert, stepAlert, type AlertLimits, type AlertState } from './alert-state.ts';

const limits = (holdsFor: number, clearsAfter: number, quietUntil = (at: number) => at): AlertLimits => ({
  ...{ holdsFor, clearsAfter, quietUntil },
});

/** The phases that a condition goes through which is looked at now and then. */
const phasesOf = (looks: readonly (readonly [at: number, holds: boolean])[], within: AlertLimits) => {
  let state: AlertState = quietAlert;
  return looks.map(([at, holds]) => {
    state = stepAlert(state, holds, at, within).state;
    return state.phase;
  });
};

describe('an alert', () => {
  it('is raised once its condition has held for long enough', () => {
    const looks = [
      [0, true],
      [599, true],
      [600, true],
      [900, true],
    ] as const;
    expect(phasesOf(looks, limits(600, 100))).toEqual(['pending', 'pending', 'raised', 'raised']);
    expect(stepAlert(quietAlert, true, 5, limits(600, 100)).nextAt).toBe(605);
  });

  it('is raised at once where nothing else is asked for', () => {
    expect(stepAlert(quietAlert, true, 5, limits(0, 0)).state).toEqual({ phase: 'raised', since: 5, raisedAt: 5 });
  });

  it('begins anew when the condition did not hold for a moment', () => {
    const looks = [
      [0, true],
      [500, false],
      [501, true],
      [1_000, true],
      [1_101, true],
    ] as const;
    expect(phasesOf(looks, limits(600, 100))).toEqual(['pending', 'quiet', 'pending', 'pending', 'raised']);
  });

  it('is taken back only once the condition has not held for long enough', () => {
    const looks = [
      [0, true],
      [10, false],
      [100, true],
      [200, false],
      [299, false],
      [300, false],
    ] as const;
    const phases = ['raised', 'clearing', 'raised', 'clearing', 'clearing', 'quiet'];
    expect(phasesOf(looks, limits(0, 100))).toEqual(phases);
  });

  it('waits for the end of quiet hours, and is not raised where nothing holds any more then', () => {
    const nightly = limits(10, 0, (at) => (at < 500 ? 500 : at));
    expect(stepAlert({ phase: 'pending', since: 0 }, true, 10, nightly)).toEqual({
      ...{ state: { phase: 'pending', since: 0 }, nextAt: 500 },
    });
    expect(
      phasesOf(
        [
          [0, true],
          [10, true],
          [500, true],
        ],
        nightly,
      ),
    ).toEqual(['pending', 'pending', 'raised']);
    expect(
      phasesOf(
        [
          [0, true],
          [10, true],
          [400, false],
          [500, false],
        ],
        nightly,
      ).at(-1),
    ).toBe('quiet');
  });
});

/** A condition over time: how long it stays as it is, by turns. */
const turns = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 40 });

/** Runs a condition as a server does: looks when it turns, and when a step says so. Gives when it is raised and taken back. */
function run(lengths: readonly number[], within: AlertLimits) {
  const changes: { readonly at: number; readonly isUp: boolean; readonly state: AlertState }[] = [];
  let [state, now, nextAt]: [AlertState, number, number | null] = [quietAlert, 0, null];
  const look = (at: number, holds: boolean) => {
    const step = stepAlert(state, holds, at, within);
    if (isRaised(step.state) !== isRaised(state)) changes.push({ at, isUp: isRaised(step.state), state: step.state });
    ({ state, nextAt } = step);
  };
  lengths.forEach((length, place) => {
    const [holds, end] = [place % 2 === 0, now + length];
    look(now, holds);
    while (nextAt !== null && nextAt < end) look(nextAt, holds);
    now = end;
  });
  return changes;
}

/** Whether a condition held, or did not, all through a stretch of time. */
function isAll(lengths: readonly number[], wanted: boolean, from: number, to: number): boolean {
  let at = 0;
  return lengths.every((length, place) => {
    const [begin, end] = [at, (at += length)];
    const touches = begin < to && end > from;
    return !touches || (place % 2 === 0) === wanted;
  });
}

describe('whatever a condition does', () => {
  const spans = fc.integer({ min: 0, max: 60 });

  it('an alert is never raised before it held for long enough, nor taken back before it did not', () => {
    fc.assert(
      fc.property(turns, spans, spans, (lengths, holdsFor, clearsAfter) => {
        for (const { at, isUp } of run(lengths, limits(holdsFor, clearsAfter))) {
          expect(isAll(lengths, isUp, at - (isUp ? holdsFor : clearsAfter), at)).toBe(true);
        }
      }),
    );
  });

  it('it does not come and go within its spans', () => {
    fc.assert(
      fc.property(turns, spans, spans, (lengths, holdsFor, clearsAfter) => {
        const changes = run(lengths, limits(holdsFor, clearsAfter));
        changes.forEach(({ at, isUp }, place) => {
          const before = changes[place - 1];
          if (before) expect(at - before.at).toBeGreaterThanOrEqual(isUp ? holdsFor : clearsAfter);
          expect(isUp).toBe(place % 2 === 0);
        });
      }),
    );
  });

  it('it is raised in no quiet hours', () => {
    const quietUntil = (at: number) => (at % 100 < 40 ? at - (at % 100) + 40 : at);
    fc.assert(
      fc.property(turns, spans, spans, (lengths, holdsFor, clearsAfter) => {
        const raised = run(lengths, limits(holdsFor, clearsAfter, quietUntil)).filter(({ isUp }) => isUp);
        expect(raised.filter(({ at }) => at % 100 < 40)).toEqual([]);
      }),
    );
  });
});
