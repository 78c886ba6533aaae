import {
  formatAmount,
  formatMoney,
  formatMoneyBriefly,
  initialsOf,
  moneyInWords,
  pluralForm,
} from './number-format.ts';

describe('an amount of money', () => {
  it('reads as its language writes it, exact to the minor unit', () => {
    expect(formatMoney({ amount: 15_000, currency: 'EUR' }, 'es')).toBe('150,00\u00a0€');
    expect(formatMoney({ amount: 15_000, currency: 'EUR' }, 'en')).toBe('€150.00');
  });

  it('knows currencies without minor units', () => {
    expect(formatMoney({ amount: 1_500, currency: 'JPY' }, 'en')).toBe('¥1,500');
  });

  it('counts minor units as banks do, whatever digits people usually write', () => {
    expect(formatMoneyBriefly({ amount: 2_000_000, currency: 'COP' }, 'es')).toBe('20.000\u00a0COP');
  });

  it('is brief where there is little room, and in words for who listens', () => {
    const [whole, broken] = [
      { amount: 20_000, currency: 'EUR' },
      { amount: 1_250, currency: 'EUR' },
    ];
    expect([formatMoneyBriefly(whole, 'es'), formatMoneyBriefly(broken, 'en')]).toEqual(['200\u00a0€', '€12.50']);
    expect([formatAmount(whole, 'es'), formatAmount(broken, 'es')]).toEqual(['200', '12,50']);
    expect([moneyInWords(whole, 'es'), moneyInWords(broken, 'en')]).toEqual(['200 euros', '12.50 euros']);
  });
});

it('a count picks its wording', () => {
  expect([0, 1, 2].map((count) => pluralForm(count, 'es'))).toEqual(['other', 'one', 'other']);
});

it('initials come from the first two words that begin with a letter', () => {
  expect([initialsOf('Lucía Ferrer Ortiz'), initialsOf('Hernán'), initialsOf('')]).toEqual(['LF', 'H', '']);
});
