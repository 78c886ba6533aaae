/** What a word means where somebody reads a number aloud, digit by digit or in pairs. */
export type NumberWord =
  /** One digit: `cero`, `four`. */
  | { readonly is: 'digit'; readonly digits: string }
  /** Ten to nineteen, and the Spanish twenties: complete in themselves. */
  | { readonly is: 'pair'; readonly digits: string }
  /** Twenty to ninety, which may take a digit after it. */
  | { readonly is: 'tens'; readonly digits: string }
  /** `double`, `triple`: repeats the digit after it. */
  | { readonly is: 'times'; readonly times: number }
  /** A digit in the plural, which is said so many times: `four ones`, `cuatro unos`. */
  | { readonly is: 'plural'; readonly digits: string };

const digitWords = {
  es: ['cero', 'uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};
const pairWords = {
  es: ['diez', 'once', 'doce', 'trece', 'catorce', 'quince', 'dieciseis', 'diecisiete', 'dieciocho', 'diecinueve'],
  en: ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
};
const tensWords = {
  es: ['veinte', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
  en: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
};
const twenties = ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'];
const plurals = {
  es: ['ceros', 'unos', 'doses', 'treses', 'cuatros', 'cincos', 'seises', 'sietes', 'ochos', 'nueves'],
  en: ['zeros', 'ones', 'twos', 'threes', 'fours', 'fives', 'sixes', 'sevens', 'eights', 'nines'],
};

const vocabulary: ReadonlyMap<string, NumberWord> = new Map([
  ...[...digitWords.es.entries(), ...digitWords.en.entries()].map(([digit, word]): [string, NumberWord] => [
    word,
    { is: 'digit', digits: `${digit}` },
  ]),
  ...['oh', 'nought', 'naught', 'nil'].map((word): [string, NumberWord] => [word, { is: 'digit', digits: '0' }]),
  ...[...pairWords.es.entries(), ...pairWords.en.entries()].map(([index, word]): [string, NumberWord] => [
    word,
    { is: 'pair', digits: `${index + 10}` },
  ]),
  ...[...twenties.entries()].map(([index, word]): [string, NumberWord] => [
    `veinti${word}`,
    { is: 'pair', digits: `${index + 21}` },
  ]),
  ...[...tensWords.es.entries(), ...tensWords.en.entries()].map(([index, word]): [string, NumberWord] => [
    word,
    { is: 'tens', digits: `${index + 2}0` },
  ]),
  ...[...plurals.es.entries(), ...plurals.en.entries()].map(([digit, word]): [string, NumberWord] => [
    word,
    { is: 'plural', digits: `${digit}` },
  ]),
  ['zeroes', { is: 'plural', digits: '0' }],
  ['doble', { is: 'times', times: 2 }],
  ['double', { is: 'times', times: 2 }],
  ['triple', { is: 'times', times: 3 }],
  ['treble', { is: 'times', times: 3 }],
]);

/** What this word means in a number read aloud; undefined when it means nothing there. In lower case, without accents. */
export const numberWord = (word: string): NumberWord | undefined => vocabulary.get(word);

const english: ReadonlySet<string> = new Set([...digitWords.en, ...pairWords.en, ...tensWords.en, 'oh', 'double']);

/** Whether a word is a number in English, so that a single `o` beside it is a zero and not the Spanish "or". */
export const isEnglishNumber = (word: string): boolean => english.has(word);
