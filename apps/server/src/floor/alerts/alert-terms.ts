import {
  alertAbouts,
  alertWays,
  factOf,
  languages,
  longestAlertSpanMs,
  mostRecipients,
  weekdays,
  type AlertRuleTerms,
} from '@aliado/domain';
import { z } from 'zod';
import { FeelFault } from '../../playbooks/feel/feel-compiler.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { storableText } from '../../platform/storable-text.ts';
import { readCondition } from './alert-expressions.ts';

const span = z.number().int().min(0).max(longestAlertSpanMs);
const name = storableText(80).trim().min(1);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be an hour such as 22:00');

/** The terms of a rule as they come from outside. Whether its condition can be read is asked of `faultOf`. */
export const alertTerms = z
  .strictObject({
    name: z.strictObject({ es: name, en: name }),
    about: z.enum(alertAbouts),
    condition: storableText(4_000),
    shows: storableText(100).nullable(),
    holdsFor: span,
    clearsAfter: span,
    quiet: z.array(z.strictObject({ days: z.array(z.enum(weekdays)).min(1), from: hour, to: hour })).max(20),
    to: z.array(z.enum(alertWays)).min(1),
    mailTo: z
      .array(z.strictObject({ address: mailAddress, language: z.enum(languages) }))
      .max(mostRecipients)
      .default([]),
    isOn: z.boolean(),
  })
  .refine(({ about, shows }) => shows === null || factOf(about, shows) !== undefined, {
    ...{ path: ['shows'], message: 'is no fact of what the rule is about' },
  })
  .refine(({ quiet }) => quiet.every(({ from, to }) => from < to), {
    ...{ path: ['quiet'], message: 'must end after they begin; hours over midnight are two' },
  })
  .refine(({ to, mailTo }) => !to.includes('mail') || mailTo.length > 0, {
    ...{ path: ['mailTo'], message: 'must hold an address where the rule is mailed' },
  })
  .refine(({ mailTo }) => new Set(mailTo.map(({ address }) => address.toLowerCase())).size === mailTo.length, {
    ...{ path: ['mailTo'], message: 'must hold each address once' },
  });
alertTerms satisfies z.ZodType<AlertRuleTerms>;

/** What is wrong with the condition of a rule; null for nothing. */
export function faultOf(terms: Pick<AlertRuleTerms, 'about' | 'condition'>): string | null {
  try {
    readCondition(terms);
    return null;
  } catch (error) {
    if (error instanceof FeelFault) return error.message;
    throw error;
  }
}
