import type { esTrial } from './es-trial.ts';

/** The words of trying drafts, on cases and on past sessions, in English. */
export const enTrial: typeof esTrial = {
  try: {
    title: 'Try a case',
    hint: 'Type what is known of it',
    fromSession: 'of a past session',
    type: 'Type another',
    unknown: 'not known',
    yes: 'yes',
    no: 'no',
    failed: 'This case could not be tried.',
    nothing: 'No row fits: nothing is given.',
    outcome: 'Row {{number}}: {{what}}, {{who}}',
    outcomeUpTo: 'Row {{number}}: {{what}} up to {{limit}}, {{who}}',
    by: { agent: 'by the agent', supervisor: 'by the supervisor' },
    remedy: {
      refund: 'refund',
      credit: 'credit',
      replacement: 'replacement',
      waiver: 'waiver of a charge',
      expedite: 'expedite',
      gesture: 'gesture',
      none: 'nothing yet',
    },
  },
  backTest: {
    title: 'Against past sessions',
    took: { one: '1 session in {{seconds}} s', other: '{{count}} sessions in {{seconds}} s' },
    period: 'Which sessions',
    days: { 30: 'Last 30 days', 90: 'Last 90 days', 365: 'Last year' },
    run: 'Run',
    again: 'Run again',
    failed: 'The back-test did not come to its end.',
    stale: 'The draft changed since this back-test.',
    hint: 'Takes the decisions of past sessions again with the draft, before anybody feels it.',
    shadow: {
      title: 'In the shadow',
      hint: 'It is applied for a day beside what is in force, unseen by agents, and only counts.',
      start: 'Start',
      stop: 'Stop',
      counts: 'So far: {{same}} the same, {{more}} with more, {{less}} with less, {{other}} otherwise.',
    },
  },
};
