import { evolve, replayOnto, initialInteraction, type InteractionEvent } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { isFileable, touchpointOf } from './contact-touchpoint.ts';

const dispositions = [{ id: 'promised', name: { es: 'Prometido con fecha', en: 'Promised with a date' } }];
const opened: InteractionEvent = {
  type: 'InteractionOpened',
  source: { name: 'test', contactId: '1', can: [] },
  channel: 'voice',
  direction: 'inbound',
  from: '+34611550117',
  to: null,
  language: 'es',
  consent: 'unknown',
};
const identified = (certainty: 'known' | 'probable'): InteractionEvent => ({
  type: 'CustomerIdentified',
  certainty,
  customerId: 'C-1',
  candidates: [],
});
const finished = (summary: string, disposition: string | null, matter: string | null): InteractionEvent => ({
  type: 'AfterContactWorkFinished',
  agentId: 'ada',
  disposition,
  matter,
  summary,
  finishedBy: 'agent',
});
const answered: InteractionEvent = { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' };

function after(...events: readonly InteractionEvent[]) {
  const tape = [opened, ...events].reduce((longer, event, index) => longer.at(1_000 + index, event), aTape('int-1'));
  return replayOnto(evolve, initialInteraction, tape.entries);
}

describe('a contact on the customer’s journey', () => {
  it('says how it ended, what it was about and what the agent wrote', () => {
    const contact = after(
      identified('known'),
      answered,
      finished('Se entrega el lunes.', 'promised', 'delivery.failed'),
    );
    expect(isFileable(contact)).toBe(true);
    expect(touchpointOf(contact, dispositions)).toEqual({
      customerId: 'C-1',
      touchpoint: {
        occurredAt: 1_000,
        channel: 'voice',
        matter: 'delivery.failed',
        title: { es: 'Llamada: Prometido con fecha', en: 'Call: Promised with a date' },
        detail: { es: 'Se entrega el lunes.', en: 'Se entrega el lunes.' },
        state: 'ok',
        orderNumber: null,
      },
    });
  });

  it('keeps what an earlier agent wrote when the last one wrote nothing', () => {
    const contact = after(
      identified('known'),
      answered,
      finished('Uno.', 'promised', 'order.status'),
      finished(' ', null, null),
    );
    expect(touchpointOf(contact, dispositions)?.touchpoint).toMatchObject({
      matter: 'order.status',
      detail: { es: 'Uno.', en: 'Uno.' },
    });
  });

  it('is broken when the customer left while waiting', () => {
    expect(
      touchpointOf(after(identified('known'), { type: 'InteractionAbandoned' }), dispositions)?.touchpoint,
    ).toMatchObject({
      title: { es: 'Llamada: se fue mientras esperaba', en: 'Call: left while waiting' },
      detail: null,
      state: 'broken',
    });
  });

  it('is not there for somebody who only may have been the caller and spoke with nobody', () => {
    expect(touchpointOf(after(identified('probable'), { type: 'InteractionAbandoned' }), dispositions)).toBeNull();
    expect(
      touchpointOf(after(identified('probable'), answered, finished('', null, null)), dispositions)?.customerId,
    ).toBe('C-1');
  });

  it('is nobody’s while nobody knows who it was', () => {
    expect(touchpointOf(after(answered, finished('', null, null)), dispositions)).toBeNull();
  });

  it('is not filed before somebody wrote it up or it is closed', () => {
    expect(isFileable(after(answered))).toBe(false);
  });
});
