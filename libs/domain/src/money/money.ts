import { minorDigits } from './minor-digits.ts';

/** An exact amount: integer minor units (cents) and an ISO 4217 code. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** What a currency is worth in the organisation's own, from a day on. */
export interface ExchangeRate {
  readonly currency: string;
  /** ISO date, inclusive: holds until the next one of this currency. */
  readonly from: string;
  /** Exact decimal of at most 12 places, such as "0.000227": major units of the organisation's currency for one major unit. */
  readonly rate: string;
}

/**
 * The same amount in another currency, in whole minor units: rounded up for what is given, and down for what bounds it, so that no
 * limit is passed by rounding. Amounts are not negative.
 */
export function convert({ amount, currency }: Money, to: string, rate: string, rounding: 'up' | 'down' = 'up'): Money {
  const [whole = '0', fraction = ''] = rate.split('.');
  const shift = minorDigits(to) - minorDigits(currency) - fraction.length;
  const product = BigInt(amount) * BigInt(whole + fraction);
  return {
    amount: Number(shift >= 0 ? product * 10n ** BigInt(shift) : divided(product, 10n ** BigInt(-shift), rounding)),
    currency: to,
  };
}

/** The rate of a currency on a day; null when none is known. */
export function rateOn(rates: readonly ExchangeRate[], currency: string, day: string): string | null {
  const known = rates.filter((rate) => rate.currency === currency && rate.from <= day);
  return (
    known.reduce<ExchangeRate | null>((last, rate) => (last && last.from >= rate.from ? last : rate), null)?.rate ??
    null
  );
}

const divided = (value: bigint, by: bigint, rounding: 'up' | 'down'): bigint =>
  (rounding === 'up' ? value + by - 1n : value) / by;
