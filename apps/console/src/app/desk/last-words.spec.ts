import type { Hint, Interaction, Line } from '@aliado/domain';
import { append, emptyList, initialInteraction } from '@aliado/domain';
import { heardSoFar, hintLines, lastOfCustomer, listeningStage, triggersOf } from './last-words.ts';

const line = (sequence: number, text: string, role: 'customer' | 'agent' = 'customer'): Line => ({
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
const withLines = (...lines: readonly Line[]): Interaction => ({
  ...initialInteraction,
  lines: lines.reduce(append, emptyList<Line>()),
});
const call = withLines(
  line(1, 'El martes no vino nadie a casa.'),
  line(2, 'Lo siento mucho, de verdad que sí.', 'agent'),
  line(3, 'Y la nevera sigue sin enfriar.'),
  line(4, 'Ya.'),
);

describe('what the customer said', () => {
  it('ends with their last words, whoever spoke since', () => {
    expect(lastOfCustomer(call.lines)).toBe('Ya.');
    expect(lastOfCustomer(initialInteraction.lines)).toBeNull();
  });

  it('is summed up by what was pinned and their last sentences, not by a yes or a thank you', () => {
    expect(heardSoFar(call)).toEqual(['El martes no vino nadie a casa.', 'Y la nevera sigue sin enfriar.']);
    expect(heardSoFar({ ...call, pins: [2] })).toEqual([
      'El martes no vino nadie a casa.',
      'Lo siento mucho, de verdad que sí.',
      'Y la nevera sigue sin enfriar.',
    ]);
  });
});

describe('the search for a script', () => {
  const hint: Hint = {
    id: 'h',
    kind: 'script',
    target: { id: 's', version: 1 },
    title: { es: 's', en: 's' },
    text: { es: 's', en: 's' },
    reason: { proposer: 'trigger', source: { id: 's', version: 1 }, words: [], lineSequence: null, score: 1 },
  };

  it('marks the words that led to a proposal where they were said, and nowhere else', () => {
    const because = (lineSequence: number | null, ...words: readonly string[]) => ({
      hint: { ...hint, reason: { ...hint.reason, lineSequence, words } },
      shownAt: 0,
      readAt: null,
    });
    expect(triggersOf([because(3, 'dos veces'), because(3, 'me cobraron'), because(null, 'nunca')])).toEqual({
      3: ['dos veces', 'me cobraron'],
    });
    expect(hintLines({ ...call, hints: [because(3, 'nevera'), because(9, 'nunca'), because(null)] })).toEqual({
      3: 'Y la nevera sigue sin enfriar.',
    });
  });

  it('waits until the customer has said enough to tell that none fits', () => {
    expect(listeningStage(withLines(line(1, 'Hola'), line(2, 'Hola', 'agent'), line(3, 'Verá')))).toBe('waiting');
    expect(listeningStage(call)).toBe('unmatched');
  });

  it('begins anew once a script came to its end', () => {
    const run = {
      scriptId: 's',
      version: 1,
      stepId: 'close',
      path: [],
      visited: [],
      matter: 'm',
      startedAt: 0,
      stepSince: 4,
      inner: [],
    };
    const done = { ...call, pastScripts: [{ ...run, leftBecause: 'completed' as const }] };
    const says = (...texts: readonly string[]): Interaction => ({
      ...done,
      lines: texts.map((text, at) => line(5 + at, text)).reduce(append, call.lines),
    });
    expect(listeningStage(done)).toBe('waiting');
    expect(listeningStage(says('Perfecto.', 'Muchas gracias.', 'Nada más.', 'Adiós.'))).toBe('waiting');
    const talk = ['¿Y el piso del mueble? Se me infló la madera.', 'Bueno, prefiero que me diga eso que nada.'];
    expect(listeningStage(says(...talk, 'Ahorita se las mando por WhatsApp, señorita.'))).toBe('waiting');
    const another = 'Y otra cosa, la vecina pregunta por ustedes.';
    expect(listeningStage(says(...talk, another, 'Sí, sí.'))).toBe('waiting');
    expect(listeningStage(says(another, 'Quiere saber si abren los domingos.'))).toBe('unmatched');
    expect(listeningStage(says('Oh, and one more thing.', 'Do you open on Sundays at all?'))).toBe('unmatched');
    expect(listeningStage({ ...done, pastScripts: [{ ...run, leftBecause: 'left' }] })).toBe('unmatched');
  });

  it('is over for now while one is proposed, unless the hints are muted', () => {
    const proposed = { ...call, hints: [{ hint, shownAt: 0, readAt: null }] };
    expect(listeningStage(proposed)).toBe('proposed');
    expect(listeningStage({ ...proposed, areHintsMuted: true })).toBe('unmatched');
  });
});
