import type { Interaction, Organisation, Script } from '@aliado/domain';
import { initialInteraction } from '@aliado/domain';
import { proposeWrapUp } from './wrap-up-proposal.ts';

const organisation: Organisation = {
  name: { es: 'Casa', en: 'Casa' },
  timeZone: 'Europe/Madrid',
  currency: 'EUR',
  queues: [],
  teams: [],
  matters: [{ id: 'delivery.failed', name: { es: 'Entrega que no llegó', en: 'Delivery that never came' } }],
  dispositions: [],
  people: [],
};
const script: Script = {
  id: 'failed-delivery',
  version: 9,
  name: { es: 'E', en: 'E' },
  matter: 'delivery.failed',
  owner: 'experience',
  triggers: { es: [], en: [] },
  start: 'ask',
  steps: [
    {
      id: 'ask',
      kind: 'ask',
      tick: { es: 'P', en: 'P' },
      text: { es: '¿Pedido?', en: 'Order?' },
      field: { id: 'orderNumber', type: 'text', label: { es: 'Pedido', en: 'Order' } },
      next: 'end',
    },
    { id: 'end', kind: 'close', tick: { es: 'F', en: 'F' }, text: { es: '.', en: '.' }, disposition: 'promised' },
  ],
};
const interaction: Interaction = {
  ...initialInteraction,
  matter: 'delivery.failed',
  values: { orderNumber: 'PD-44718' },
  notes: [{ noteId: 'n', text: 'Solo puede por la tarde', writtenAt: 0 }],
};
const about = { organisation, script, language: 'es' } as const;

describe('the wrap-up', () => {
  it('writes itself from the matter, what was told and the notes', () => {
    expect(proposeWrapUp(interaction, about)).toEqual({
      summary: 'Entrega que no llegó. Pedido: PD-44718. Solo puede por la tarde.',
      matter: 'delivery.failed',
      disposition: null,
    });
  });

  it('proposes how it ended when the script came to its close', () => {
    const run = { scriptId: 'failed-delivery', version: 9, matter: 'm', stepId: 'end', path: [], startedAt: 0 };
    expect(proposeWrapUp({ ...interaction, script: run }, about).disposition).toBe('promised');
  });

  it('proposes nothing about a contact of which nothing is known', () => {
    const empty = { summary: '', matter: null, disposition: null };
    expect(proposeWrapUp(initialInteraction, { organisation: null, script: null, language: 'en' })).toEqual(empty);
  });
});
