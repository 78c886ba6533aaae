import type { RemedyTerms } from '../authority/authority-event.ts';
import type { Hint } from '../hint/hint.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { replay } from '../interaction/replay.ts';
import type { Organisation } from '../playbook/playbook.ts';
import type { Script } from '../script/script.ts';
import { aTape } from '../testing/tape.ts';
import { proposeWrapUp, type SummarySources } from './propose-wrap-up.ts';
import { summaryIn } from './sentence.ts';

const both = (text: string) => ({ es: text, en: text });
const organisation: Organisation = {
  ...{ name: both('Casa'), timeZone: 'Europe/Madrid', currency: 'EUR', queues: [], dispositions: [], people: [] },
  teams: [{ id: 'transport', name: { es: 'Transporte', en: 'Transport' } }],
  matters: [
    { id: 'delivery.failed', name: { es: 'Entrega que no llegó', en: 'Delivery that never came' } },
    { id: 'bill.twice', name: { es: 'Cobro doble', en: 'Charged twice' } },
  ],
};
const script: Script = {
  ...{ id: 'failed-delivery', version: 9, name: both('E'), matter: 'delivery.failed', owner: 'experience' },
  ...{ triggers: { es: [], en: [] }, start: 'sorry' },
  steps: [
    { id: 'sorry', kind: 'say', tick: both('Disculpa dicha'), text: both('Lo siento.'), next: 'ask' },
    {
      ...{ id: 'ask', kind: 'ask', tick: both('Pedido confirmado'), text: both('¿Pedido?'), next: 'terms' },
      field: { id: 'orderNumber', type: 'text', label: both('Pedido') },
    },
    { id: 'terms', kind: 'say', readOut: true, tick: both('Condiciones'), text: both('…'), next: 'pass' },
    { id: 'pass', kind: 'hand-off', team: 'transport', tick: both('Búsqueda pedida'), text: both('.'), next: 'end' },
    { id: 'end', kind: 'close', tick: both('Fin'), text: both('.'), disposition: 'promised' },
  ],
};
const billing: Script = { ...script, id: 'double-charge', version: 1, name: both('C'), matter: 'bill.twice' };
const telling = ['vino', 'lavadora'];
const sources: SummarySources = {
  organisation,
  scripts: { find: (id) => [script, billing].find((one) => one.id === id) },
  tellingOf: (words) => telling.filter((word) => words.includes(word)).length,
};

const said = (role: 'customer' | 'agent', text: string): InteractionEvent => ({
  ...{ type: 'UtteranceSpoken', utteranceId: text, participantId: role, role, text },
  ...{ startedAt: 0, endedAt: 0, language: 'es', confidence: null },
});
const shown = (hint: Partial<Hint>, lineSequence: number | null, score = 0.8): InteractionEvent => ({
  type: 'HintShown',
  hint: {
    ...{ id: 'h', kind: 'script', target: { id: script.id, version: 9 }, title: both('t'), text: both('t') },
    reason: { proposer: 'text', source: { id: 's', version: 1 }, words: [], lineSequence, score },
    ...hint,
  },
});
const started: InteractionEvent = {
  ...{ type: 'ScriptStarted', scriptId: script.id, version: 9, stepId: 'sorry', matter: script.matter, hintId: 'h' },
};
const entered = (stepId: string): InteractionEvent => ({ type: 'ScriptStepEntered', stepId, optionId: null });

/** What is written of a log of these events, the first with the sequence 1. */
function written(...events: readonly InteractionEvent[]) {
  const { entries } = events.reduce((tape, event, at) => tape.at(at, event), aTape('int-1'));
  return proposeWrapUp(entries, replay(entries), sources);
}
const inSpanish = (...events: readonly InteractionEvent[]) =>
  written(...events).sentences.map(({ about, text, sequences }) => [about, text.es, sequences]);

const greeting = said('customer', 'Hola, buenas tardes.');
const reason = said('customer', 'Mire, estuve en casa y no vino nadie con la lavadora, y no es la primera vez.');

