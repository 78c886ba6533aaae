import { z } from 'zod';

/** An id of a source. PostgreSQL takes no NUL in text: one such id would bring down the whole batch it is written in. */
export const sourceId = z.string().min(1).max(200).refine(hasNoNul, 'holds a NUL');

/** A telephone number, an e-mail address or a handle. */
export const address = z.string().min(1).max(320).refine(hasNoNul, 'holds a NUL');

/** What somebody is called. */
export const shownName = z.string().max(200).refine(hasNoNul, 'holds a NUL');

/** Who is speaking or on the line. */
export const role = z.enum(['customer', 'agent', 'supervisor', 'other']);

/** Whether a contact may be recorded. */
export const consent = z.enum(['unknown', 'announced', 'given', 'refused']);

/** Why a contact ended. */
export const endReason = z.enum(['hung-up', 'transferred', 'failed', 'source-closed']);

/** How and whereto a contact is passed on. */
export const transfer = {
  manner: z.enum(['blind', 'attended']),
  to: z.strictObject({ kind: z.enum(['queue', 'agent', 'address']), id: sourceId }),
};

/** The longest piece of speech that is taken in as one utterance, in UTF-16 units. */
const utteranceLimit = 10_000;

/** Spoken text: characters that no screen shows are taken out. */
export const words = z
  .string()
  .max(utteranceLimit)
  .transform((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').trim());

function hasNoNul(text: string): boolean {
  return !text.includes('\u0000');
}
