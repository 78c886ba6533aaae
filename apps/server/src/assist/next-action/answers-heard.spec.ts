import type { ScriptField } from '@aliado/domain';
import { AnswersHeard, type SpokenLine } from './answers-heard.ts';

const heard = new AnswersHeard({
  identifiers: [],
  country: 'ES',
  phone: () => null,
  dayOf: () => '2026-03-02',
});
const field = (id: string, type: ScriptField['type']): ScriptField => ({ id, type, label: { es: id, en: id } });
const lines = (...said: readonly (readonly [role: SpokenLine['role'], text: string])[]): readonly SpokenLine[] =>
  said.map(([role, text], at) => ({
    ...{ kind: 'utterance', sequence: at + 1, utteranceId: `u${at}`, participantId: role, role, text },
    ...{ startedAt: at * 5_000, endedAt: at * 5_000 + 4_000, language: 'es', isLate: false },
  }));

describe('what the customer answered before it was asked', () => {
  it('is what the field wants, in their own words, however long ago', () => {
    const said = lines(
      ['customer', 'Mi correo es lucia@example.org.'],
      ['agent', 'Gracias.'],
      ['customer', 'De nada.'],
    );
    expect(heard.to(field('email', 'text'), said, 3)?.words).toContain('lucia@example.org');
    expect(heard.to(field('orderNumber', 'text'), said, 3)).toBeNull();
  });

  it('is never what the agent said', () => {
    expect(heard.to(field('email', 'text'), lines(['agent', 'Escriba a lucia@example.org.']), 1)).toBeNull();
  });

  it('is a day only while it is being spoken of', () => {
    const said = lines(['customer', 'El 14 de marzo no vino nadie.'], ['agent', 'Ya.'], ['customer', 'Eso.']);
    expect(heard.to(field('day', 'date'), said, 1)).not.toBeNull();
    expect(heard.to(field('day', 'date'), said, 3)).toBeNull();
  });
});
