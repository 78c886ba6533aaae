import type { Script } from '@aliado/domain';
import { z } from 'zod';
import { fieldId, kebabId, localised, matterId, version } from './vocabulary.ts';

const phrases = z.strictObject({
  es: z.array(z.string().trim().min(1)).max(60),
  en: z.array(z.string().trim().min(1)).max(60),
});

const field = z.strictObject({
  id: fieldId,
  type: z.enum(['text', 'number', 'date', 'phone', 'money', 'choice']),
  label: localised,
  choices: z.array(localised).min(2).exactOptional(),
});

const option = z.strictObject({
  id: kebabId,
  label: localised,
  when: z.string().trim().min(1).exactOptional(),
  next: kebabId,
});

const step = { id: kebabId, tick: localised, text: localised };
const next = { next: kebabId };

const promised = z.strictObject({ what: localised, team: kebabId, withinHours: z.number().positive().max(8_760) });

const steps = z.discriminatedUnion('kind', [
  z.strictObject({ ...step, kind: z.literal('say'), ...next }),
  z.strictObject({ ...step, kind: z.literal('ask'), field, ...next }),
  z.strictObject({ ...step, kind: z.literal('check'), items: z.array(localised).min(1), ...next }),
  z.strictObject({ ...step, kind: z.literal('do'), ...next }),
  z.strictObject({ ...step, kind: z.literal('decide'), options: z.array(option).min(2).max(4) }),
  z.strictObject({ ...step, kind: z.literal('offer'), guideline: kebabId, ...next }),
  z.strictObject({ ...step, kind: z.literal('promise'), promise: promised, ...next }),
  z.strictObject({ ...step, kind: z.literal('hand-off'), team: kebabId, ...next }),
  z.strictObject({ ...step, kind: z.literal('close'), disposition: kebabId }),
]);

/** A file of `scripts/`. */
export const scriptSchema = z.strictObject({
  id: kebabId,
  version,
  name: localised,
  matter: matterId,
  owner: kebabId,
  triggers: phrases,
  notFor: phrases.exactOptional(),
  start: kebabId,
  steps: z.array(steps).min(1).max(60),
}) satisfies z.ZodType<Script>;
