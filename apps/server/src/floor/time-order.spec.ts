import fc from 'fast-check';
import { TimeOrder } from './time-order.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const step = fc.oneof(
  fc.record({ do: fc.constant('set' as const), key, at: fc.nat(20) }),
  fc.record({ do: fc.constant('delete' as const), key }),
  fc.record({ do: fc.constant('take' as const), at: fc.nat(20) }),
);

describe('keys in the order of their moments', () => {
  it('are what a plain list would give, whatever is put in and taken out', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const order = new TimeOrder();
        const plain = new Map<string, number>();
        for (const one of steps) {
          if (one.do === 'set') {
            order.set(one.key, one.at);
            plain.set(one.key, one.at);
          } else if (one.do === 'delete') {
            order.delete(one.key);
            plain.delete(one.key);
          } else {
            const due = [...plain].filter(([, at]) => at <= one.at);
            const taken = [...order.takeDue(one.at)];
            expect(taken.map((name) => plain.get(name))).toEqual(due.map(([, at]) => at).toSorted((a, b) => a - b));
            for (const [name] of due) plain.delete(name);
          }
          expect(order.size).toBe(plain.size);
          expect(order.first?.at).toBe(plain.size === 0 ? undefined : Math.min(...plain.values()));
        }
      }),
    );
  });
});
