import type { Language } from '../text/localised.ts';
import { momentOfWall, wallAt } from '../time/wall-clock.ts';
import { heardPromise } from './heard-promise.ts';

const timeZone = 'Europe/Madrid';
/** A Tuesday, at ten past eleven. */
const now = momentOfWall(Date.parse('2026-11-10T11:10:00Z'), timeZone);
const entities = {
  identifiers: [],
  country: 'ES',
  phone: () => null,
  dayOf: (at: number) => new Date(wallAt(at, timeZone)).toISOString().slice(0, 10),
};

function promised(language: Language, text: string): string | null {
  const line = { sequence: 1, participantId: 'agent:ada', text, startedAt: now };
  const promise = heardPromise(line, { language, entities, timeZone, endOfDay: 20 });
  return promise && new Date(wallAt(promise.dueAt, timeZone)).toISOString().slice(0, 16);
}

describe('a promise in what an agent says', () => {
  it.each([
    ['Se lo mando hoy.', '2026-11-10T20:00'],
    ['La llamo yo mañana por la tarde para recordárselo.', '2026-11-11T20:00'],
    ['Iván lo tiene y le responde hoy antes de las seis.', '2026-11-10T18:00'],
    ['Mañana a las nueve lo compruebo yo.', '2026-11-11T09:00'],
    ['Y la nevera le llega el jueves, de dos a cuatro.', '2026-11-12T16:00'],
    ['Ahora lo veo. Le devuelvo la llamada el viernes a las cinco y media.', '2026-11-13T17:30'],
    ['Le vuelvo a llamar a las diez.', '2026-11-11T10:00'],
  ])('is told with its time: %s', (text, due) => {
    expect(promised('es', text)).toBe(due);
  });

  it.each([
    ["I'll call you back before six today.", '2026-11-10T18:00'],
    ["You'll have it by Thursday.", '2026-11-12T20:00'],
    ["She'll ring you tomorrow at nine in the morning.", '2026-11-11T09:00'],
    ['I am sending it to you on Friday.', '2026-11-13T20:00'],
  ])('is told with its time: %s', (text, due) => {
    expect(promised('en', text)).toBe(due);
  });

  it.each([
    ['es', '¿Le llamo mañana a las nueve?'],
    ['es', 'Si el lunes sigue ahí, me llama.'],
    ['es', 'No se lo puedo mandar hoy.'],
    ['es', 'El camión salió el lunes y volvió.'],
    ['es', 'Ahora mismo se lo miro.'],
    ['es', 'Mañana nadie va a llamar a su puerta.'],
    ['en', 'Would you like me to call you on Friday?'],
    ['en', "I can't send it today."],
    ['en', 'The lorry was there on Monday.'],
  ] as const)('is not a question, a condition, a denial, or what is over: %s %s', (language, text) => {
    expect(promised(language, text)).toBeNull();
  });
});
