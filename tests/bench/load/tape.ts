import type { InteractionEvent, Recorded } from '@aliado/domain';

/** The log of one call of so many entries, a second apart: utterances, with a hold now and then. */
export function tapeOf(length: number): readonly Recorded[] {
  return Array.from({ length }, (_, index): Recorded => {
    const occurredAt = 1_795_200_000_000 + index * 1_000;
    return {
      streamId: 'bench',
      sequence: index + 1,
      occurredAt,
      recordedAt: occurredAt,
      by: 'source:bench',
      event: eventAt(index, occurredAt),
    };
  });
}

function eventAt(index: number, at: number): InteractionEvent {
  if (index === 0) {
    const source = { name: 'bench', contactId: 'c', can: [] };
    return {
      type: 'InteractionOpened',
      source,
      channel: 'voice',
      direction: 'inbound',
      from: null,
      to: null,
      language: 'es',
      consent: 'given',
    };
  }
  if (index === 1) return { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' };
  if (index % 50 === 0) return index % 100 === 0 ? { type: 'CallHeld' } : { type: 'CallResumed' };
  const isCustomer = index % 2 === 0;
  return {
    type: 'UtteranceSpoken',
    utteranceId: `u${index}`,
    participantId: isCustomer ? 'customer' : 'agent:ada',
    role: isCustomer ? 'customer' : 'agent',
    text: 'El camión salió el lunes y volvió sin pasar por su calle.',
    startedAt: at,
    endedAt: at + 900,
    language: 'es',
    confidence: 0.9,
  };
}
