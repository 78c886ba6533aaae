import { z } from 'zod';
import type { Localised } from '@aliado/domain';

/** A text in both languages. */
export const localised = z.strictObject({
  es: z.string().trim().min(1),
  en: z.string().trim().min(1),
}) satisfies z.ZodType<Localised>;

/** An id: kebab-case. */
export const kebabId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case, as in failed-delivery');

/** An id of a matter: kebab-case parts with points between them. */
export const matterId = z
  .string()
  .regex(/^[a-z0-9]+([-.][a-z0-9]+)*$/, 'must be kebab-case parts with points between, as in delivery.failed');

/** The name of a field or an input in expressions: camelCase. */
export const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'must be camelCase, as in orderNumber');

/** Why a part is no longer offered. */
export const retirement = z.string().trim().min(1).max(500);

/** A version: counted from 1. */
export const version = z.number().int().min(1);

/** A calendar day. */
export const isoDate = z.iso.date('must be a day, as in 2026-01-31');

/** A language of the product. */
export const language = z.enum(['es', 'en']);
