import fc from 'fast-check';
import type { SaidDigits } from '../testing/card-readings.ts';
import { accounts, cardNumbers, digitsLeftIn, lookAlikes, readingsOf } from '../testing/card-readings.ts';
import { redactInterim, redactWords, textsRemembered } from './redact-words.ts';

const before: readonly string[] = [];
const alone = (text: string) => redactWords(text, { before, patterns: [] });

/** The texts of one speaker as the log keeps them, each redacted with what was kept before. */
function kept(texts: readonly string[]): readonly string[] {
  return texts.reduce<readonly string[]>((stored, text) => {
    const context = { before: stored.slice(-textsRemembered), patterns: [] };
    return [...stored, redactWords(text, context).text];
  }, []);
}

describe('a payment card number', () => {
  it.each([
    ['Con la tarjeta 4111 1111 1111 1111.', 'Con la tarjeta ⟦payment-card⟧.'],
    ['it is 4111-1111-1111-1111, thanks', 'it is ⟦payment-card⟧, thanks'],
    ['3782.822463.10005', '⟦payment-card⟧'],
    ['VISA4111111111111111', 'VISA⟦payment-card⟧'],
    ['cuarenta y uno once, once once, once once, once once', '⟦payment-card⟧'],
    ['four oh one two, double eight, double eight, double eight double eight, one double eight one', '⟦payment-card⟧'],
    ['4012, ocho ocho ocho ocho, eh, 8888, a ver, mm, uno ocho ocho uno', '⟦payment-card⟧'],
    ['cinco cinco, four fives, cincuenta y cinco 55 55 44 44 44 44', '⟦payment-card⟧'],
    ['Visa 4242 4242 4242 4241', 'Visa ⟦payment-card⟧'],
  ])('never stays in "%s"', (text, left) => {
    expect(alone(text)).toEqual({ text: left, found: [{ kind: 'payment-card', count: 1 }] });
  });

  it('is known when it is split over what one speaker says in a row', () => {
    expect(kept(['4111 1111', 'eh', '1111 1111, ya está'])).toEqual(['4111 1111', 'eh', '⟦payment-card⟧, ya está']);
  });

  it('is taken out from its beginning on where a card was spoken of', () => {
    const texts = [
      '¿La tarjeta? Te la digo: cuatro cero uno dos, ocho ocho',
      'ocho ocho ocho ocho',
      'ocho ocho, uno ocho ocho uno',
    ];
    expect(kept(texts)).toEqual(['¿La tarjeta? Te la digo: ⟦payment-card⟧', '⟦payment-card⟧', '⟦payment-card⟧']);
  });

  it('loses its ninth digit although nothing told of a card', () => {
    expect(kept(['four one one one', 'one one one one', 'one', 'one one one', 'one one one one'])).toEqual([
      'four one one one',
      'one one one one',
      '⟦payment-card⟧',
      '⟦payment-card⟧',
      '⟦payment-card⟧',
    ]);
  });

  it('takes its expiry and its security code with it', () => {
    expect(alone('4111 1111 1111 1111, caduca 12/27, cvv 123').text).toBe(
      '⟦payment-card⟧, caduca ⟦payment-card⟧, cvv ⟦security-code⟧',
    );
    expect(
      kept(['mi visa es 4111 1111 1111 1111', 'doce veintisiete', 'y el código de seguridad uno dos tres']),
    ).toEqual(['mi visa es ⟦payment-card⟧', '⟦payment-card⟧', 'y el código de seguridad ⟦security-code⟧']);
  });
});

describe('a security code', () => {
  it.each([
    ['mi CVV es 123', 'mi CVV es ⟦security-code⟧'],
    ['the security code is four five six', 'the security code is ⟦security-code⟧'],
    ['los tres números de atrás son uno dos tres', 'los tres números de atrás son ⟦security-code⟧'],
    ['1234 es el código de seguridad', '⟦security-code⟧ es el código de seguridad'],
    ['C.V.V. 9 8 7', 'C.V.V. ⟦security-code⟧'],
  ])('never stays in "%s"', (text, left) => {
    expect(alone(text)).toEqual({ text: left, found: [{ kind: 'security-code', count: 1 }] });
  });
});

