import { z } from 'zod';

/** Text that can be stored: PostgreSQL takes no NUL. */
export const textUpTo = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine((words) => !words.includes('\u0000'), 'holds a NUL');

/** The id of anything. */
export const id = textUpTo(200).min(1);
