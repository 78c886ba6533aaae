import { keptOrder } from './kept-order.ts';

describe('an order that is kept', () => {
  it('moves nothing under the reader’s hand: what is gone leaves, what is new comes last', () => {
    expect(keptOrder(['a', 'b', 'c'], ['d', 'c', 'a'])).toEqual(['a', 'c', 'd']);
  });

  it('is the same where nothing changed but how pressing it is', () => {
    expect(keptOrder(['a', 'b'], ['b', 'a'])).toEqual(['a', 'b']);
  });
});
