import type { RemedyTerms } from '../authority/authority-event.ts';
import type { Grant } from '../authority/authority-state.ts';
import { append, emptyList } from '../collection/chunked-list.ts';
import type { Interaction, Line } from '../interaction/interaction.ts';
import { initialInteraction } from '../interaction/interaction.ts';
import type { Organisation } from '../playbook/playbook.ts';
import type { Script } from '../script/script.ts';
import { proposeWrapUp } from './propose-wrap-up.ts';

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
const both = (text: string) => ({ es: text, en: text });
const script: Script = {
  id: 'failed-delivery',
  version: 9,
  name: both('E'),
  matter: 'delivery.failed',
  owner: 'experience',
  triggers: { es: [], en: [] },
  start: 'sorry',
  steps: [
    { id: 'sorry', kind: 'say', tick: both('Disculpa dicha'), text: both('Lo siento.'), next: 'ask' },
    {
      id: 'ask',
      kind: 'ask',
      tick: both('Pedido confirmado'),
      text: both('¿Pedido?'),
      field: { id: 'orderNumber', type: 'text', label: both('Pedido') },
      next: 'end',
    },
    { id: 'end', kind: 'close', tick: both('Fin'), text: both('.'), disposition: 'promised' },
  ],
};
const run = {
  scriptId: 'failed-delivery',
  version: 9,
  matter: 'delivery.failed',
  stepId: 'end',
  path: ['sorry', 'ask'],
  startedAt: 0,
  ...{ visited: ['sorry', 'ask', 'end'], stepSince: 1, inner: [] },
};
const said = (sequence: number, role: 'customer' | 'agent', text: string): Line => ({
  kind: 'utterance',
  sequence,
  utteranceId: `u-${sequence}`,
  participantId: role,
  role,
  text,
  startedAt: 0,
  endedAt: 0,
  language: 'es',
  isLate: false,
});
const interaction: Interaction = {
  ...initialInteraction,
  matter: 'delivery.failed',
  values: { orderNumber: 'PD-44718' },
  notes: [{ noteId: 'n', text: 'Llamar antes ', writtenAt: 0 }],
  lines: [said(4, 'customer', 'Solo puedo por la tarde.'), said(6, 'agent', 'Queda el jueves.')].reduce(
    append,
    emptyList<Line>(),
  ),
  pins: [6, 4],
};
const about = { organisation, script, language: 'es' } as const;

describe('the wrap-up', () => {
  it('writes itself from the matter, the steps walked, what was told, what was pinned and the notes', () => {
    expect(proposeWrapUp({ ...interaction, script: run }, about)).toEqual({
      summary:
        'Entrega que no llegó. Disculpa dicha, pedido confirmado. Pedido: PD-44718. ' +
        'Dijo: «Solo puedo por la tarde». «Queda el jueves». Llamar antes.',
      matter: 'delivery.failed',
      disposition: 'promised',
    });
  });

  it('says what was given and is still given, and what was promised by when on the organisation’s clock', () => {
    const credit: RemedyTerms = {
      ...{ remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' }, guidelineId: 'g', guidelineVersion: 1 },
      ...{ ruleId: 'r', matter: null, orderNumber: null },
    };
    const grant: Grant = {
      ...{ grantId: 'g-1', terms: credit, agentId: 'ada', approvalId: null, state: 'granted', reservedAt: 0 },
      ...{ expiresAt: 0, grantedAt: 0, undoUntil: 0, decidedBy: 'ada' },
    };
    const decided: Interaction = {
      ...initialInteraction,
      grants: [
        grant,
        { ...grant, grantId: 'g-2', terms: { ...credit, remedy: 'replacement', amount: null } },
        { ...grant, grantId: 'g-3', state: 'undone' },
      ],
      promises: [
        {
          ...{ promiseId: 'p', words: 'Entregar la lavadora', team: null, dueAt: Date.UTC(2026, 10, 12, 17) },
          ...{ matter: null, orderNumber: null, by: 'ada', madeAt: 0 },
        },
      ],
    };
    expect(proposeWrapUp(decided, { ...about, script: null }).summary).toBe(
      'Dado: abono 30,00\u00a0€, reposición. Prometido: Entregar la lavadora, para el 12 nov 2026, 18:00.',
    );
  });

  it('still knows a script that was finished before the end of the contact', () => {
    const finished = { ...interaction, pastScripts: [{ ...run, leftBecause: 'completed' as const }] };
    expect(proposeWrapUp(finished, about)).toMatchObject({
      summary: expect.stringContaining('Disculpa dicha, pedido confirmado.') as string,
      disposition: 'promised',
    });
  });

  it.each([
    ['the close was not reached', { ...interaction, script: { ...run, stepId: 'ask', path: ['sorry'] } }],
    ['it was left there', { ...interaction, pastScripts: [{ ...run, leftBecause: 'left' as const }] }],
  ])('proposes no end when %s', (_, unfinished) => {
    expect(proposeWrapUp(unfinished, about).disposition).toBeNull();
  });

  it('proposes nothing about a contact of which nothing is known', () => {
    const empty = { summary: '', matter: null, disposition: null };
    expect(proposeWrapUp(initialInteraction, { organisation: null, script: null, language: 'en' })).toEqual(empty);
  });
});
