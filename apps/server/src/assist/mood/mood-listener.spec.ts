import { append, emptyList, initialInteraction, type Line, type ParticipantRole } from '@aliado/domain';
import { MoodListener } from './mood-listener.ts';
import { MoodReader } from './mood-reader.ts';

const complaint = 'Estoy harta. Me molesta que nadie me avisó.';
const thanks = 'Se lo digo de veras: muy amable, me quedo tranquila.';
const reader = new MoodReader('es', null);
const on = { of: () => reader };
const off = { of: () => null };

/** A contact in which this was said, with the mood turns that are recorded. */
function contact(said: readonly (readonly [ParticipantRole, string])[], known = initialInteraction.moodTurns) {
  const lines = said.reduce((list, [role, text], at) => {
    const spoken = { startedAt: at, endedAt: at, language: 'es', isLate: false } as const;
    const who = { utteranceId: `u${at}`, participantId: role, role };
    return append<Line>(list, { kind: 'utterance', sequence: at + 1, ...who, text, ...spoken });
  }, emptyList<Line>());
  return { lines, language: 'es', moodTurns: known } as const;
}

describe('who follows the mood of a contact', () => {
  it('tells the line at which it turned, what it was told from, and each turn once', () => {
    const listener = new MoodListener(on, 'es');
    const angry = contact([
      ['customer', 'Hola.'],
      ['customer', complaint],
    ]);
    expect(listener.turns(angry)).toMatchObject([{ mood: 'upset', lineSequence: 2, by: { id: 'mood-words' } }]);
    expect(listener.turns(angry)).toEqual([]);
  });

  it('never reads what agents, supervisors or unknown voices say', () => {
    const others = (['agent', 'supervisor', 'other'] as const).map((role) => [role, complaint] as const);
    const listener = new MoodListener(on, 'es');
    expect(listener.turns(contact(others))).toEqual([]);
    const between = contact([['customer', complaint], ...others, ['agent', thanks], ['customer', 'Ya.']]);
    const alone = contact([['customer', complaint]]);
    expect(new MoodListener(on, 'es').turns(between)).toEqual(new MoodListener(on, 'es').turns(alone));
  });

  it('comes to the same turns however the words come in, and after a restart', () => {
    const said = [
      ['customer', complaint],
      ['agent', 'Lo siento.'],
      ['customer', 'Ya.'],
      ['customer', thanks],
    ] as const;
    const atOnce = new MoodListener(on, 'es').turns(contact(said));
    const listener = new MoodListener(on, 'es');
    const oneByOne = said.flatMap((_, at) => listener.turns(contact(said.slice(0, at + 1))));
    expect(oneByOne).toEqual(atOnce);
    const recorded = atOnce.slice(0, 1).map((turn) => ({ ...turn, before: 'calm' as const, turnedAt: 0 }));
    expect(atOnce.map(({ mood }) => mood)).toEqual(['upset', 'calm']);
    expect(new MoodListener(on, 'es').turns(contact(said, recorded))).toEqual(atOnce.slice(1));
  });

  it('reads nothing where moods are not read', () => {
    expect(new MoodListener(off, 'es').turns(contact([['customer', complaint]]))).toEqual([]);
  });
});
