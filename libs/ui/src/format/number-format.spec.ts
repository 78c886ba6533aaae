import { formatMoney, initialsOf, pluralForm } from './number-format.ts';

describe('an amount of money', () => {
  it('reads as its language writes it, exact to the minor unit', () => {
    expect(formatMoney({ amount: 15_000, currency: 'EUR' }, 'es')).toBe('150,00\u00a0€');
    expect(formatMoney({ amount: 15_000, currency: 'EUR' }, 'en')).toBe('€150.00');
  });

  it('knows currencies without minor units', () => {
    expect(formatMoney({ amount: 1_500, currency: 'JPY' }, 'en')).toBe('¥1,500');
  });
});

it('a count picks its wording', () => {
  expect([0, 1, 2].map((count) => pluralForm(count, 'es'))).toEqual(['other', 'one', 'other']);
});

it('initials come from the first two words that begin with a letter', () => {
  expect([initialsOf('Lucía Ferrer Ortiz'), initialsOf('Hernán'), initialsOf('')]).toEqual(['LF', 'H', '']);
});
