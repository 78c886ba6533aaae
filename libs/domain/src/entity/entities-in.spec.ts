import { inSpain, saidLines } from '../testing/said-lines.ts';
import { entitiesIn } from './entities-in.ts';
import type { EntityContext } from './entity.ts';

const read = (texts: readonly string[], context: EntityContext = inSpain) => entitiesIn(saidLines(...texts), context);
const values = (...texts: readonly string[]) => read(texts).map(({ kind, value }) => [kind, value]);
const one = (text: string) => values(text)[0]?.[1];

describe('a number of the organisation’s own', () => {
  it.each([
    'Es el PD-44718.',
    'pd 44718',
    'PD44718, dos lavadoras',
    'pe de cuatro cuatro siete uno ocho',
    'Pe, de, cuarenta y cuatro, siete, dieciocho.',
    'P de Pedro, D de Dinamarca, eh, cuatro cuatro, siete, uno ocho',
    'it is P for Papa, D as in Delta, double four seven one eight',
    'papa delta four four seven one eight',
    'P, D, dash, four four seven one eight',
  ])('is read in «%s»', (text) => {
    expect(values(text)).toEqual([['identifier', 'PD-44718']]);
  });

  it('is written as the organisation writes it, whatever parts it', () => {
    expect(one('F, dos mil veintiséis, cero cuatro uno uno siete')).toBe('F-2026-04117');
    expect(one('PD, doble cero, triple siete')).toBe('PD-00777');
    expect(one('P D double oh three four one')).toBe('PD-00341');
  });

  it('is understood without its letters where a word or a question told what it is', () => {
    expect(values('mi pedido es cuarenta y cuatro siete uno ocho')).toEqual([['identifier', 'PD-44718']]);
    expect(values('A: Your customer number, please?', 'one nine oh three one two')).toEqual([
      ['identifier', 'CL-190312'],
    ]);
    expect(values('cuarenta y cuatro siete uno ocho')).toEqual([]);
  });

  it('joins what was said in turns between which the agent only listened', () => {
    const said = read(['A: ¿El número de pedido?', 'cuatro cuatro siete', 'A: Sí, cuatro cuatro siete.', 'uno ocho']);
    expect(said).toEqual([
      {
        ...{
          kind: 'identifier',
          of: 'order',
          value: 'PD-44718',
          confidence: 0.7,
          words: 'cuatro cuatro siete … uno ocho',
        },
        parts: [
          { lineSequence: 2, from: 0, to: 19 },
          { lineSequence: 4, from: 0, to: 8 },
        ],
      },
    ]);
    expect(values('PD cuatro cuatro siete', 'A: Perdone, ¿me dice antes su nombre?', 'uno ocho')).toEqual([]);
  });

  it.each([
    'el pedido me costó 12345 pesos',
    'El pedido lo he pedido dos o tres veces',
    'mi pedido llega a las tres',
    'mi pedido, el código es 12345',
    'mi pedido es el 447 181',
    'PD cuatro cuatro siete uno ocho nueve',
  ])('is not seen in «%s»', (text) => {
    expect(read([text]).filter(({ kind }) => kind === 'identifier')).toEqual([]);
  });
});

describe('a telephone number', () => {
  it.each([
    ['622 13 45 67', '+34622134567'],
    ['+34 611 550 117', '+34611550117'],
    ['seis once, cincuenta y cinco, cero uno, diecisiete', '+34611550117'],
    ['seiscientos veintidós, trece, cuarenta y cinco, sesenta y siete', '+34622134567'],
    ['más treinta y cuatro seis uno uno cinco cinco cero uno uno siete', '+34611550117'],
  ])('is read in «%s»', (text, phone) => {
    expect(values(text)).toEqual([['phone', phone]]);
  });

  it('is none where the number is of something else', () => {
    expect(values('el contador es el 622134567')).toEqual([]);
  });
});

describe('an e-mail address', () => {
  it.each([
    ['Lucia.Ferrer@Example.com, apunte', 'lucia.ferrer@example.com'],
    ['mi correo es lucia punto ferrer arroba example punto com', 'lucia.ferrer@example.com'],
    ['lucia guion bajo ferrer arroba example punto com punto mx', 'lucia_ferrer@example.com.mx'],
    ['es ele ferrer ochenta y dos arroba example punto com', 'lferrer82@example.com'],
    ['be de Barcelona, ele, ferrer, arroba example punto com', 'blferrer@example.com'],
    ['it is lucy dot ferrer at example dot co dot uk please', 'lucy.ferrer@example.co.uk'],
    ['priya at reid-marsh dot example', 'priya@reid-marsh.example'],
  ])('is read in «%s»', (text, email) => {
    expect(values(text)).toEqual([['email', email]]);
  });

  it('goes on in the next turn', () => {
    expect(values('lucia punto ferrer', 'A: vale', 'arroba example punto com')).toEqual([
      ['email', 'lucia.ferrer@example.com'],
    ]);
  });

  it('is none where "at" is but a word', () => {
    expect(values('we can meet at example dot com', 'look at the fridge')).toEqual([]);
  });
});

