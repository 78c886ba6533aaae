import { alertWays, type AlertRuleTerms, type OpenHours } from '@aliado/domain';
import { formatSpan } from '@aliado/ui';

/** A part of a rule that is not as it was, in words. */
export interface Difference {
  readonly part: keyof AlertRuleTerms;
  readonly before: string;
  readonly now: string;
}

/** Gives words by their key, such as `way.mail`. */
export type Say = (key: string) => string;

const asText: { readonly [Part in keyof AlertRuleTerms]: (value: AlertRuleTerms[Part], say: Say) => string } = {
  name: ({ es, en }) => `${es} / ${en}`,
  about: (about, say) => say(`about.${about}`),
  condition: (condition) => condition,
  shows: (shows, say) => shows ?? say('showsNothing'),
  holdsFor: (span) => formatSpan(span),
  clearsAfter: (span) => formatSpan(span),
  quiet: (hours, say) => hours.map((one) => hoursText(one, say)).join('; ') || '–',
  to: (ways, say) =>
    alertWays
      .filter((way) => ways.includes(way))
      .map((way) => say(`way.${way}`))
      .join(', '),
  mailTo: (recipients) => recipients.map(({ address }) => address).join(', ') || '–',
  isOn: (isOn, say) => say(isOn ? 'isOn' : 'isOff'),
};

/** What is different between two states of a rule, in the order of the form. */
export function differences(before: AlertRuleTerms, now: AlertRuleTerms, say: Say): readonly Difference[] {
  const parts = Object.keys(asText) as readonly (keyof AlertRuleTerms)[];
  return parts.flatMap((part) => {
    if (JSON.stringify(before[part]) === JSON.stringify(now[part])) return [];
    return { part, before: textOf(part, before, say), now: textOf(part, now, say) };
  });
}

const textOf = <Part extends keyof AlertRuleTerms>(part: Part, terms: AlertRuleTerms, say: Say): string =>
  asText[part](terms[part], say);

const hoursText = ({ days, from, to }: OpenHours, say: Say): string =>
  `${days.map((day) => say(`day.${day}`)).join(' ')} ${from}–${to}`;