describe('what is no card', () => {
  it.each([
    'Tengo aquí su pedido PD-44718. ¿Qué días puede esta semana?',
    'mi móvil es 622 13 45 67',
    '655134567',
    'call me on 415 555 0134',
    '+34 655 13 45 67',
    'ES91 2100 0418 4502 0005 1332',
    'The meter number is 4417 0923 5568 1204.',
    'cero cero seis nueve, ocho siete ocho tres, tres uno ocho cuatro, dos seis ocho',
    'pagué con la tarjeta 4500 euros el 12/05/2024 a las 18:41',
    'la visa que termina en 4242',
    'Mil doscientos noventa euros, a doscientos quince al mes',
    'To your card, forty-nine euros, in two to five working days',
    'One says 18:41 and the other 18:42.',
  ])('stays: "%s"', (text) => {
    expect(alone(text)).toEqual({ text, found: [] });
  });
});

describe('a pattern of the deployment', () => {
  const patterns = [
    { kind: 'national-id', shape: '########@' },
    { kind: 'member', shape: 'M-####', near: ['socio', 'member'] },
  ];

  it('is taken out wherever its shape stands by itself', () => {
    expect(redactWords('DNI 12345678-Z y 12.345.678 z', { before, patterns })).toEqual({
      text: 'DNI ⟦national-id⟧ y ⟦national-id⟧',
      found: [{ kind: 'national-id', count: 2 }],
    });
    expect(redactWords('A12345678Z9', { before, patterns }).found).toEqual([]);
  });

  it('keeps to its words where it has some', () => {
    expect(redactWords('Soy sócio m-1234, caja M-9999', { before, patterns: patterns.slice(1) }).text).toBe(
      'Soy sócio ⟦member⟧, caja ⟦member⟧',
    );
    expect(redactWords('caja M-9999', { before, patterns }).found).toEqual([]);
  });

  it('leaves to the card what is a card', () => {
    const eats = [{ kind: 'digits', shape: '####' }];
    expect(
      redactWords('4111 1111 1111 1111 y eso fue en la tienda de Soria en 2024', { before, patterns: eats }).text,
    ).toBe('⟦payment-card⟧ y eso fue en la tienda de Soria en ⟦digits⟧');
  });
});

describe('words that are not final yet', () => {
  const interim = (text: string) => redactInterim(text, { before, patterns: [] }).text;

  it('lose beginnings that final words may keep', () => {
    expect(interim('la tarjeta es cuatro uno')).toBe('la tarjeta es ⟦payment-card⟧');
    expect(interim('my card is 41')).toBe('my card is ⟦payment-card⟧');
    expect(interim('it is four one one one one one one one one')).toBe('it is ⟦payment-card⟧');
  });

  it.each([
    'pd 61108',
    'el pedido sesenta y uno, uno, cero ocho',
    'pagué con tarjeta el pedido 44718',
    'order four four seven one eight',
    'la factura 40231',
    'el número de serie es 4417 0923 55',
    'rp 5210',
    'es el 4471',
    'it is 40231874',
  ])('keep what is being read out of an order: "%s"', (text) => {
    expect(interim(text)).toBe(text);
  });
});

