import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { usualAlertRules, type AlertRule } from '@aliado/domain';
import { Webhook } from 'standardwebhooks';
import type { Configuration } from '../../platform/configuration.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { AlertOutbox } from './alert-outbox.ts';

const secret = 'a secret of both sides, long enough';
const rule = usualAlertRules[1] as AlertRule;
let database: TestDatabase;
let server: Server;
let outbox: AlertOutbox;
let now = Date.now();
const answers: number[] = [];
const heard: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const signatures = new Webhook(secret, { format: 'raw' });
  server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const status = answers.shift() ?? 204;
      signatures.verify(body, request.headers as Record<string, string>);
      if (status < 300) heard.push({ id: request.headers['webhook-id'], ...(JSON.parse(body) as object) });
      response.writeHead(status).end();
    })().catch(() => response.writeHead(401).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const alertUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`;
  const configuration = { settings: { alertUrl, alertSecret: secret } } as Configuration;
  outbox = new AlertOutbox(database, configuration, { now: () => now });
  outbox.onApplicationBootstrap();
});
afterAll(async () => {
  await outbox?.onModuleDestroy();
  await new Promise((resolve) => server?.close(resolve));
  await database?.close();
});

const waiting = async () => (await database.pool.query('SELECT attempts FROM alert_delivery')).rows;

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('another system', () => {
  it('is told of an alert, signed, again where it did not take it, and with the same id', async () => {
    answers.push(503);
    await outbox.put({ rule, subjectId: 'billing', isUp: true, value: 61, at: now });
    await until(async () => (await waiting()).some(({ attempts }) => attempts === 1));
    expect(heard).toEqual([]);
    now += 6_000;
    await until(() => heard.length === 1);
    expect(heard).toMatchObject([
      {
        type: 'alert.raised',
        data: { subject: { kind: 'queue', id: 'billing' }, figure: { value: 61, unit: 'seconds' } },
      },
    ]);
    await until(async () => (await waiting()).length === 0);
  });

  it('is not told again of what it refuses for good', async () => {
    answers.push(422);
    await outbox.put({ rule, subjectId: 'billing', isUp: false, value: null, at: now });
    await until(async () => answers.length === 0 && (await waiting()).length === 0);
    expect(heard).toHaveLength(1);
  });

  it('hears of one subject in the order in which it happened, though it failed in between, and of others meanwhile', async () => {
    heard.length = 0;
    answers.push(503);
    const news = { rule, value: null, at: now };
    await outbox.put({ ...news, subjectId: 'billing', isUp: true });
    await outbox.put({ ...news, subjectId: 'billing', isUp: false });
    await until(async () => (await waiting()).some(({ attempts }) => attempts === 1));
    await outbox.put({ ...news, subjectId: 'sales', isUp: true });
    await until(() => heard.length === 1);
    now += 4_000;
    await outbox.put({ ...news, subjectId: 'sales', isUp: false });
    await until(() => heard.length === 2);
    now += 1_000;
    await until(() => heard.length === 4);
    expect(heard.map((one) => (one as { id: string }).id.replace(/\d+\./, ''))).toEqual([
      'nobody-answers.sales.raised',
      'nobody-answers.sales.cleared',
      'nobody-answers.billing.raised',
      'nobody-answers.billing.cleared',
    ]);
    await until(async () => (await waiting()).length === 0);
  });
});
