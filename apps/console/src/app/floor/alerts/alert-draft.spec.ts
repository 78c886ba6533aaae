import { idFor, minutesTyped, newAlertDraft, problemOf } from './alert-draft.ts';

describe('a rule that is being written', () => {
  it('gets an id from its name that no other rule has', () => {
    expect(idFor('Nadie contesta, ¡según él!', new Set())).toBe('nadie-contesta-segun-el');
    expect(idFor('Nadie', new Set(['nadie', 'nadie-2']))).toBe('nadie-3');
    expect(idFor('¿?', new Set())).toBe('rule');
  });

  it('takes minutes as people write them', () => {
    expect(['10', '0,5', '0', '', '-1', 'ten', '1441'].map(minutesTyped)).toEqual([
      ...[600_000, 30_000, 0, null, null, null, null],
    ]);
  });

  it('says what is missing first', () => {
    const { terms } = newAlertDraft;
    const named = { ...terms, name: { es: 'A', en: 'A' } };
    const whole = { ...named, condition: 'waiting > 2' };
    const nights = [{ days: ['mon'], from: '22:00', to: '07:00' }] as const;
    const drafts = [terms, named, { ...whole, to: [] }, { ...whole, quiet: nights }, whole];
    expect(drafts.map(problemOf)).toEqual(['name', 'condition', 'ways', 'quiet', null]);
  });
});
