import type { esLimits } from './es-limits.ts';

/** The words of limits for those who answer for them, in English. */
export const enLimits: typeof esLimits = {
  title: 'Limits',
  proposals: {
    title: 'Limits that ask to be wider',
    what: 'Where almost everything asked is approved as it is, asking only costs time. Nothing changes until somebody writes it and somebody else agrees.',
    loading: 'Looking at what was decided',
    failed: 'The proposals could not be read',
    empty: 'No proposals yet',
    emptyHint:
      'A wider limit appears here when a row of a guideline has 30 decisions in 90 days and at least 95% were approved exactly as asked.',
    draft: 'Open a draft',
    look: 'See the guideline',
    dismissed: 'Proposal dismissed; the reason is on record.',
  },
  lent: {
    title: 'Lent authority',
    loading: 'Looking at what is lent',
    failed: 'What is lent could not be read',
    empty: 'Nothing is lent now',
    emptyHint: 'What you lend and are lent is here until it ends.',
    done: 'Lent to {{name}}.',
    takenBack: 'Taken back: from now on it cannot be used.',
  },
  given: {
    title: 'Given a moment ago',
    what: 'What can still be undone: it has not gone out to whoever carries it out.',
    loading: 'Looking at what was given',
    failed: 'What was given could not be read',
    empty: 'Nothing can be undone now',
    emptyHint: 'What an agent gives is here while it can be undone.',
    undone: 'Undone: {{name}}. The reason is on record.',
    late: 'It could not be undone any more: the time was up, or somebody was faster.',
  },
  troubled: {
    title: 'Remedies not delivered',
    what: 'They were promised to a customer, and the system that carries them out did not take them.',
    loading: 'Looking at deliveries',
    failed: 'The deliveries could not be read',
    empty: 'No delivery in trouble',
    emptyHint: 'Should the system that carries out what is granted fail, here is what, whose and why.',
    inLine: 'It is being tried again now.',
  },
  failure: {
    gone: 'That is not there any more: it changed meanwhile.',
    unreachable: 'The server does not answer: it was not done.',
  },
};
