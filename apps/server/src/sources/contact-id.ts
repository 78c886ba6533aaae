import { createHash } from 'node:crypto';

const letters = '0123456789abcdefghjkmnpqrstvwxyz'; // Crockford's base 32: no letter is taken for a digit when read aloud

/**
 * Aliado's id of a contact: made from the source's name and the source's own id, so that a repeat after any crash finds the
 * same interaction. 100 bits of SHA-256.
 */
export function interactionIdOf(source: string, contactId: string): string {
  const digest = createHash('sha256').update(source).update('\u0000').update(contactId).digest();
  const marks = Array.from({ length: 20 }, (_, place) => letters[fiveBits(digest, place * 5)] ?? '0');
  return `int-${marks.join('')}`;
}

function fiveBits(bytes: Buffer, firstBit: number): number {
  const pair = ((bytes[firstBit >> 3] ?? 0) << 8) | (bytes[(firstBit >> 3) + 1] ?? 0);
  return (pair >> (11 - (firstBit & 7))) & 31;
}
