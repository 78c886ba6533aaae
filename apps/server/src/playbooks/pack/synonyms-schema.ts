import { z } from 'zod';
import { kebabId, version } from './vocabulary.ts';

const word = z.string().regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, 'must be one word');

const words = z.strictObject({
  /** The first of a group stands for all. */
  same: z.array(z.array(word).min(2).max(40)).max(500),
  /** By the name of what the words have in common. */
  kinds: z.record(kebabId, z.array(word).min(2).max(200)),
});

/** The file `synonyms.yaml`: what customers call by several names. */
export const synonymsSchema = z.strictObject({ version, es: words, en: words });

/** What customers of this organisation call by several names, by language. */
export type Synonyms = z.infer<typeof synonymsSchema>;

/** Where a pack says nothing. */
export const noSynonyms: Synonyms = { version: 1, es: { same: [], kinds: {} }, en: { same: [], kinds: {} } };
