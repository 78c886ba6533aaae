import { parseAmount } from './parse-amount.ts';

describe('an amount that is typed', () => {
  it.each([
    ['30', 'EUR', 'es', 3_000],
    ['30,5', 'EUR', 'es', 3_050],
    ['30.50', 'EUR', 'es', 3_050],
    ['30,50 €', 'EUR', 'es', 3_050],
    ['1.500', 'EUR', 'es', 150_000],
    ['1.500,25', 'EUR', 'es', 150_025],
    ['1,500', 'EUR', 'en', 150_000],
    ['€1,500.25', 'EUR', 'en', 150_025],
    ['1 500', 'EUR', 'es', 150_000],
    ['1.234.567,89', 'EUR', 'es', 123_456_789],
    ['0,1', 'EUR', 'es', 10],
    ['500', 'CLP', 'es', 500],
    ['1.500', 'CLP', 'es', 1_500],
    ['20.000', 'COP', 'es', 2_000_000],
    ['1.500', 'KWD', 'en', 1_500],
  ] as const)('reads %s of %s in %s exactly', (text, currency, language, amount) => {
    expect(parseAmount(text, currency, language)).toEqual({ amount, currency });
  });

  it.each([
    ['', 'es'],
    ['0', 'es'],
    ['-5', 'es'],
    ['treinta', 'es'],
    ['30,505', 'es'],
    ['1.500', 'en'],
    ['1,500', 'es'],
    ['1.2.3', 'es'],
    ['12.34.567', 'es'],
    ['1.500.25', 'es'],
    ['1e3', 'es'],
    ['99999999999999999', 'es'],
  ] as const)('is no amount when it says %j in %s: nothing is guessed or rounded', (text, language) => {
    expect(parseAmount(text, 'EUR', language)).toBeNull();
  });
});
