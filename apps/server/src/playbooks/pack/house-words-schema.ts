import { situations, type HousePhrase, type HouseWarning, type RequiredReadOut } from '@aliado/domain';
import { z } from 'zod';
import { kebabId, localised, matterId } from './vocabulary.ts';

/** More of a kind is more than anybody can mind in a contact. */
const mostOfAKind = 40;

const list = z.array(z.string().trim().min(1)).max(40);
const phrases = { es: list, en: list };

const after = z
  .strictObject({ by: z.enum(['agent', 'customer', 'anybody']), ...phrases })
  .refine(({ es, en }) => es.length + en.length > 0, 'must name a phrase');

const occasion = {
  matters: z.array(matterId).min(1).exactOptional(),
  when: z.string().trim().min(1).exactOptional(),
  consent: z
    .array(z.enum(['unknown', 'announced', 'given', 'refused']))
    .min(1)
    .exactOptional(),
};
const named = { id: kebabId, name: localised };

const readOut = z.strictObject({
  ...{ ...named, ...occasion, after: after.exactOptional() },
  ...{ say: localised, because: localised, heard: z.strictObject(phrases) },
}) satisfies z.ZodType<RequiredReadOut>;

/** What nobody is about to do needs no warning: it always waits for words. */
const warning = z.strictObject({
  ...{ ...named, ...occasion, after },
  ...{ text: localised, guideline: kebabId.exactOptional() },
}) satisfies z.ZodType<HouseWarning>;

const phrase = z
  .strictObject({
    ...{ ...named, ...occasion, after: after.exactOptional() },
    ...{ situation: z.enum(situations).exactOptional(), say: localised },
  })
  .refine((one) => one.situation !== undefined || one.after !== undefined, {
    message: 'must name a situation, or the words it follows',
  }) satisfies z.ZodType<HousePhrase>;

/** What the house says, must say and must not do, as `pack.yaml` holds it. */
export const houseWords = {
  /** What must be said by the house itself, whatever script is walked. */
  readOuts: z.array(readOut).min(1).max(mostOfAKind).exactOptional(),
  /** What must not be done or promised, told when it is about to be. */
  warnings: z.array(warning).min(1).max(mostOfAKind).exactOptional(),
  /** What the house says in a situation. */
  phrases: z.array(phrase).min(1).max(mostOfAKind).exactOptional(),
};
