declare module 'snowball-stemmers' {
  /** Finds the stem of a lower-case word. */
  export interface Stemmer {
    stem(word: string): string;
  }
  export function newStemmer(algorithm: 'spanish' | 'english'): Stemmer;
}
