import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { RequestRefused } from './request-refused.ts';

/**
 * Checks what came from outside against a schema: `@Body(new ZodBody(schema)) body: z.infer<typeof schema>`, and the same for
 * `@Query` and `@Param`. What does not fit is answered with 400 `request/malformed` and the faults, never with the value.
 */
export class ZodBody<Schema extends z.ZodType> implements PipeTransform<unknown, z.infer<Schema>> {
  constructor(private readonly schema: Schema) {}

  /** @throws RequestRefused if the value does not fit. */
  transform(value: unknown): z.infer<Schema> {
    const parsed = this.schema.safeParse(value);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ at: path.join('.'), message }));
    throw new RequestRefused(400, 'request/malformed', 'The request does not have the expected shape.', { faults });
  }
}
