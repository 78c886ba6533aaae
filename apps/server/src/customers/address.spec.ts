import { readAddress } from './address.ts';

const phone = (value: string) => ({ kind: 'phone', value, lastDigits: value.slice(-9) });

describe('the address of somebody who calls or writes', () => {
  it.each([
    ['+34611550117'],
    ['+34 611 55 01 17'],
    ['0034611550117'],
    ['00 34 611-550-117'],
    ['611550117'],
    ['(611) 55.01.17'],
    ['tel:+34611550117;phone-context=+34'],
    ['sip:+34611550117@gateway.example;user=phone'],
    ['"Lucía Ferrer" <sip:0034611550117@10.0.0.1>'],
    ['whatsapp:+34611550117'],
  ])('is one E.164 number when written as %s', (raw) => {
    expect(readAddress(raw, 'ES')).toEqual(phone('+34611550117'));
  });

  it('reads 00 as international where the country dials another prefix', () => {
    expect(readAddress('0034611550117', 'US')).toEqual(phone('+34611550117'));
  });

  it('keeps a number with old trunk digits, so that its last nine can still be compared', () => {
    const [old, current] = [readAddress('+5215555550255', 'MX'), readAddress('+525555550255', 'MX')];
    expect(old).toMatchObject({ lastDigits: '555550255' });
    expect(current).toMatchObject({ value: '+525555550255', lastDigits: '555550255' });
  });

  it.each([
    null,
    '',
    '  ',
    'anonymous',
    'Anonymous',
    'Restricted',
    'unavailable',
    'sip:anonymous@anonymous.invalid',
    '+266696687',
  ])('is nobody’s when it is withheld: %s', (raw) => {
    expect(readAddress(raw, 'ES')).toBeNull();
  });

  it.each(['112', '1234', '???', '@', '<>'])('is nobody’s when it tells nobody apart: %s', (raw) => {
    expect(readAddress(raw, 'ES')).toBeNull();
  });

  it('cannot be a national number where no country is known', () => {
    expect(readAddress('611550117', null)).toBeNull();
    expect(readAddress('+34611550117', null)).toEqual(phone('+34611550117'));
  });

  it('is an e-mail in lower case, without its name', () => {
    const expected = { kind: 'email', value: 'lucia.ferrer@example.com' };
    expect(readAddress('Lucia.Ferrer@Example.com', 'ES')).toEqual(expected);
    expect(readAddress('"Lucía" <lucia.ferrer@example.com>', 'ES')).toEqual(expected);
    expect(readAddress('mailto:lucia.ferrer@example.com?subject=Hola', 'ES')).toEqual(expected);
  });

  it('is an account when it has letters and digits', () => {
    expect(readAddress('cl-190312', 'ES')).toEqual({ kind: 'account', value: 'CL-190312' });
    expect(readAddress('lucia', 'ES')).toBeNull();
  });
});
