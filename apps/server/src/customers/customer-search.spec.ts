import { termsOf } from './customer-search.ts';

describe('what is typed into the search of customers', () => {
  it('may begin a name, an e-mail or an account', () => {
    expect(termsOf('Lucía.F', 'ES')).toEqual({
      words: 'lucia:* & f:*',
      email: 'lucía.f%',
      account: 'LUCÍA.F%',
      phone: null,
      lastDigits: null,
    });
  });

  it.each(['611 55', '61155', '611-55'])('may begin a phone number of the country: %s', (typed) => {
    expect(termsOf(typed, 'ES')).toMatchObject({ phone: '+3461155%', lastDigits: '61155%' });
  });

  it.each(['+34 611 55 01 17', '0034611550117', '611550117'])('may be a whole phone number: %s', (typed) => {
    expect(termsOf(typed, 'ES')).toMatchObject({ phone: '+34611550117%', lastDigits: '611550117%' });
  });

  it('holds no wildcard of its own', () => {
    expect(termsOf('50%_\\', 'ES')).toMatchObject({ account: '50\\%\\_\\\\%' });
  });

  it('needs two characters', () => {
    expect(termsOf(' a ', 'ES')).toBeNull();
  });
});
