import type { esHints } from './es-hints.ts';

/** The words of what became of hints, in English. */
export const enHints: typeof esHints = {
  title: 'Hints',
  what: 'What was proposed and what became of it, over all contacts. It is there to make hints better: it does not tell whose contacts they were.',
  days: 'From when',
  period: { 1: 'A day', 7: 'A week', 31: 'A month' },
  advice: 'What was proposed',
  reliability: 'Told and used',
  reliabilityWhat: 'How much was used of what was shown with each chance; the mark is the chance that was told.',
  loading: 'Counting hints',
  failed: 'The hints could not be counted',
  empty: 'No hints in this time',
  emptyHint: 'What was proposed, read and used will stand here.',
};
