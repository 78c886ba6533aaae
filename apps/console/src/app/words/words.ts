import type { es } from './es.ts';

/** The words of the console, in one language: every language has exactly these keys. */
export type Words = Reworded<typeof es>;

/** The same keys with other words. */
type Reworded<T> = { readonly [K in keyof T]: T[K] extends string ? string : Reworded<T[K]> };