describe('a sum of money', () => {
  it.each([
    ['ciento veinte euros con cincuenta', 12_050, 'EUR'],
    ['ciento veinte con cincuenta euros', 12_050, 'EUR'],
    ['veinte euros y cinco céntimos', 2_005, 'EUR'],
    ['treinta y un euros', 3_100, 'EUR'],
    ['mil doscientos noventa euros', 129_000, 'EUR'],
    ['a hundred and twenty quid fifty', 12_050, 'GBP'],
    ['two pounds fifty', 250, 'GBP'],
    ['€1,200.50', 120_050, 'EUR'],
    ['489,00 €', 48_900, 'EUR'],
    ['1.200 euros', 120_000, 'EUR'],
  ])('is exact in «%s»', (text, amount, currency) => {
    expect(values(text)).toEqual([['money', { amount, currency }]]);
  });

  it('takes pesos for those of the customer’s country, and for none where that is not known', () => {
    const said = ['five million two hundred and ninety-nine thousand pesos'];
    expect(read(said, { ...inSpain, country: 'CO' })[0]?.value).toEqual({ amount: 529_900_000, currency: 'COP' });
    expect(read(said)).toEqual([]);
  });

  it.each(['a ten-peso coin', 'doscientos y pico euros', 'veinte por ciento'])('is none in «%s»', (text) => {
    expect(values(text)).toEqual([]);
  });
});

describe('a day', () => {
  it.each([
    ['hoy', '2026-11-18'],
    ['pasado mañana por la tarde', '2026-11-20'],
    ['the day before yesterday', '2026-11-16'],
    ['el martes que viene', '2026-11-24'],
    ['next Tuesday', '2026-11-24'],
    ['el jueves pasado', '2026-11-12'],
    ['el miércoles', '2026-11-25'],
    ['dentro de tres días', '2026-11-21'],
    ['two weeks ago', '2026-11-04'],
    ['tres de mayo', '2027-05-03'],
    ['the third of May', '2027-05-03'],
    ['the twenty-first of December', '2026-12-21'],
    ['May 3rd, 2027', '2027-05-03'],
    ['el veintitrés de diciembre de dos mil veintiséis', '2026-12-23'],
    ['12/05/2026', '2026-05-12'],
    ['el día quince', '2026-12-15'],
  ])('is told by «%s»', (text, day) => {
    expect(values(text)).toEqual([['date', day]]);
  });

  it.each(['por la mañana', 'los lunes', 'en tres días hábiles', 'you may want two', '31/04/2026'])(
    'is none in «%s»',
    (text) => {
      expect(values(text)).toEqual([]);
    },
  );

  it('has the month first in the United States', () => {
    expect(read(['12/05/2026'], { ...inSpain, country: 'US' })[0]?.value).toBe('2026-12-05');
  });
});

describe('an hour', () => {
  it.each([
    ['a las cinco y media', '17:30'],
    ['a las nueve de la mañana', '09:00'],
    ['a la una menos cuarto', '12:45'],
    ['half past five', '17:30'],
    ['at five thirty pm', '17:30'],
    ['a las 5:30', '17:30'],
    ['at 05:30', '05:30'],
  ])('is told by «%s»', (text, time) => {
    expect(values(text)).toEqual([['time', time]]);
  });

  it('is none where "once" is English', () => {
    expect(values('everything at once')).toEqual([]);
  });
});

describe('who and where', () => {
  it('reads the name of whoever gives it, and a postal code where one was asked for', () => {
    expect(values('me llamo Lucía Ferrer de la Torre, y llamo')).toEqual([['name', 'Lucía Ferrer de la Torre']]);
    expect(values('My name’s Laura.')).toEqual([['name', 'Laura']]);
    expect(values('A: The postcode of the house?', 'Oh three seven three oh. Jávea.')).toEqual([
      ['postal-code', '03730'],
    ]);
  });
});

describe('what was taken out', () => {
  it('is never offered, nor what was left of it', () => {
    expect(values('mi pedido ⟦payment-card⟧', '4471 8', 'son ⟦payment-card⟧ 622 13 45 67')).toEqual([]);
  });
});
