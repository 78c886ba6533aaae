import { inSpain, saidLines } from '../testing/said-lines.ts';
import { entitiesIn } from './entities-in.ts';
import { candidatesFor, fieldValueOf } from './wanted-by.ts';

const said = saidLines(
  'El PD-44718, mi correo es lucia@example.com y el móvil 622 13 45 67.',
  'El otro es el PD-61122. Pagué ciento veinte euros con cincuenta el tres de mayo.',
  'El PD-44718, sí.',
);
const found = said.flatMap((_, index) => entitiesIn(said.slice(0, index + 1), inSpain));
const wanted = (id: string, type: 'text' | 'number' | 'date' | 'phone' | 'money' | 'choice') =>
  candidatesFor({ id, type }, found).map(fieldValueOf);

describe('what a field is offered', () => {
  it('is of its type, or what the id of a text field names', () => {
    expect(wanted('callback', 'phone')).toEqual(['+34622134567']);
    expect(wanted('when', 'date')).toEqual(['2027-05-03']);
    expect(wanted('amount', 'money')).toEqual(['120.50 EUR']);
    expect(wanted('email', 'text')).toEqual(['lucia@example.com']);
  });

  it('is listed newest first, and each value once', () => {
    expect(wanted('orderNumber', 'text')).toEqual(['PD-44718', 'PD-61122']);
  });

  it('is nothing where nobody can tell what it wants', () => {
    expect([wanted('reason', 'text'), wanted('months', 'number'), wanted('kind', 'choice')]).toEqual([[], [], []]);
  });

  it('has money in major units, without a fraction where there is none', () => {
    expect(fieldValueOf({ kind: 'money', value: { amount: 5, currency: 'EUR' } })).toBe('0.05 EUR');
    expect(fieldValueOf({ kind: 'money', value: { amount: 48_900, currency: 'EUR' } })).toBe('489 EUR');
    expect(fieldValueOf({ kind: 'money', value: { amount: 990, currency: 'CLP' } })).toBe('990 CLP');
  });
});
