import { judge, noMatch, type FoundIdentity } from './caller-match.ts';

const now = 1_800_000_000_000;
const amparo: FoundIdentity = {
  customerId: 'amparo',
  name: 'Amparo Miralles',
  kind: 'phone',
  label: 'main',
  validUntil: null,
  isExact: true,
  hasOpenCase: false,
};
const joan: FoundIdentity = { ...amparo, customerId: 'joan', name: 'Joan Miralles', label: 'contact' };
const shop: FoundIdentity = { ...amparo, customerId: 'shop', name: 'Ferretería Rosell', label: 'old' };
const said = (id: string | null) => ({ customer: id === null ? null : { id, name: id } });
const ids = (match: ReturnType<typeof judge>) => match.candidates.map(({ customerId }) => customerId);

describe('who has an address', () => {
  it('is unknown when nobody has it', () => {
    expect(judge([], null, now)).toEqual(noMatch);
  });

  it('is known when it is one person’s today', () => {
    expect(judge([amparo], null, now)).toEqual({
      certainty: 'known',
      customerId: 'amparo',
      candidates: [{ customerId: 'amparo', name: 'Amparo Miralles', evidence: [{ kind: 'phone', label: 'main' }] }],
    });
    expect(judge([{ ...amparo, label: 'work' }], null, now)).toMatchObject({ certainty: 'known' });
  });

  it.each([
    ['an old one', { label: 'old' }],
    ['one that has expired', { validUntil: now }],
    ['one at which they may be reached', { label: 'contact' }],
    ['one that only ends in the same digits', { isExact: false }],
  ] as const)('is only probable when it is %s', (_, change) => {
    expect(judge([{ ...amparo, ...change }], null, now)).toMatchObject({ certainty: 'probable', customerId: 'amparo' });
  });

  it('is ambiguous when several share it, main before contact before work before old', () => {
    const work: FoundIdentity = { ...amparo, customerId: 'work', name: 'Aa', label: 'work' };
    const match = judge([shop, work, joan, amparo], null, now);
    expect(match).toMatchObject({ certainty: 'ambiguous', customerId: null });
    expect(ids(match)).toEqual(['amparo', 'joan', 'work', 'shop']);
  });

  it('puts those with an open case before others with the same evidence', () => {
    const zoe: FoundIdentity = { ...amparo, customerId: 'zoe', name: 'Zoe', hasOpenCase: true };
    expect(ids(judge([amparo, zoe], null, now))).toEqual(['zoe', 'amparo']);
  });

  it('does not ask for look-alikes when the very address is somebody’s', () => {
    expect(judge([amparo, { ...joan, label: 'main', isExact: false }], null, now)).toMatchObject({
      certainty: 'known',
    });
  });

  it('names one person once, with all that speaks for it', () => {
    const match = judge([{ ...amparo, kind: 'whatsapp' }, { ...amparo, label: 'old' }, amparo], null, now);
    expect(match.certainty).toBe('known');
    expect(match.candidates[0]?.evidence).toEqual([
      { kind: 'whatsapp', label: 'main' },
      { kind: 'phone', label: 'main' },
      { kind: 'phone', label: 'old' },
    ]);
  });

  it('is whom an agent said, even where no identity says so', () => {
    expect(judge([], said('lucia'), now)).toEqual({
      certainty: 'known',
      customerId: 'lucia',
      candidates: [{ customerId: 'lucia', name: 'lucia', evidence: [{ kind: 'agent', label: null }] }],
    });
  });

  it('stays probable after an agent’s word where it is somebody else’s too', () => {
    const match = judge([amparo, joan, shop], said('joan'), now);
    expect(match).toMatchObject({ certainty: 'probable', customerId: 'joan' });
    expect(ids(match)).toEqual(['joan', 'amparo', 'shop']);
    expect(judge([amparo, joan, shop], said('amparo'), now)).toMatchObject({
      certainty: 'known',
      customerId: 'amparo',
    });
  });

  it('takes nobody once an agent said that it was none of these', () => {
    const match = judge([amparo], said(null), now);
    expect(match).toMatchObject({ certainty: 'ambiguous', customerId: null });
    expect(ids(match)).toEqual(['amparo']);
    expect(judge([], said(null), now)).toEqual(noMatch);
  });
});
