import { roles, type AuthorityPolicy } from '@aliado/domain';
import { z } from 'zod';
import { isoDate, kebabId, localised, version } from './vocabulary.ts';

const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code, as in EUR');
const amount = z.number().int().min(0);
const money = z.strictObject({ amount, currency });
const remedies = z.array(z.enum(['refund', 'credit', 'replacement', 'waiver', 'expedite', 'gesture'])).min(1);
const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code, as in ES');
const seconds = (least: number, most: number) => z.number().int().min(least).max(most);

const scope = z.strictObject({
  roles: z.array(z.enum(roles)).min(1).exactOptional(),
  accounts: z.array(z.string().min(1)).min(1).exactOptional(),
  teams: z.array(kebabId).min(1).exactOptional(),
  queues: z.array(kebabId).min(1).exactOptional(),
  tenureMonths: z.number().int().min(0).exactOptional(),
  customerTiers: z
    .array(z.enum(['standard', 'plus', 'premium', 'prospect']))
    .min(1)
    .exactOptional(),
  countries: z.array(country).min(1).exactOptional(),
});

const limit = z.strictObject({
  id: kebabId,
  for: scope,
  remedies,
  perDecision: money.exactOptional(),
  perCustomer: z.strictObject({ amount, currency, days: z.number().int().min(1).max(366) }).exactOptional(),
  perDay: money.exactOptional(),
});

const budget = z.strictObject({
  id: kebabId,
  name: localised,
  teams: z.array(kebabId).min(1),
  amount: money,
  period: z.enum(['day', 'week', 'month']),
});

const never = z.strictObject({ id: kebabId, remedies, when: z.string().trim().min(1), because: localised });

const rate = z.strictObject({
  currency,
  from: isoDate,
  rate: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,12})?$/, 'must be an exact decimal in quotes, as in "0.000227"')
    .refine((text) => /[1-9]/.test(text), 'must be more than nothing'),
});

/** The file `authority.yaml`. */
export const authoritySchema = z.strictObject({
  id: z.literal('authority'),
  version,
  limits: z.array(limit).max(1_000),
  budgets: z.array(budget).max(1_000),
  exclusions: z.array(z.strictObject({ remedies: remedies.min(2), because: localised })),
  never: z.array(never),
  goodwill: z.array(remedies.element),
  rates: z.array(rate),
  answerWithinSeconds: seconds(5, 3_600),
  undoWithinSeconds: seconds(0, 86_400),
  reservationSeconds: seconds(10, 3_600),
}) satisfies z.ZodType<AuthorityPolicy & { readonly id: string }>;

/** Who may give what, as a pack describes it. */
export type PackAuthority = z.infer<typeof authoritySchema>;
