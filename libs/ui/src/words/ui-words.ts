import type { Language } from '@aliado/domain';
import { en } from './en.ts';
import { es } from './es.ts';

/** The words of the parts, in one language. Every language has exactly these keys: Spanish is the model, types hold the others to it. */
export type UiWords = typeof es;

/** The words by language, for a console to merge under the key `ui` of its own: `{ ui: uiWords.es, … }`. */
export const uiWords: Readonly<Record<Language, UiWords>> = { es, en };
