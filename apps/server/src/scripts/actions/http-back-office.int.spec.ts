import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { readSettings } from '../../platform/configuration.ts';
import { startDemoBackOffice, type DemoBackOffice } from '../../startup/demo-back-office.ts';
import type { BackOfficeQuestion } from './back-office.ts';
import { HttpBackOffice } from './http-back-office.ts';

const root = join(__dirname, '../../../../..');
const program = [
  ...['--import', join(root, 'tools/swc-hooks.mjs'), '--disable-warning=ExperimentalWarning'],
  join(root, 'apps/server/src/back-office.ts'),
];
const quick = { perTry: 2_000, pauses: [5, 5] };
const now = () => Date.now();
const about = (action: string, told: Readonly<Record<string, string>>, key = 'k'): BackOfficeQuestion => ({
  ...{ action, told, language: 'es', idempotencyKey: key },
});
const started: DemoBackOffice[] = [];

async function aShop(failShare = 0, slowness = 0): Promise<DemoBackOffice> {
  const settings = readSettings({ ALIADO_PACK: join(root, 'packs/casa-lumbre') });
  const manners = { demoBackOfficeFailShare: failShare, demoBackOfficeSlowness: slowness };
  const shop = await startDemoBackOffice({ ...settings, ...manners }, { program });
  started.push(shop);
  return shop;
}

afterAll(() => Promise.all(started.map((shop) => shop.stop())));

describe('the back office of the demo, in a process of its own', () => {
  let shop: DemoBackOffice;
  let office: HttpBackOffice;
  beforeAll(async () => {
    shop = await aShop();
    office = new HttpBackOffice(shop, now, quick);
  });

  it('knows how it stands with an order, in the language asked for', async () => {
    expect(await office.ask(about('order-status', { order: 'PD-44718' }))).toEqual({
      values: {
        ...{ number: 'PD-44718', status: 'failed', statusWords: 'entrega fallida', items: 'Lavadora Brasa 8 kg' },
        ...{ slot: '16–18 h', note: 'Segunda entrega fallida. Sin aviso; el camión volvió sin pasar por su calle' },
      },
    });
    const english = { ...about('order-status', { order: 'PD-44718' }), language: 'en' as const };
    expect(await office.ask(english)).toMatchObject({ values: { statusWords: 'delivery failed' } });
  });

  it('lists what a customer ordered', async () => {
    expect(await office.ask(about('customer-orders', { customer: 'C-0001' }))).toEqual({
      values: { count: '2', latest: 'PD-44718', latestItems: 'Lavadora Brasa 8 kg' },
    });
  });

  it('opens one ticket for one intention, however often it is asked', async () => {
    const told = { order: 'PD-44718', team: 'transport', words: 'Buscar el pedido' };
    const first = await office.ask(about('create-ticket', told, 'int-1/trace'));
    expect(first).toEqual({ values: { ticket: expect.stringMatching(/^T-\d+$/) as string } });
    expect(await office.ask(about('create-ticket', told, 'int-1/trace'))).toEqual(first);
    expect(await office.ask(about('create-ticket', told, 'int-2/trace'))).not.toEqual(first);
  });

  it('says what it does not know, and nothing to who has another secret', async () => {
    expect(await office.ask(about('order-status', { order: 'PD-0' }))).toEqual({ failed: 'not-found' });
    const stranger = new HttpBackOffice({ url: shop.url, secret: 'x'.repeat(43) }, now, quick);
    expect(await stranger.ask(about('order-status', { order: 'PD-44718' }))).toEqual({ failed: 'refused' });
  });

  it('takes in a granted remedy once, and only with a right signature', async () => {
    const body = JSON.stringify({ type: 'remedy.granted', data: { amount: 3_000 } });
    const deliver = (id: string, secret: string) => {
      const at = new Date();
      const signature = new Webhook(secret, { format: 'raw' }).sign(id, at, body);
      const stamp = { 'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)), 'webhook-signature': signature };
      const headers = { 'content-type': 'application/json', 'webhook-id': id, ...stamp };
      return fetch(`${shop.url}/remedies`, { method: 'POST', body, headers });
    };
    const statuses = [
      await deliver('g-1', shop.secret),
      await deliver('g-1', shop.secret),
      await deliver('g-2', 'other'),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 401]);
    const arrived = await fetch(`${shop.url}/remedies`, { headers: { authorization: `Bearer ${shop.secret}` } });
    expect(await arrived.json()).toEqual({ remedies: [{ id: 'g-1', remedy: JSON.parse(body) as unknown }] });
  });
});

describe('a back office that is not well', () => {
  it('is asked again, and then left alone for a while', async () => {
    const shop = await aShop(1);
    let time = 0;
    const limits = { atOnce: 5, failuresInRow: 2, restFor: 1_000 };
    const office = new HttpBackOffice(shop, () => time, quick, limits);
    const ask = () => office.ask(about('order-status', { order: 'PD-44718' }));
    expect([await ask(), await ask(), await ask()]).toEqual([
      { failed: 'unreachable' },
      { failed: 'unreachable' },
      { failed: 'resting' },
    ]);
    time = 1_000;
    expect(await ask()).toEqual({ failed: 'unreachable' });
  });

  it('that takes too long gives no answer in time', async () => {
    const shop = await aShop(0, 5_000);
    const office = new HttpBackOffice(shop, now, { perTry: 80, pauses: [] });
    expect(await office.ask(about('order-status', { order: 'PD-44718' }))).toEqual({ failed: 'timed-out' });
  });

  it('that is gone is unreachable', async () => {
    const shop = await aShop();
    await shop.stop();
    const office = new HttpBackOffice(shop, now, quick);
    expect(await office.ask(about('order-status', { order: 'PD-44718' }))).toEqual({ failed: 'unreachable' });
  });
});

describe('an answer that was not agreed on', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach((server) => server.close()));

  async function answering(listener: RequestListener): Promise<HttpBackOffice> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.address() as AddressInfo;
    return new HttpBackOffice({ url: `http://127.0.0.1:${port}`, secret: null }, now, quick);
  }

  it.each([
    ['is no JSON', 'hello'],
    ['has another shape', '{"number":1}'],
    ['is far too long', JSON.stringify({ number: 'x'.repeat(300_000) })],
  ])('%s', async (_, body) => {
    const office = await answering((__, response) => response.end(body));
    expect(await office.ask(about('order-status', { order: 'PD-1' }))).toEqual({ failed: 'malformed' });
  });

  it('sends nobody elsewhere with the secret', async () => {
    const office = await answering((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end());
    expect(await office.ask(about('order-status', { order: 'PD-1' }))).toEqual({ failed: 'unreachable' });
  });
});
