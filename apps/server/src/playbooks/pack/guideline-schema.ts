import type { Guideline } from '@aliado/domain';
import { z } from 'zod';
import { fieldId, isoDate, kebabId, localised, matterId, retirement, version } from './vocabulary.ts';

const money = z.strictObject({
  amount: z.number().int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, as in EUR'),
});

const remedy = z.strictObject({
  remedy: z.enum(['refund', 'credit', 'replacement', 'waiver', 'expedite', 'gesture', 'none']),
  limit: money.exactOptional(),
  proposed: money.exactOptional(),
  decides: z.enum(['agent', 'supervisor']).exactOptional(),
});

const rule = z.strictObject({
  id: kebabId,
  when: z.array(z.string().trim().min(1)),
  then: z.array(remedy).min(1),
  say: localised.exactOptional(),
  checks: z.array(localised).exactOptional(),
  because: localised,
});

/** A file of `guidelines/`. */
export const guidelineSchema = z.strictObject({
  id: kebabId,
  version,
  name: localised,
  matters: z.array(matterId).min(1),
  owner: kebabId,
  why: localised,
  effectiveFrom: isoDate,
  effectiveTo: isoDate.exactOptional(),
  hitPolicy: z.enum(['unique', 'first', 'priority', 'collect', 'rule-order']),
  inputs: z.array(z.strictObject({ id: fieldId, label: localised, expression: z.string().trim().min(1) })).min(1),
  rules: z.array(rule).min(1).max(1_000),
  never: z.array(localised).exactOptional(),
  retired: retirement.exactOptional(),
}) satisfies z.ZodType<Guideline>;
