const otherThanTwo: Readonly<Record<string, readonly string[]>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '),
  3: 'BHD IQD JOD KWD LYD OMR TND'.split(' '),
  4: 'CLF UYW'.split(' '),
};

/**
 * How many digits the minor unit of a currency has, by ISO 4217 list one. Not by `Intl`, whose digits are those that people
 * usually write: it gives the Colombian peso none, and bank files two.
 */
export function minorDigits(currency: string): number {
  const digits = Object.keys(otherThanTwo).find((count) => otherThanTwo[count]?.includes(currency));
  return digits === undefined ? 2 : Number(digits);
}