describe('the promise about card numbers', () => {
  interface Told {
    readonly said: readonly SaidDigits[];
    readonly cue: string;
    readonly cuts: readonly boolean[];
    readonly isSplit: boolean;
    readonly pauses: readonly string[];
  }

  const fillers = fc.constantFrom('', '', '', ' eh', ' mm', ' a ver', ', uh', ',', '...');
  const says = (cue: boolean) =>
    cue ? fc.constantFrom('la tarjeta es', 'my card number is', 'mi visa') : fc.constant('');
  const told = (withCue: boolean) =>
    cardNumbers.chain((number) =>
      fc.record({
        said: readingsOf(number),
        cue: says(withCue),
        cuts: fc.array(fc.boolean(), { minLength: 19, maxLength: 19 }),
        isSplit: fc.boolean(),
        pauses: fc.array(fillers, { minLength: 19, maxLength: 19 }),
      }),
    );

  function textsOf({ said, cue, cuts, isSplit, pauses }: Told): readonly string[] {
    const texts = [[cue]];
    for (const [index, { words }] of said.entries()) {
      if (isSplit && cuts[index]) texts.push([]);
      texts.at(-1)?.push(`${words}${pauses[index] ?? ''}`);
    }
    return texts.map((parts) => parts.join(' '));
  }

  it('holds for 1,000 numbers that nothing announces: at most eight digits stay, nine in the shape of a telephone', () => {
    fc.assert(
      fc.property(told(false), (card) => {
        expect(digitsLeftIn(kept(textsOf(card)).join(' '))).toBeLessThanOrEqual(9);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds for 1,000 numbers that are announced: at most three digits stay', () => {
    fc.assert(
      fc.property(told(true), (card) => {
        expect(digitsLeftIn(kept(textsOf(card)).join(' '))).toBeLessThanOrEqual(3);
      }),
      { numRuns: 1_000 },
    );
  });

  it('holds for 1,000 numbers that nothing announces while they are being said: at most eight digits are shown, ten in the shape of a telephone', () => {
    fc.assert(
      fc.property(told(false), fc.nat(40), (card, length) => {
        const [text = ''] = textsOf({ ...card, isSplit: false });
        const soFar = text.split(' ').slice(0, length).join(' ');
        const { text: shown } = redactInterim(soFar, { before, patterns: [] });
        expect(digitsLeftIn(shown)).toBeLessThanOrEqual(10);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves nothing of a number that is told at once', () => {
    fc.assert(
      fc.property(told(false), (card) => {
        expect(digitsLeftIn(kept(textsOf({ ...card, isSplit: false })).join(' '))).toBe(0);
      }),
      { numRuns: 1_000 },
    );
  });

  it('costs at most 2 % of 1,000 numbers that only look like cards', () => {
    const samples = fc.sample(lookAlikes, { numRuns: 1_000, seed: 20_261_121 });
    const hit = samples.filter((text) => alone(text).found.length > 0);
    expect(hit.length / samples.length).toBeLessThanOrEqual(0.02);
  });

  it('never costs a bank account number whose check digits are right', () => {
    fc.assert(
      fc.property(accounts, (iban) => expect(alone(`el IBAN: ${iban}`).found).toEqual([])),
      { numRuns: 1_000 },
    );
  });

  it('changes nothing in a text that has been redacted', () => {
    fc.assert(
      fc.property(told(true), (card) => {
        const once = kept(textsOf({ ...card, isSplit: false }));
        expect(kept(once)).toEqual(once);
      }),
    );
  });

  it('keeps every character of words that have no digits', () => {
    const words = fc.string({ unit: fc.constantFrom(...'aeio ñáü.,-⟦⟧:/€+\n') });
    fc.assert(fc.property(words, (text) => expect(alone(text).text).toBe(text)));
  });

  it('stands any text at all, and a hostile one of 50,000 characters', () => {
    const anything = fc.record({
      text: fc.string({ unit: 'binary' }),
      before: fc.array(fc.string({ unit: 'binary' })),
    });
    fc.assert(
      fc.property(anything, ({ text, before: said }) => void redactWords(text, { before: said, patterns: [] })),
    );
    const hostile = ['4', '4 ', 'cuatro ', '⟦', 'a', 'eh ', '4-', 'double ', '4111:', 'código de ', 'tarjeta 4 '];
    const patterns = [{ kind: 'long', shape: '##############@', near: ['dni'] }];
    const startedAt = Date.now();
    for (const part of hostile) redactWords(part.repeat(50_000 / part.length), { before, patterns });
    expect(Date.now() - startedAt).toBeLessThan(hostile.length * 1_000);
  });
});
