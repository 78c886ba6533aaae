import { Circuit } from './circuit.ts';

const limits = { atOnce: 2, failuresInRow: 3, restFor: 10_000 };

describe('a circuit', () => {
  it('lets no more calls through at once than agreed', () => {
    const circuit = new Circuit(limits);
    expect([1, 2, 3].map(() => circuit.mayCall(0))).toEqual([true, true, false]);
    circuit.ended(true, 1);
    expect(circuit.mayCall(1)).toBe(true);
  });

  it('rests after failures in a row, then tries one call', () => {
    const circuit = new Circuit(limits);
    for (const now of [1, 2, 3]) {
      expect(circuit.mayCall(now)).toBe(true);
      circuit.ended(false, now);
    }
    expect([circuit.mayCall(10_002), circuit.mayCall(10_003), circuit.mayCall(10_003)]).toEqual([false, true, false]);
    circuit.ended(false, 10_500);
    expect([circuit.mayCall(20_499), circuit.mayCall(20_500)]).toEqual([false, true]);
    circuit.ended(true, 20_600);
    expect([circuit.mayCall(20_600), circuit.mayCall(20_600)]).toEqual([true, true]);
  });

  it('forgets failures once a call went well', () => {
    const circuit = new Circuit(limits);
    for (const isUp of [false, false, true, false, false]) {
      circuit.mayCall(0);
      circuit.ended(isUp, 0);
    }
    expect(circuit.mayCall(0)).toBe(true);
  });

  it('learns nothing from a call that was given up', () => {
    const circuit = new Circuit(limits);
    for (const isUp of [false, false, null, false]) {
      circuit.mayCall(0);
      circuit.ended(isUp, 0);
    }
    expect(circuit.mayCall(0)).toBe(false);
  });
});
