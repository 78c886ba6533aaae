import { callGroups, partOf } from './call-groups.ts';
import type { TrainingCall } from './training-call.ts';

const call = (id: string, ...said: readonly string[]): TrainingCall => ({
  ...{ id, language: 'en', script: null },
  turns: said.map((text) => ({ by: 'customer', text })),
});
const idsOf = (calls: readonly TrainingCall[]) => callGroups(calls).map((group) => group.map(({ id }) => id));

describe('calls that are learnt from', () => {
  const long = 'my order 1234 was left in the rain by your driver';

  it('are one group where they hold the same conversation, whatever numbers and names stand in it', () => {
    const again = call('c', 'It is Rosa here.', long.replace('1234', '98').toUpperCase());
    expect(idsOf([call('a', 'It is Ana.', long), call('b', 'something else'), again])).toEqual([['a', 'c'], ['b']]);
  });

  it('are one group by way of a third', () => {
    const other = 'and nobody has called me back about it since Tuesday';
    expect(idsOf([call('a', long), call('b', other), call('c', long, other)])).toEqual([['a', 'b', 'c']]);
  });

  it('are no group because people greet and agree alike', () => {
    const [one, other] = ['the door of it does not close since this morning', 'I want to know when you open on Sunday'];
    expect(idsOf([call('a', 'Good morning!', one), call('b', 'Good morning!', other)])).toEqual([['a'], ['b']]);
  });

  it('stay on their side when later calls join them', () => {
    const first = [call('a', long)];
    expect(partOf([...first, call('z', long)], 5)).toBe(partOf(first, 5));
  });
});
