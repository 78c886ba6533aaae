import { z } from 'zod';
import { storableText } from '../platform/storable-text.ts';

/** An id of a source. */
export const sourceId = storableText(200).min(1);

/** A telephone number, an e-mail address or a handle. */
export const address = storableText(320).min(1);

/** What somebody is called. */
export const shownName = storableText(200);

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
