import type { Script } from '@aliado/domain';
import { z } from 'zod';
import { fieldId, kebabId, localised, matterId, retirement, version } from './vocabulary.ts';

const expression = z.string().trim().min(1);

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
  when: expression.exactOptional(),
  next: kebabId,
});

const step = { id: kebabId, tick: localised, text: localised, when: expression.exactOptional() };
const next = { next: kebabId };

const call = z.strictObject({
  action: kebabId,
  with: z.record(fieldId, expression),
  saves: z.record(fieldId, fieldId),
});

const item = z.strictObject({ id: kebabId, words: localised, by: z.enum(['agent', 'customer']), heard: phrases });

const promised = z.strictObject({ what: localised, team: kebabId, withinHours: z.number().positive().max(8_760) });

const steps = z.discriminatedUnion('kind', [
  z.strictObject({ ...step, kind: z.literal('say'), readOut: z.literal(true).exactOptional(), ...next }),
  z.strictObject({ ...step, kind: z.literal('ask'), field, call: call.exactOptional(), ...next }),
  z.strictObject({ ...step, kind: z.literal('check'), items: z.array(localised).min(1), ...next }),
  z.strictObject({ ...step, kind: z.literal('do'), call: call.exactOptional(), ...next }),
  z.strictObject({ ...step, kind: z.literal('decide'), options: z.array(option).min(2).max(4) }),
  z.strictObject({ ...step, kind: z.literal('offer'), guideline: kebabId, ...next }),
  z.strictObject({ ...step, kind: z.literal('promise'), promise: promised, ...next }),
  z.strictObject({ ...step, kind: z.literal('hand-off'), team: kebabId, call: call.exactOptional(), ...next }),
  z.strictObject({ ...step, kind: z.literal('script'), script: kebabId, ...next }),
  z.strictObject({ ...step, kind: z.literal('return') }),
  z.strictObject({ ...step, kind: z.literal('close'), disposition: kebabId }),
]);

/** A file of `scripts/`. */
export const scriptSchema = z.strictObject({
  id: kebabId,
  version,
  name: localised,
  matter: matterId,
  owner: kebabId,
  isPart: z.literal(true).exactOptional(),
  triggers: phrases,
  heard: phrases.exactOptional(),
  notFor: phrases.exactOptional(),
  checklist: z.array(item).min(8).max(12).exactOptional(),
  start: kebabId,
  steps: z.array(steps).min(1).max(60),
  retired: retirement.exactOptional(),
}) satisfies z.ZodType<Script>;
