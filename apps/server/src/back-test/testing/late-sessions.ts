import {
  unknownFacts,
  type AuthorityEvent,
  type CaseFacts,
  type EpochMs,
  type InteractionEvent,
  type Money,
  type RemedyTerms,
} from '@aliado/domain';
import type { EventLog, NewEntry } from '../../interactions/event-log.ts';

/** Euros as the log has them. */
export const euros = (amount: number): Money => ({ amount: amount * 100, currency: 'EUR' });

/** What is known of a customer for whom nobody came so often. */
export const factsWith = (failedDeliveries: number): CaseFacts => ({
  ...unknownFacts,
  customer: { ...unknownFacts.customer, tier: 'plus' },
  order: { ...unknownFacts.order, failedDeliveries, daysLate: 1, status: 'failed' },
  agent: { tenureMonths: 22, team: 'desk-north' },
});

const terms = (amount: number): RemedyTerms => ({
  ...{ remedy: 'credit', amount: euros(amount), guidelineId: 'late-delivery-gesture', guidelineVersion: 14 },
  ...{ ruleId: 'twice', matter: 'delivery.failed', orderNumber: null },
});

/** A credit that an agent gave by themselves. */
export const gave = (amount: number): readonly AuthorityEvent[] => [
  { type: 'RemedyGranted', grantId: 'g', terms: terms(amount), agentId: 'agent', decidedBy: 'agent', undoUntil: 0 },
];

/** A credit that was asked for, and refused. */
export const wasRefused = (amount: number): readonly AuthorityEvent[] => [
  { type: 'ApprovalAsked', approvalId: 'a', terms: terms(amount), agentId: 'agent', reason: 'x', withoutAsking: null },
  {
    ...{ type: 'ApprovalDecided', approvalId: 'a', by: { accountId: 'supervisor', name: 'S' }, decision: 'refused' },
    ...{ amount: null, words: '' },
  },
];

/** What people write may hold half a character, or a NUL: no session is lost by it. */
const awkward = 'half \ud83d, none \u0000';

/** Writes a session about a delivery that failed so often, with what was decided in it a second apart. */
export async function writeSession(
  log: EventLog,
  streamId: string,
  openedAt: EpochMs,
  failedDeliveries: number,
  decided: readonly AuthorityEvent[],
): Promise<void> {
  const events: readonly InteractionEvent[] = [
    {
      ...{ type: 'InteractionOpened', source: { name: 'spec', contactId: streamId, can: [] }, channel: 'voice' },
      ...{ direction: 'inbound', from: awkward, to: null, language: 'es', consent: 'announced' },
    },
    { type: 'InteractionAnswered', agentId: 'agent', agentName: 'Nayeli' },
    { type: 'NoteWritten', noteId: 'n', text: awkward },
    { type: 'CaseWeighed', matter: 'delivery.failed', facts: factsWith(failedDeliveries), findings: [] },
    ...decided,
  ];
  const entries = events.map((event, nth): NewEntry => ({ occurredAt: openedAt + nth * 1_000, by: 'system', event }));
  await log.append({ streamId, expected: 0, entries, commandId: null, recordedAt: openedAt, turns: null });
}
