import type { CaseFacts } from '@aliado/domain';
import { z } from 'zod';
import { storableText } from '../../platform/storable-text.ts';

const text = storableText(200).nullable();
const number = z.number().nullable();
const flag = z.boolean().nullable();

/** A case as somebody makes it up. */
export const caseFactsSchema = z.strictObject({
  customer: z.strictObject({ tier: text, years: number, country: text }),
  order: z.strictObject({
    total: number,
    status: text,
    daysSincePlaced: number,
    daysLate: number,
    failedDeliveries: number,
  }),
  product: z.strictObject({ ageMonths: number, inWarranty: flag, repairs: number }),
  journey: z.strictObject({ callsIn7Days: number, brokenIn30Days: number }),
  case: z.strictObject({ isOpen: flag }),
  interaction: z.strictObject({ channel: text, queue: text, language: text, isVerified: flag }),
  agent: z.strictObject({ tenureMonths: number, team: text }),
  given: z.strictObject({ toCustomerIn90Days: number, byAgentToday: number }),
  promise: z.strictObject({ isOpen: flag, isMissed: flag, isRenewed: flag }),
  time: z.strictObject({ day: text, hour: number, weekday: number }),
  matter: text,
}) satisfies z.ZodType<CaseFacts>;