describe('a wrap-up', () => {
  it('says what was wanted in the customer’s own words, and what was done, each with the entries it stands on', () => {
    const events = [greeting, reason, shown({}, 2), started, entered('ask'), entered('terms'), entered('pass')];
    expect(inSpanish(...events)).toEqual([
      ['wanted', 'Entrega que no llegó: «estuve en casa y no vino nadie con la lavadora».', [2, 4]],
      ['done', 'Disculpa dicha, pedido confirmado.', [4, 5]],
    ]);
    expect(written(...events, entered('end'))).toMatchObject({ matter: script.matter, disposition: 'promised' });
  });

  it('takes the words that tell most where no hint led to the script, and needs no script at all', () => {
    expect(inSpanish(greeting, reason, said('customer', 'Y llevo dos semanas.'))).toEqual([
      ['wanted', 'Dijo: «estuve en casa y no vino nadie con la lavadora».', [2]],
    ]);
  });

  it('says what was told, looked up and read out', () => {
    const outcome = { values: { statusWords: 'fallida' } };
    expect(
      inSpanish(
        ...[started, { type: 'ValueNoted', field: 'orderNumber', value: 'PD-1', from: { kind: 'typed' } } as const],
        { type: 'ActionAsked', callId: 'c', action: 'order-status', scriptId: script.id, stepId: 'ask', with: {} },
        { type: 'ActionAnswered', callId: 'c', outcome },
        {
          ...{ type: 'ReadOutGiven', scriptId: script.id, version: 9, stepId: 'terms' },
          ...{ by: 'heard', lineSequences: [6], likeness: 0.9 },
        },
        said('agent', 'Le leo las condiciones.'),
      ),
    ).toEqual([
      ['wanted', 'Entrega que no llegó.', [1]],
      ['done', 'Pedido: PD-1.', [2]],
      ['done', 'Estado del pedido consultado.', [4]],
      ['done', 'Leído: Condiciones.', [5, 6]],
    ]);
  });

  it('says what was given and is still given, and what was promised by when on the organisation’s clock', () => {
    const credit: RemedyTerms = {
      ...{ remedy: 'credit', amount: { amount: 3_000, currency: 'EUR' }, guidelineId: 'g', guidelineVersion: 1 },
      ...{ ruleId: 'r', matter: null, orderNumber: null },
    };
    const given = (grantId: string, terms: RemedyTerms): readonly InteractionEvent[] => [
      { type: 'RemedyReserved', grantId, terms, agentId: 'ada', approvalId: null, expiresAt: 0 },
      { type: 'RemedyGranted', grantId, terms, agentId: 'ada', decidedBy: 'ada', undoUntil: 0 },
    ];
    const { sentences } = written(
      ...given('g-1', credit),
      ...given('g-2', { ...credit, remedy: 'replacement', amount: null }),
      ...given('g-3', credit),
      { type: 'RemedyUndone', grantId: 'g-3', by: 'ada' },
      {
        ...{ type: 'PromiseMade', promiseId: 'p', words: 'Entregar la lavadora.', team: null, matter: null },
        ...{ dueAt: Date.UTC(2026, 10, 12, 17), orderNumber: null, by: 'ada' },
      },
    );
    expect(summaryIn(sentences, 'es')).toBe(
      'Dado: abono 30,00\u00a0€, reposición. Prometido: Entregar la lavadora, para el 12 nov 2026, 18:00.',
    );
    expect(summaryIn(sentences, 'en')).toBe(
      'Given: credit €30.00, replacement. Promised: Entregar la lavadora, by Nov 12, 2026, 18:00.',
    );
    expect(sentences.map(({ sequences }) => sequences)).toEqual([[2, 4], [8]]);
  });

  it('says what is open: who has it now, answers waited for, and what was heard and not taken up', () => {
    const terms: RemedyTerms = {
      ...{ remedy: 'refund', amount: { amount: 6_000, currency: 'EUR' }, guidelineId: 'g', guidelineVersion: 1 },
      ...{ ruleId: 'r', matter: null, orderNumber: null },
    };
    const promise = { words: 'Mañana le llamo.', dueAt: 9, team: null };
    const target = { id: billing.id, version: 1 };
    expect(
      inSpanish(
        ...[started, entered('pass'), entered('end')],
        { type: 'ApprovalAsked', approvalId: 'a', terms, agentId: 'ada', reason: 'r', withoutAsking: null },
        said('agent', 'Mañana le llamo.'),
        shown({ id: 'p', kind: 'promise', target: { id: 'p', version: 1 }, promise }, 5),
        said('customer', 'Y me han cobrado dos veces.'),
        shown({ id: 'b', target }, 7),
        shown({ id: 'u', target: { id: 'unknown', version: 1 } }, 7),
      ).slice(2),
    ).toEqual([
      ['open', 'Sin respuesta: devolución 60,00\u00a0€, pedido a quien decide.', [4]],
      ['open', 'Lo sigue Transporte: Búsqueda pedida.', [2]],
      ['open', 'Dicho y sin anotar como promesa: «Mañana le llamo».', [5, 6]],
      ['open', 'También salió: Cobro doble.', [7, 8]],
    ]);
  });

  it.each([
    ['only another guess at the first', shown({ id: 'b', target: { id: billing.id, version: 1 } }, 1), null],
    ['unlikely', shown({ id: 'b', target: { id: billing.id, version: 1 } }, 2, 0.3), null],
    ['waved away', shown({ id: 'b', target: { id: billing.id, version: 1 } }, 2), 'dismissed'],
    ['taken back', shown({ id: 'b', target: { id: billing.id, version: 1 } }, 2), 'retracted'],
  ] as const)('keeps quiet of a further matter that was %s', (_, hint, outcome) => {
    const settled: readonly InteractionEvent[] = outcome ? [{ type: 'HintSettled', hintId: 'b', outcome }] : [];
    const later = said('customer', 'Y otra cosa.');
    expect(inSpanish(started, later, hint, ...settled).map(([about]) => about)).toEqual(['wanted']);
  });

  it('names every matter that was taken up, and not one that was only begun', () => {
    const second = { ...started, scriptId: billing.id, version: 1, matter: billing.matter, hintId: null };
    const left: InteractionEvent = { type: 'ScriptLeft', reason: 'switched' };
    const walked = [reason, started, entered('ask'), left, second, entered('ask')];
    expect(inSpanish(...walked).map(([, words]) => words)).toEqual([
      'Entrega que no llegó: «estuve en casa y no vino nadie con la lavadora».',
      'Cobro doble.',
      'E: Disculpa dicha.',
      'C: Disculpa dicha.',
    ]);
    expect(inSpanish(reason, second, left, started, entered('ask'))).toHaveLength(2);
  });

  it('tells the mood only where it turned', () => {
    const turn = (mood: 'calm' | 'upset', lineSequence: number): InteractionEvent => ({
      ...{ type: 'MoodTurned', before: 'calm', mood, lineSequence, words: [] },
      ...{ by: { id: 'mood', version: 1 }, score: 0.9 },
    });
    expect(inSpanish(reason, turn('upset', 1), said('customer', 'Gracias.'), turn('calm', 3)).at(-1)).toEqual([
      ...['mood', 'Ánimo: en calma al empezar, luego a disgusto, luego en calma.', [1, 3]],
    ]);
    expect(inSpanish(reason).some(([about]) => about === 'mood')).toBe(false);
  });

  it('keeps what was pinned, caught and noted, and nothing twice', () => {
    expect(
      inSpanish(
        ...[reason, said('agent', 'Queda el jueves.')],
        { type: 'LinePinned', lineSequence: 2 },
        { type: 'LinePinned', lineSequence: 1 },
        { type: 'IdeaCaught', ideaId: 'i', words: 'Avisar antes', lineSequence: 1 },
        { type: 'NoteWritten', noteId: 'n', text: 'Llamar antes ' },
      ).slice(1),
    ).toEqual([
      ['noted', '«Queda el jueves».', [2]],
      ['noted', 'Idea: Avisar antes.', [1, 5]],
      ['noted', 'Llamar antes.', [6]],
    ]);
  });

  it('tells how it may end from a script before its close, and nothing of a contact of which nothing is known', () => {
    expect(written(started, entered('ask'))).toMatchObject({ disposition: 'promised', endings: [{ id: 'promised' }] });
    expect(written(greeting)).toEqual({ sentences: [], matter: null, disposition: null, endings: [] });
  });
});
