import { z } from 'zod';
import { kebabId, matterId, retirement, version } from './vocabulary.ts';

/** The front matter of a file of `articles/`. The language stands in the file's name. */
export const articleSchema = z.strictObject({
  id: kebabId,
  version,
  title: z.string().trim().min(1),
  matters: z.array(matterId).min(1),
  readMinutes: z.number().positive().max(60),
  retired: retirement.exactOptional(),
});
