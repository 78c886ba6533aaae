import { z } from 'zod';

/** Text from outside of at most so many UTF-16 units. PostgreSQL takes no NUL in text, and one would fail all that is written with it. */
export const storableText = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((text) => !text.includes('\u0000'), 'holds a NUL');

/** A text as PostgreSQL can hold it: without NUL, and without half a character. */
export const storable = (text: string): string => text.replaceAll('\0', ' ').replace(/\p{Surrogate}/gu, '\ufffd');
