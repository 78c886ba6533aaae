import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import type { Organisation } from '../playbook/playbook.ts';
import type { Script } from '../script/script.ts';
import { aTape } from '../testing/tape.ts';
import { likelyEndings } from './likely-endings.ts';
import type { SummarySources } from './propose-wrap-up.ts';
import { summaryLogOf } from './summary-log.ts';

const both = (text: string) => ({ es: text, en: text });
const dispositions = [
  'resolved',
  'promised',
  'handed-off',
  'informed',
  'transferred',
  'idea',
  'no-answer',
  'wrong-number',
].map((id) => ({ id, name: both(id) }));
const organisation: Organisation = {
  ...{ name: both('Casa'), timeZone: 'Europe/Madrid', currency: 'EUR', queues: [], people: [], teams: [], matters: [] },
  dispositions,
};
const script: Script = {
  ...{ id: 's', version: 1, name: both('S'), matter: 'm', owner: 'o', triggers: { es: [], en: [] }, start: 'sorry' },
  steps: [
    { id: 'sorry', kind: 'say', tick: both('Dicho'), text: both('Lo siento.'), next: 'told' },
    { id: 'told', kind: 'close', tick: both('Fin'), text: both('.'), disposition: 'informed' },
    { id: 'house-own', kind: 'close', tick: both('Fin'), text: both('.'), disposition: 'house-own' },
  ],
};
const sources: SummarySources = { organisation, scripts: { find: () => script }, tellingOf: () => 0 };

const said = (role: 'customer' | 'agent', text: string, language: 'es' | 'en' = 'es'): InteractionEvent => ({
  ...{ type: 'UtteranceSpoken', utteranceId: text, participantId: role, role, text },
  ...{ startedAt: 0, endedAt: 0, language, confidence: null },
});
const talk = said(
  'customer',
  'Llamo por la lavadora que me trajeron ayer, que no es la que yo había pedido en la tienda.',
);
const started: InteractionEvent = {
  ...{ type: 'ScriptStarted', scriptId: 's', version: 1, stepId: 'sorry', matter: 'm', hintId: null },
};

function endings(by: SummarySources, ...events: readonly InteractionEvent[]) {
  const { entries } = events.reduce((tape, event, at) => tape.at(at, event), aTape('int-1'));
  return likelyEndings(summaryLogOf(entries), replay(entries), by);
}
const first = (...events: readonly InteractionEvent[]) => endings(sources, talk, ...events)[0]?.id;

describe('how a contact probably ended', () => {
  it('is found in what was done: a promise made, an idea caught, the contact passed on', () => {
    expect(
      first({
        type: 'PromiseMade',
        promiseId: 'p',
        words: 'Llamar',
        dueAt: 9_000_000,
        team: null,
        matter: null,
        orderNumber: null,
        by: 'agent',
      }),
    ).toBe('promised');
    expect(first({ type: 'IdeaCaught', ideaId: 'i', words: 'Un mapa', lineSequence: 1 })).toBe('idea');
    expect(first({ type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'billing' } })).toBe(
      'transferred',
    );
  });

  it('is found in the last words of both, in either language', () => {
    expect(first(said('agent', 'Ya está, cancelado.'), said('customer', 'Ya quedó, qué rápido, gracias.'))).toBe(
      'resolved',
    );
    expect(first(said('customer', 'Lo pienso con mi marido y ya te digo, gracias.'))).toBe('informed');
    expect(first(said('customer', 'Sorry, wrong number, I meant to ring the bank.', 'en'))).toBe('wrong-number');
    expect(endings(sources, said('agent', '¿Hola? ¿Me oye?'))[0]?.id).toBe('no-answer');
  });

  it('is where the script was closed, also as the house alone calls it', () => {
    const close = (stepId: string): InteractionEvent => ({ type: 'ScriptStepEntered', stepId, optionId: null });
    expect(first(started, close('told'))).toBe('informed');
    expect(first(started, close('house-own'))).toBe('house-own');
  });

  it('is told from the ends of a script that was not walked to its close', () => {
    expect(first(started)).toBe('informed');
  });

  it('has chances that make one together, and is not guessed where nothing was said', () => {
    const all = endings(sources, talk, started);
    expect(all.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1);
    expect(endings(sources)).toEqual([]);
  });
});
