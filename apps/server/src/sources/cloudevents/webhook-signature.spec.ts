import { Webhook } from 'standardwebhooks';
import { isSigned } from './webhook-signature.ts';

const key = Buffer.alloc(32, 7);
const now = Date.UTC(2026, 10, 21, 19);
const body = Buffer.from('{"texto":"Ñandú 🦙"}');

function signed({ at = now, by = key, id = 'msg-1' } = {}) {
  const signature = new Webhook(by, { format: 'raw' }).sign(id, new Date(at), body.toString());
  return { 'webhook-id': id, 'webhook-timestamp': String(Math.floor(at / 1_000)), 'webhook-signature': signature };
}

describe('the signature of a delivery', () => {
  it('is right when an independent signer made it with the same key', () => {
    expect(isSigned({ headers: signed(), body }, key, now)).toBe(true);
  });

  it.each([-299_000, 299_000])('holds for clocks that differ by %i ms', (apart) => {
    expect(isSigned({ headers: signed({ at: now + apart }), body }, key, now)).toBe(true);
  });

  it.each([-301_000, 301_000, 10 * 60_000])('does not hold for clocks that differ by %i ms', (apart) => {
    expect(isSigned({ headers: signed({ at: now + apart }), body }, key, now)).toBe(false);
  });

  it('may stand among others, while keys are being changed', () => {
    const headers = signed();
    const other = signed({ by: Buffer.alloc(32, 9) })['webhook-signature'];
    const several = { ...headers, 'webhook-signature': `v1a,xyz ${other} ${headers['webhook-signature']}` };
    expect(isSigned({ headers: several, body }, key, now)).toBe(true);
  });

  it.each([
    ['another key', { headers: signed({ by: Buffer.alloc(32, 9) }), body }],
    ['another body', { headers: signed(), body: Buffer.from('{}') }],
    ['another id', { headers: { ...signed(), 'webhook-id': 'msg-2' }, body }],
    ['another second', { headers: { ...signed(), 'webhook-timestamp': String(now / 1_000 + 1) }, body }],
    ['a time that is no number', { headers: { ...signed(), 'webhook-timestamp': '1e9' }, body }],
    ['no id', { headers: { ...signed(), 'webhook-id': undefined }, body }],
    ['no signature', { headers: { ...signed(), 'webhook-signature': undefined }, body }],
    ['an empty signature', { headers: { ...signed(), 'webhook-signature': '' }, body }],
    [
      'half a signature',
      { headers: { ...signed(), 'webhook-signature': signed()['webhook-signature'].slice(0, 20) }, body },
    ],
    [
      'eleven signatures',
      { headers: { ...signed(), 'webhook-signature': `${'v1,x '.repeat(10)}${signed()['webhook-signature']}` }, body },
    ],
  ])('is wrong with %s', (_, delivery) => {
    expect(isSigned(delivery, key, now)).toBe(false);
  });
});
